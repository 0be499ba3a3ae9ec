import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, mapOk, type Result } from '@hearth/cms/kernel';
import type { DriverRefusal, Preview, streamingErrors } from '../../contract';
import type { PassDeps } from './pass-deps';
import { passOfStaff } from './pass.rules';

type Refused = DriverRefusal | RefusalOf<typeof streamingErrors, 'ROOM_NOT_FOUND' | 'ROOM_STATE'>;

/** Where staff watch a room, by a pass of their own. */
export async function previewRoom(
  { database, rooms, drivers, clock }: PassDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<Preview, Refused>> {
  const room = await rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  if (room.playbackId === null) return err('STREAMING.ROOM_STATE', { state: room.state });
  const driver = drivers.named(room.driver);
  if (!driver) return err('STREAMING.NOT_OFFERED', { what: room.driver });
  const pass = passOfStaff(actor.id, clock.now());
  const restriction = room.restriction === null ? {} : { restriction: room.restriction };
  const isSigned = room.signed || driver.driver === 'local';
  const given = await driver.playback(room.playbackId, isSigned ? { ...pass, ...restriction } : undefined);
  const near = driver.driver === 'hybrid' ? await drivers.named('local')?.playback(room.playbackId, pass) : undefined;
  return mapOk(given, ({ hls }) => ({ hls, near: near?.ok === true ? near.value.hls : null }));
}
