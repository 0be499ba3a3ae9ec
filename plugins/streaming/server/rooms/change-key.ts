import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RoomWithKey } from './make-room';
import { presentRoom } from './present-room';
import type { RoomDeps } from './room-deps';
import type { RoomRefusal } from './turn-room';

/** A new key for the encoder. Without an overlap the old one ends now, and whoever sends by it is thrown out. */
export async function changeKey(
  deps: RoomDeps,
  actor: StaffActor,
  { id, overlapMinutes }: { readonly id: string; readonly overlapMinutes: number },
): Promise<Result<RoomWithKey, RoomRefusal>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (room.ref === null) return err('STREAMING.ROOM_STATE', { state: room.state });
  const driver = deps.drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const made = await driver.rotateKey(room.ref, overlapMinutes * 60);
  if (!made.ok) return made;
  await deps.database.transaction(async (tx) => {
    deps.ledger.append(tx, { actor, action: 'streaming-room.key-changed', subject: id, facts: { overlapMinutes } });
  });
  return ok({ room: presentRoom(room), key: made.value.key });
}
