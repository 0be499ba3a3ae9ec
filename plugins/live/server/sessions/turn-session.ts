import { err, ok, type Result } from '@hearth/cms/kernel';
import type { StaffActor } from '@hearth/cms/contract';
import type { LiveSessions, PlannedSession, SessionEvent } from '../../contract';
import { liveCancelled, tellDuty } from './session-notices';
import { moveSession } from './move-session';
import { seeSession } from './see-sessions';
import type { SessionDeps, SessionRefusal } from './session-deps';

/** Events for which somebody says why: the log is read when it matters. */
const REASONED: readonly SessionEvent[] = ['pause', 'stop', 'cancel'];

type Turn = {
  readonly id: string;
  readonly event: SessionEvent;
  readonly version: number;
  readonly reason: string;
};

/** Takes a session on by a person's hand. */
export async function turnSession(
  deps: SessionDeps,
  actor: StaffActor,
  { id, event, version, reason }: Turn,
): Promise<Result<PlannedSession, SessionRefusal>> {
  const done = await deps.database.transaction(async (tx): Promise<Result<unknown, SessionRefusal>> => {
    const session = await deps.sessions.hold(tx, id, actor.stations);
    if (!session) return err('SESSION.NOT_FOUND');
    if (session.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (REASONED.includes(event) && reason === '') return err('SESSION.REASON_MISSING');
    const moved = await moveSession(deps, tx, { actor, session, event, reason });
    if (moved.ok && event === 'cancel')
      await tellDuty(deps, tx, { kind: liveCancelled, session, facts: { why: reason } });
    return moved;
  });
  return done.ok ? seeSession(deps, actor, id) : done;
}

/** Stops a session for another part of the house, in its transaction. What is stopped already stays so. */
export const stopSession =
  (deps: () => SessionDeps): LiveSessions['stop'] =>
  async (tx, actor, { session: id, reason }) => {
    const stations = actor.kind === 'staff' ? actor.stations : undefined;
    const session = await deps().sessions.hold(tx, id, stations);
    if (!session) return err('SESSION.NOT_FOUND');
    if (session.state === 'ending') return ok();
    const moved = await moveSession(deps(), tx, { actor, session, event: 'stop', reason });
    return moved.ok ? ok() : moved;
  };
