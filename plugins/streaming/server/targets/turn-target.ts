import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { targetMoved, type Distribution, type Target } from '../../contract';
import { carryTarget, isUnknown } from './carry-target';
import { moveTarget } from './move-target';
import { mayChangeNow } from './on-mux.rules';
import { presentTarget } from './present-target';
import type { TargetDeps, TargetRefusal, WhichTarget } from './target-deps';
import { targetMachine } from './target.machine';

/** Starts a copy, begins it anew, or stops it. One that is stopped already stays so without a word. */
export async function turnTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id, event }: WhichTarget & { readonly event: 'start' | 'stop' },
): Promise<Result<Target, TargetRefusal>> {
  const open = await openRoom(deps, actor, room);
  if (!open.ok) return open;
  const turned = await deps.database.transaction(async (tx): Promise<Result<Target, TargetRefusal>> => {
    const target = await deps.targets.hold(tx, id, room);
    if (target?.purpose !== 'platform') return err('STREAMING.TARGET_NOT_FOUND');
    const next = targetMachine.next(target.state, event);
    if (!next.ok || next.value.state === 'removed') return ok(presentTarget(target));
    const anew = event === 'start' ? ({ anew: true } as const) : {};
    const fits = event === 'start' ? await deps.gate?.fits(tx, { id, room }) : undefined;
    if (fits && !fits.ok) return fits;
    const patch = { state: next.value.state, problem: null, changedBy: actor.id, ...anew };
    const done = await moveTarget(deps, tx, { target, actor, action: `streaming-target.${event}`, patch });
    return done ? ok(done) : err('STREAMING.TARGET_NOT_FOUND');
  });
  return turned.ok ? carried(deps, actor, turned.value) : turned;
}

/** A room whose platforms may be changed now. */
export async function openRoom(deps: TargetDeps, actor: StaffActor, id: string): Promise<Result<null, TargetRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const driver = deps.drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  if (!mayChangeNow(room.state, driver.capabilities())) return err('STREAMING.TARGETS_WHILE_LIVE');
  return ok(null);
}

/** Tells Mux of a copy that was changed. What Mux refuses is off again; what it did not answer is done by the house as soon as it does. */
export async function carried(
  deps: TargetDeps,
  actor: StaffActor,
  target: Target,
): Promise<Result<Target, TargetRefusal>> {
  const done = await carryTarget(deps, target.id);
  if (done.ok || isUnknown(done.error)) return ok(target);
  await deps.database.transaction(async (tx) => {
    const now = await deps.targets.hold(tx, target.id);
    const next = now && targetMachine.next(now.state, 'stop');
    if (now?.attempt !== target.attempt || !next?.ok || next.value.state !== 'off') return;
    const patch = { state: 'off', problem: null } as const;
    await moveTarget(deps, tx, { target: now, actor, action: 'streaming-target.not-taken', patch });
  });
  return done;
}

/** Removes a copy with its key, at Mux first; the ledger remembers that there was one. */
export async function removeTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id }: WhichTarget,
): Promise<Result<null, TargetRefusal>> {
  const open = await openRoom(deps, actor, room);
  if (!open.ok) return open;
  const away = await awayFromMux(deps, id);
  if (!away.ok) return away;
  return deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room);
    if (target?.purpose !== 'platform') return err('STREAMING.TARGET_NOT_FOUND');
    await deps.targets.remove(tx, id);
    const { station, platform, name, state: from } = target;
    const version = target.version + 1;
    const facts = { room, platform, name, from };
    deps.ledger.append(tx, { actor, action: 'streaming-target.removed', subject: id, version: String(version), facts });
    await deps.outbox.append(tx, targetMoved({ station, targetId: id, roomId: room, to: 'removed', version }));
    return ok(null);
  });
}

async function awayFromMux(deps: TargetDeps, id: string): Promise<Result<null, TargetRefusal>> {
  const known = await deps.targets.carried(deps.database, id);
  if (known?.ref == null) return ok(null);
  const gone = await deps.drivers.named('mux')?.targets.remove(known.stream, known.ref);
  if (gone && !gone.ok && gone.error.code !== 'STREAMING.PROVIDER_GONE') return gone;
  return ok(null);
}

/** The copies of a room, and the one by which Mux hands it out. */
export async function listTargets(
  deps: TargetDeps,
  actor: StaffActor,
  roomId: string,
): Promise<Result<{ readonly targets: Target[]; readonly distribution: Distribution | null }, TargetRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const targets = (await deps.targets.ofRoom(deps.database, room.id)).map(presentTarget);
  const byMux = room.driver === 'hybrid' ? await deps.targets.distribution(deps.database, room.id) : undefined;
  const distribution = byMux ? { state: byMux.state, since: byMux.since, problem: byMux.problem } : null;
  return ok({ targets, distribution });
}
