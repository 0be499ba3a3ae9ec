import type { Database, Log } from '@hearth/cms/platform';
import type { BatchStore } from '../messages/batch-store';
import type { KeptBy } from './live-rooms';
import type { RoomStore } from './room-store';
import type { ViewerStore } from './viewer-store';

type Deps = {
  readonly database: Database;
  readonly log: Log;
  readonly rooms: Pick<RoomStore, 'outdated'>;
  readonly batches: Pick<BatchStore, 'prune'>;
  readonly viewers: Pick<ViewerStore, 'prune'>;
  readonly kept: ReadonlyMap<string, KeptBy>;
};

/** Rooms of one look, and messages of one statement. */
const ROOMS = 100;
const AT_ONCE = 5_000;

/** Takes away what was said in rooms that closed more than three years ago, unless somebody keeps it for a dispute. */
export async function dropOld({ database, log, rooms, batches, viewers, kept }: Deps): Promise<void> {
  const { read } = database;
  await viewers.prune(read);
  // However many are kept, those behind them have their turn.
  for (let found = await rooms.outdated(read, ROOMS); found.length > 0;) {
    for (const room of found) {
      const words = await Promise.all([...kept.values()].map((isKept) => isKept(room)));
      if (words.includes(true)) continue;
      let dropped = 0;
      for (let some = AT_ONCE; some === AT_ONCE; dropped += some) some = await batches.prune(read, room, AT_ONCE);
      log.info('messages of a room were kept for three years and are gone', { room, dropped });
    }
    found = await rooms.outdated(read, ROOMS, found.at(-1));
  }
}
