import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Room } from '../../contract';
import { presentRoom } from './present-room';
import type { RoomDeps } from './room-deps';

type Rename = { readonly id: string; readonly version: number; readonly title: string };

/** Gives a room another title. */
export async function renameRoom(
  deps: RoomDeps,
  actor: StaffActor,
  { id, version, title }: Rename,
): Promise<Result<Room, Refusal<'STREAMING.ROOM_NOT_FOUND' | 'HEARTH.CHANGED_MEANWHILE', undefined>>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const done = await deps.database.transaction(async (tx) => {
    if (!(await deps.rooms.patch(tx, { id, version }, { title }))) return false;
    deps.ledger.append(tx, {
      actor,
      action: 'streaming-room.renamed',
      subject: id,
      facts: { from: room.title, to: title },
    });
    return true;
  });
  return done ? ok(presentRoom({ ...room, title, version: version + 1 })) : err('HEARTH.CHANGED_MEANWHILE');
}
