import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { DriverRefusal, Playback, streamingErrors } from '../../contract';
import type { RoomDeps } from './room-deps';

const HOURS = 6;

/** Where staff see what viewers see: at the driver's own addresses, with a pass where viewers need one. */
export async function seePreview(
  deps: RoomDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Playback, DriverRefusal | RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'NOT_ON_AIR'>>> {
  const room = await deps.rooms.find(deps.database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (room.playbackId === null) return err('STREAMING.NOT_ON_AIR');
  const driver = deps.drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const until = new Date(deps.clock.now().getTime() + HOURS * 3_600_000);
  return driver.playback(room.playbackId, room.signed ? { viewer: actor.id, until } : undefined);
}
