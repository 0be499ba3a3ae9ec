import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, mapOk, type Result } from '@hearth/cms/kernel';
import type { DriverRefusal, streamingErrors } from '../../contract';
import type { PassDeps } from './pass-deps';
import { viewerOfStaff } from './pass.rules';

type Refused = DriverRefusal | RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'ROOM_STATE'>;

const HOUR = 3_600_000;
/** The longest that a broadcast may last, and by whole hours, so that opening the page again gives the same address. */
const HOURS = 13;

/** Where staff watch a room, by a pass of their own. */
export async function previewRoom(
  { database, rooms, drivers, clock }: PassDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ hls: string }, Refused>> {
  const room = await rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (room.playbackId === null) return err('STREAMING.ROOM_STATE', { state: room.state });
  const driver = drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const until = new Date((Math.floor(clock.now().getTime() / HOUR) + HOURS) * HOUR);
  const pass = { viewer: viewerOfStaff(actor.id), until };
  const restriction = room.restriction === null ? {} : { restriction: room.restriction };
  const isSigned = room.signed || driver.driver === 'local';
  const given = await driver.playback(room.playbackId, isSigned ? { ...pass, ...restriction } : undefined);
  return mapOk(given, ({ hls }) => ({ hls }));
}
