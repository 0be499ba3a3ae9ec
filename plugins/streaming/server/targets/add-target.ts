import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { targetMoved, type AddedTarget, type AddTarget } from '../../contract';
import { becomeHybrid, type BecameHybrid } from '../rooms/become-hybrid';
import type { KeptRoom } from '../rooms/room-store';
import { carryTarget } from './carry-target';
import { beyondMux, mayChangeNow } from './on-mux.rules';
import { presentTarget } from './present-target';
import type { TargetDeps, TargetRefusal } from './target-deps';
import { MOST_TARGETS, wantedAddress } from './target.rules';
import { refusalBySrt } from './refuse-srt';
import { sealed } from './write-target';

type Add = AddTarget & { readonly room: string };

/**
 * Adds a platform to a room, switched off. The key is sealed before it is written, and no answer and no entry has it. A room on Mux that cannot
 * have it there becomes hybrid in the same transaction.
 */
export async function addTarget(
  deps: TargetDeps,
  actor: StaffActor,
  input: Add,
): Promise<Result<AddedTarget, TargetRefusal>> {
  const seen = await deps.rooms.find(deps.database, actor.stations, input.room);
  if (!seen) return err('STREAMING.ROOM_NOT_FOUND');
  const url = wantedAddress(input.url, deps.isOpen.bind(deps));
  if (url === undefined) return err('STREAMING.TARGET_ADDRESS');
  const bySrt = await refusalBySrt(deps, seen, { url, key: input.key });
  if (bySrt) return bySrt;
  const added = await deps.database.transaction((tx) => add(deps, tx, { actor, input: { ...input, url } }));
  if (added.ok && added.value.becameHybrid) {
    // What Mux was told of comes here, before anything goes out; what does not come now is asked for by the house.
    for (const { id } of await deps.targets.ofRoom(deps.database, seen.id)) await carryTarget(deps, id);
  }
  return added;
}

type Adding = { readonly actor: StaffActor; readonly input: Add };

async function add(
  deps: TargetDeps,
  tx: Tx,
  { actor, input: { room: roomId, key, ...words } }: Adding,
): Promise<Result<AddedTarget, TargetRefusal>> {
  // Held, so that two who add at once are counted.
  const count = await deps.targets.count(tx, roomId);
  const room = await deps.rooms.hold(tx, roomId);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (count >= MOST_TARGETS) return err('STREAMING.TOO_MANY_TARGETS', { most: MOST_TARGETS });
  if (await deps.targets.isNamed(tx, { room: room.id, name: words.name })) return err('STREAMING.TARGET_NAME');
  const fit = await fitRoom(deps, tx, { actor, room, words, count });
  if (!fit.ok) return fit;
  const id = deps.ids.next();
  const { station } = room;
  const row = { ...words, ...sealed(deps, id, key), id, room: room.id, station, changedBy: actor.id };
  await deps.targets.insert(tx, row);
  const made = await deps.targets.hold(tx, id);
  if (!made) return err('STREAMING.TARGET_NOT_FOUND');
  const facts = { room: room.id, platform: made.platform, name: made.name, url: made.url };
  deps.ledger.append(tx, { actor, action: 'streaming-target.added', subject: id, version: '1', facts });
  await deps.outbox.append(tx, targetMoved({ station, targetId: id, roomId: room.id, to: 'off', version: 1 }));
  return ok({ ...presentTarget(made), becameHybrid: fit.value });
}

type Fit = {
  readonly actor: StaffActor;
  readonly room: KeptRoom;
  readonly words: Pick<AddTarget, 'platform' | 'name'>;
  readonly count: number;
};

/** Sees to it that the room can have one more, if need be by another carrier. */
async function fitRoom(
  deps: TargetDeps,
  tx: Tx,
  { actor, room, words, count }: Fit,
): Promise<Result<BecameHybrid | null, TargetRefusal>> {
  const can = deps.drivers.named(room.driver)?.capabilities();
  if (!can) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  if (!mayChangeNow(room.state, can)) return err('STREAMING.TARGETS_WHILE_LIVE');
  const reason = room.driver === 'mux' ? beyondMux(can, { platform: words.platform, count }) : undefined;
  if (!reason) return ok(null);
  if (!deps.drivers.adopt && reason === 'many') return err('STREAMING.TARGETS_FULL', { most: can.maxTargets ?? 0 });
  return becomeHybrid(deps, tx, { room, actor, reason, name: words.name });
}
