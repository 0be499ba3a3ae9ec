import type { Actor } from '@hearth/cms/contract';
import type { SessionFacts } from '../../contract';
import type { NoteDeps } from './note-deps';

type Deps = Pick<NoteDeps, 'database' | 'sessions'>;

/** A session that somebody of the staff sees; one of another station is not there for them. */
export async function findSession(
  { database, sessions }: Deps,
  actor: Actor | undefined,
  session: string,
): Promise<SessionFacts | undefined> {
  if (actor?.kind !== 'staff') return undefined;
  const found = await sessions.find(database.read, session);
  return found && actor.stations.includes(found.station) ? found : undefined;
}
