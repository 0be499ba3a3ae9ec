import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { RoomViewers } from '../../contract';
import type { RoomDeps } from '../rooms/room-deps';
import type { ViewerSampleStore } from './viewer-sample-store';

type Deps = Pick<RoomDeps, 'database' | 'rooms' | 'drivers'> & { readonly samples: ViewerSampleStore };

const NOBODY: RoomViewers = { now: null, peak: 0, peakAt: null, since: null, samples: [] };

/** How many watch a room now, and how it was since the broadcast began. */
export async function seeViewers(
  { database, rooms, drivers, samples }: Deps,
  actor: StaffActor,
  id: string,
): Promise<Result<RoomViewers, Refusal<'STREAMING.ROOM_NOT_FOUND', undefined>>> {
  const room = await rooms.find(database, actor.stations, id);
  if (!room) return err('STREAMING.ROOM_NOT_FOUND');
  const counted = room.ref === null ? undefined : await drivers.named(room.driver)?.viewers(room.ref);
  const now = counted?.ok === true ? counted.value : null;
  const curve = await samples.latest(database.read, id);
  if (!curve) return ok({ ...NOBODY, now });
  return ok({
    now,
    peak: curve.peak,
    peakAt: curve.peakAt?.toISOString() ?? null,
    since: curve.since.toISOString(),
    samples: curve.samples.map(({ at, viewers }) => ({ at: at.toISOString(), viewers })),
  });
}
