import type { SessionDeps } from '../sessions/session-deps';
import { factsOf, linkOf, liveBeginsSoon } from '../sessions/session-notices';

type Deps = Pick<SessionDeps, 'database' | 'duty' | 'sessions' | 'notify'>;

/** Tells everybody on duty, once, that their live begins within half an hour. Answers how many were told. */
export function remindDuty({ database, duty, sessions, notify }: Deps): Promise<number> {
  return database.transaction(async (tx) => {
    const reminded = await duty.remind(tx);
    // Whoever stands in two roles of a live is told of it once.
    const told = new Map(reminded.map((one) => [`${one.session} ${one.person}`, one]));
    for (const { session: id, person } of told.values()) {
      const session = await sessions.known(tx, { id });
      if (!session) continue;
      await notify(tx, {
        ...{ kind: liveBeginsSoon, station: session.station, subject: `${id} ${person}`, to: { person } },
        ...{ link: linkOf(id), facts: factsOf(session, '') },
      });
    }
    return told.size;
  });
}
