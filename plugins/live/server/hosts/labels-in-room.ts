import type { Database } from '@hearth/cms/platform';
import type { LiveSessions, SnapshotPart } from '../../contract';
import type { HostStore } from './host-store';
import { overlaysOf } from './host.rules';

/** What the labels of a room are read from. */
export type LabelDeps = {
  readonly database: Database;
  readonly lives: Pick<LiveSessions, 'ofRoom'>;
  readonly hosts: Pick<HostStore, 'ofSession'>;
};

/** What somebody who comes into a room later is told of machines that speak in it. */
export const labelsInRoom =
  ({ database, lives, hosts }: LabelDeps): SnapshotPart =>
  async (room) => {
    const live = await lives.ofRoom(database.read, room);
    if (!live) return {};
    return { overlays: overlaysOf(await hosts.ofSession(database.read, live.station, live.id)) };
  };
