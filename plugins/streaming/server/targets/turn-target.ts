import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { targetMoved, type Target } from '../../contract';
import { moveTarget } from './move-target';
import { presentTarget } from './present-target';
import type { TargetDeps, TargetRefusal, WhichTarget } from './target-deps';
import { targetMachine } from './target.machine';

/** Starts a copy, begins it anew, or stops it. One that is stopped already stays so without a word. */
export async function turnTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room: roomId, id, event }: WhichTarget & { readonly event: 'start' | 'stop' },
): Promise<Result<Target, TargetRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  // The picture of such a room does not pass through this house.
  if (room.driver === 'mux' && event === 'start') return err('STREAMING.NOT_OFFERED', { what: 'targets' });
  return deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room.id);
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    const next = targetMachine.next(target.state, event);
    if (!next.ok || next.value.state === 'removed') return ok(presentTarget(target));
    const anew = event === 'start' ? ({ anew: true } as const) : {};
    const patch = { state: next.value.state, problem: null, changedBy: actor.id, ...anew };
    const done = await moveTarget(deps, tx, { target, actor, action: `streaming-target.${event}`, patch });
    return done ? ok(done) : err('STREAMING.TARGET_NOT_FOUND');
  });
}

/** Removes a copy with its key; the ledger remembers that there was one. */
export async function removeTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id }: WhichTarget,
): Promise<Result<null, TargetRefusal>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room);
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    await deps.targets.remove(tx, id);
    const { station, platform, name, state: from } = target;
    const version = target.version + 1;
    const facts = { room, platform, name, from };
    deps.ledger.append(tx, { actor, action: 'streaming-target.removed', subject: id, version: String(version), facts });
    await deps.outbox.append(tx, targetMoved({ station, targetId: id, roomId: room, to: 'removed', version }));
    return ok(null);
  });
}

/** The copies of a room. */
export async function listTargets(
  deps: TargetDeps,
  actor: StaffActor,
  roomId: string,
): Promise<Result<{ readonly targets: Target[] }, TargetRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  return ok({ targets: (await deps.targets.ofRoom(deps.database, room.id)).map(presentTarget) });
}
