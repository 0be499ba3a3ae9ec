import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { liveSessionPlanned, type PlannedSession, type PlanSession, type SessionState } from '../../contract';
import { note } from './note';
import { seeSession } from './see-sessions';
import type { SessionDeps, SessionRefusal } from './session-deps';
import type { KeptSession } from './session-store';
import { settingHashOf } from './setting-hash';

/** While a session stands so, its plan may be changed. */
const PLANNABLE: readonly SessionState[] = ['planned', 'prepared', 'rehearsal', 'ready'];

/** Whether the plan of a session may be changed still. */
export const isPlannable = (state: SessionState): boolean => PLANNABLE.includes(state);

type Planned = Promise<Result<PlannedSession, SessionRefusal>>;

/** Plans a session of the actor's station, with a room of its own. */
export async function planSession(deps: SessionDeps, actor: StaffActor, plan: PlanSession): Planned {
  const { station } = actor;
  const id = deps.ids.next();
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    if (!(await hasStream(deps, tx, { station, plan }))) return err('SESSION.STREAM_NOT_FOUND');
    const { title, language } = plan;
    const room = await deps.rooms.open(tx, { owner: { kind: 'session', id }, station, title, language });
    await deps.sessions.insert(tx, { ...plan, id, station, room, series: id, rehearsalOf: null, madeBy: actor.id });
    await note(deps, tx, { actor, session: { id, station }, event: 'planned', words: title });
    await deps.outbox.append(tx, liveSessionPlanned({ station, session: id }));
    return ok();
  });
  return done.ok ? seeSession(deps, actor, id) : done;
}

/** Changes what is planned of a session that did not begin. */
export async function changeSession(
  deps: SessionDeps,
  actor: StaffActor,
  { id, version, ...plan }: PlanSession & { readonly id: string; readonly version: number },
): Planned {
  const done = await deps.database.transaction(async (tx): Promise<Result<void, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    const { state, station } = session;
    if (!isPlannable(state)) return err('SESSION.FIXED', { state });
    if (!(await hasStream(deps, tx, { station, plan }))) return err('SESSION.STREAM_NOT_FOUND');
    if (session.version !== version || !(await deps.sessions.change(tx, session, plan)))
      return err('HEARTH.CHANGED_MEANWHILE');
    const isMoved = new Date(plan.plannedAt).getTime() !== session.plannedAt.getTime();
    if (isMoved) await deps.duty.remindAgain(tx, id);
    if (plan.language !== session.language) await deps.items.unload(tx, { session: id });
    await note(deps, tx, { actor, session, event: 'changed', words: plan.title, facts: newSetting(session, plan) });
    if (!session.isRehearsal) await deps.outbox.append(tx, liveSessionPlanned({ station, session: id }));
    return ok();
  });
  return done.ok ? seeSession(deps, actor, id) : done;
}

/** Whoever gives a session another setting is not the one who looks at it: the log knows who did. */
function newSetting(session: KeptSession, plan: PlanSession): Readonly<Record<string, unknown>> {
  const setting = settingHashOf(plan);
  return setting === settingHashOf(session) ? {} : { setting };
}

type Wanted = { readonly station: string; readonly plan: Pick<PlanSession, 'streamingRoom'> };

async function hasStream({ pictures }: SessionDeps, tx: Tx, { station, plan }: Wanted): Promise<boolean> {
  const { streamingRoom: room } = plan;
  return room === null || (await pictures.find(tx, { stations: [station], room })) !== undefined;
}
