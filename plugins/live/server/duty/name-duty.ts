import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { DutyList, DutyRole } from '../../contract';
import { tellDesk } from '../sessions/desk-words';
import { note } from '../sessions/note';
import type { SessionDeps, SessionRefusal } from '../sessions/session-deps';
import { factsOf, linkOf, liveDutyNamed } from '../sessions/session-notices';
import type { KeptSession } from '../sessions/session-store';
import { barredBy, dutyLightOf, missingRoles } from './duty.rules';

type Listed = Promise<Result<DutyList, SessionRefusal>>;

/** Sessions that are through need nobody any more. */
const isThrough = ({ state }: KeptSession): boolean => ['ended', 'published', 'archived', 'cancelled'].includes(state);

/** Who is on duty in a session, and where nobody is. */
export async function seeDuty(deps: SessionDeps, actor: StaffActor, id: string): Listed {
  const { read } = deps.database;
  if (!(await deps.sessions.find(read, actor.stations, id))) return err('SESSION.NOT_FOUND');
  return ok(await dutyListOf(deps, read, id));
}

/** The duty list of a session that the caller has found. */
export async function dutyListOf(
  { duty, people, time }: Pick<SessionDeps, 'duty' | 'people' | 'time'>,
  on: Database['read'] | Tx,
  session: string,
): Promise<DutyList> {
  const all = await duty.of(on, session);
  const now = await time.now();
  const known = await people.byIds([...new Set(all.map(({ person }) => person))]);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return {
    duty: all.map(({ beatenAt, ...one }) => ({
      ...one,
      ...{ name: names.get(one.person) ?? '', light: dutyLightOf(beatenAt, now) },
      beatenAt: beatenAt?.toISOString() ?? null,
    })),
    missing: [...missingRoles(all, now)],
  };
}

type Naming = { readonly id: string; readonly role: DutyRole; readonly person: string };

/** Puts somebody on duty and tells them. */
export async function nameDuty(deps: SessionDeps, actor: StaffActor, { id, role, person }: Naming): Listed {
  const [known] = await deps.people.byIds([person]);
  if (!known?.active || !actor.stations.includes(known.station)) return err('SESSION.PERSON_NOT_FOUND');
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const { state, station } = session;
    if (isThrough(session)) return err('SESSION.FIXED', { state });
    const held = (await deps.duty.of(tx, id)).filter((one) => one.person === person).map((one) => one.role);
    const barred = barredBy(role, held);
    if (barred) return err('SESSION.DUTY_APART', { held: barred });
    const line = { id: deps.ids.next(), session: id, station, role, person, by: actor.id };
    if (!(await deps.duty.name(tx, line))) return ok();
    await note(deps, tx, { actor, session, event: 'duty-named', facts: { role, person } });
    await tellDesk(deps, tx, { session, telling: { type: 'duty' } });
    await deps.notify(tx, {
      ...{ kind: liveDutyNamed, station, subject: `${id} ${person}`, to: { person }, link: linkOf(id) },
      facts: factsOf(session, ''),
    });
    return ok();
  });
  return done.ok ? seeDuty(deps, actor, id) : done;
}

/** Takes somebody off duty. */
export async function relieveDuty(
  deps: SessionDeps,
  actor: StaffActor,
  { id, duty }: { readonly id: string; readonly duty: string },
): Listed {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    if (!(await deps.duty.relieve(tx, id, duty))) return err('SESSION.DUTY_NOT_FOUND');
    await note(deps, tx, { actor, session, event: 'duty-relieved', facts: { duty } });
    await tellDesk(deps, tx, { session, telling: { type: 'duty' } });
    return ok();
  });
  return done.ok ? seeDuty(deps, actor, id) : done;
}

/** A sign of life of whoever asks. It is no deed, and the log knows nothing of it. */
export async function beat(deps: SessionDeps, actor: StaffActor, id: string): Listed {
  const { read } = deps.database;
  if (!(await deps.sessions.find(read, actor.stations, id))) return err('SESSION.NOT_FOUND');
  if (!(await deps.duty.beat(read, id, actor.id))) return err('SESSION.NOT_ON_DUTY');
  return ok(await dutyListOf(deps, read, id));
}
