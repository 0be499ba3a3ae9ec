import { mediaChanged } from '../../contract';
import type { Tx } from '../database/database';
import type { Platform } from '../platform';
import { licencesTurned } from './media-store';

/** Seconds that each look covers; more than the way between two, so that nothing slips through. */
const LOOK_BACK = 30;

/** Tells of files whose licence began or ended just now: what nobody writes, no write can tell. */
export async function turnRights({ outbox, stations }: Pick<Platform, 'outbox' | 'stations'>, tx: Tx): Promise<void> {
  const { root } = await stations.tree();
  for (const { file, station } of await licencesTurned(tx, LOOK_BACK)) {
    const where = station ?? root?.slug;
    if (where !== undefined) await outbox.append(tx, mediaChanged({ station: where, file }));
  }
}
