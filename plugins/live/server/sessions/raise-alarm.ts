import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { AlarmDegree, LiveSessions, PlannedSession } from '../../contract';
import { tellDesk } from './desk-words';
import { moveSession } from './move-session';
import { note, type Who } from './note';
import { seeSession } from './see-sessions';
import type { SessionDeps, SessionRefusal } from './session-deps';
import { livePaused, tellDuty } from './session-notices';
import type { KeptSession } from './session-store';

/** The degree that pauses a live at once. */
const PAUSES: AlarmDegree = 3;

/** An alarm about a session that the caller holds. */
export type Alarm = {
  readonly actor: Who;
  readonly session: KeptSession;
  readonly degree: AlarmDegree;
  readonly words: string;
  readonly facts?: Readonly<Record<string, unknown>>;
};

type Sounded = Promise<Result<void, SessionRefusal>>;

/** Tells everybody on duty; of the highest degree it pauses what is on the air, in the same transaction. */
export async function soundAlarm(deps: SessionDeps, tx: Tx, alarm: Alarm): Sounded {
  const { actor, session, degree, words, facts = {} } = alarm;
  await note(deps, tx, { actor, session, event: 'alarm', words, facts: { ...facts, degree } });
  await tellDesk(deps, tx, { session, telling: { type: 'alarm', degree, words, ...facts } });
  if (degree !== PAUSES || session.state !== 'live') return ok();
  const paused = await moveSession(deps, tx, { actor, session, event: 'pause', reason: words });
  if (!paused.ok) return paused;
  await tellDuty(deps, tx, { kind: livePaused, session, facts: { why: words } });
  return ok();
}

type Raised = { readonly id: string; readonly degree: AlarmDegree; readonly words: string };

/** Raises an alarm by a person's hand. */
export async function raiseAlarm(
  deps: SessionDeps,
  actor: StaffActor,
  { id, degree, words }: Raised,
): Promise<Result<PlannedSession, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Sounded => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    return soundAlarm(deps, tx, { actor, session, degree, words });
  });
  return done.ok ? seeSession(deps, actor, id) : done;
}

/** Raises an alarm of the highest degree for another part of the house, in its transaction. */
export const alarmSession =
  (deps: () => SessionDeps): LiveSessions['alarm'] =>
  async (tx, actor, { session: id, words }) => {
    const session = await deps().sessions.hold(tx, id, actor.kind === 'staff' ? actor.stations : undefined);
    if (!session) return err('SESSION.NOT_FOUND');
    return soundAlarm(deps(), tx, { actor, session, degree: PAUSES, words });
  };
