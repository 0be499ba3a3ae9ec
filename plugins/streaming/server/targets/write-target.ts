import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import { targetMoved, type AddTarget, type Target } from '../../contract';
import { moveTarget } from './move-target';
import { presentTarget } from './present-target';
import type { TargetDeps, TargetRefusal, WhichTarget } from './target-deps';
import { targetMachine } from './target.machine';
import { MOST_TARGETS, tailOf, wantedAddress } from './target.rules';

/** Adds a platform to a room, switched off. The key is sealed before it is written, and no answer and no entry has it. */
export async function addTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room: roomId, key, ...words }: AddTarget & { readonly room: string },
): Promise<Result<Target, TargetRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const url = wantedAddress(words.url, deps.isOpen.bind(deps));
  if (url === undefined) return err('STREAMING.TARGET_ADDRESS');
  const { station } = room;
  const id = deps.ids.next();
  return deps.database.transaction(async (tx) => {
    if ((await deps.targets.count(tx, room.id)) >= MOST_TARGETS)
      return err('STREAMING.TOO_MANY_TARGETS', { most: MOST_TARGETS });
    if (await deps.targets.isNamed(tx, { room: room.id, name: words.name })) return err('STREAMING.TARGET_NAME');
    const row = { ...words, ...sealed(deps, id, key), id, url, room: room.id, station, changedBy: actor.id };
    await deps.targets.insert(tx, row);
    const made = await deps.targets.hold(tx, id);
    if (!made) return err('STREAMING.TARGET_NOT_FOUND');
    const facts = { room: room.id, platform: made.platform, name: made.name, url };
    deps.ledger.append(tx, { actor, action: 'streaming-target.added', subject: id, version: '1', facts });
    await deps.outbox.append(tx, targetMoved({ station, targetId: id, roomId: room.id, to: 'off', version: 1 }));
    return ok(presentTarget(made));
  });
}

type Change = WhichTarget & { readonly name: string; readonly url: string; readonly version: number };

/** Gives a copy another name or address. One whose address changes begins anew, and no other copy notices. */
export async function changeTarget(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id, name, url: text, version }: Change,
): Promise<Result<Target, TargetRefusal>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  const url = wantedAddress(text, deps.isOpen.bind(deps));
  if (url === undefined) return err('STREAMING.TARGET_ADDRESS');
  return deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room);
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    if (target.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    if (await deps.targets.isNamed(tx, { room, name, but: id })) return err('STREAMING.TARGET_NAME');
    const anew = url === target.url ? {} : renewed(target.state);
    const patch = { name, url, changedBy: actor.id, ...anew };
    const done = await moveTarget(deps, tx, { target, actor, action: 'streaming-target.changed', patch });
    return done ? ok(done) : err('HEARTH.CHANGED_MEANWHILE');
  });
}

/** Puts a new key in. A copy that is wanted begins anew with it at once, also one that had been given up. */
export async function replaceKey(
  deps: TargetDeps,
  actor: StaffActor,
  { room, id, key }: WhichTarget & { readonly key: string },
): Promise<Result<Target, TargetRefusal>> {
  if (!(await deps.rooms.find(deps.database, actor.stations, room))) return err('STREAMING.ROOM_NOT_FOUND');
  return deps.database.transaction(async (tx) => {
    const target = await deps.targets.hold(tx, id, room);
    if (!target) return err('STREAMING.TARGET_NOT_FOUND');
    const patch = { sealed: sealed(deps, id, key), changedBy: actor.id, ...renewed(target.state) };
    const done = await moveTarget(deps, tx, { target, actor, action: 'streaming-target.key-replaced', patch });
    return done ? ok(done) : err('STREAMING.TARGET_NOT_FOUND');
  });
}

function renewed(state: Target['state']) {
  const next = targetMachine.next(state, 'renew');
  if (!next.ok || next.value.state === 'removed') return {};
  return { state: next.value.state, problem: null, anew: true } as const;
}

const sealed = ({ vault, targets }: TargetDeps, id: string, key: string) => ({
  key: vault.seal(targets.keyPlace(id), key),
  keyTail: tailOf(key),
});
