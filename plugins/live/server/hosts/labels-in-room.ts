import type { Platform } from '@hearth/cms/platform';
import { liveSessionsPort, type SnapshotPart } from '../../contract';
import { hostStore } from './host-store';
import { overlaysOf } from './host.rules';

/** What somebody who comes into a room later is told of machines that speak in it. */
export const labelsInRoom =
  ({ database, ports }: Pick<Platform, 'database' | 'ports'>): SnapshotPart =>
  async (room) => {
    const live = await ports.take(liveSessionsPort).ofRoom(database.read, room);
    if (!live) return {};
    return { overlays: overlaysOf(await hostStore.ofSession(database.read, live.station, live.id)) };
  };
