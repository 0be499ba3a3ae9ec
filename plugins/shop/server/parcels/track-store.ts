import type { Database, Tx } from '@hearth/cms/platform';
import type { TrackEvent } from '../../contract';
import type { HeardEvent } from './carrier';
import type { KeptParcel } from './parcel-store';

/** The most that is kept of one parcel: no way is longer, and nobody fills the table. */
const MOST_EVENTS = 300;

/** Keeps what happened to parcels on their way, each event once. */
export const trackStore = {
  keep: async (
    tx: Tx,
    { id, station, number }: Pick<KeptParcel, 'id' | 'station' | 'number'>,
    events: readonly HeardEvent[],
  ): Promise<void> => {
    if (events.length === 0) return;
    const rows = events.slice(0, MOST_EVENTS).map((event) => ({ ...event, parcel: id, station, number }));
    await tx('shop_parcel_event').insert(rows).onConflict().ignore();
  },
  /** What was told of each parcel, or of another in its box, under the number that it has now, the newest first. */
  of: async (
    read: Database['read'] | Tx,
    parcels: readonly string[],
  ): Promise<ReadonlyMap<string, readonly TrackEvent[]>> => {
    const rows = await read('shop_parcel_event as e')
      .join('shop_parcel as q', (join) => void join.on('q.id', 'e.parcel').andOn('q.number', 'e.number'))
      .joinRaw('JOIN shop_parcel p ON p.station = q.station AND p.company = q.company AND p.number = q.number')
      .whereIn('p.id', [...parcels])
      .orderBy([
        { column: 'e.at', order: 'desc' },
        { column: 'e.heard_at', order: 'desc' },
      ])
      .limit(2_000)
      .select<{ parcel: string; at: Date; code: string; text: string }[]>('p.id as parcel', 'e.at', 'e.code', 'e.text');
    const found = new Map<string, TrackEvent[]>();
    for (const { parcel, at, code, text } of rows) {
      const list = found.get(parcel) ?? [];
      list.push({ at: at.toISOString(), code, text });
      found.set(parcel, list);
    }
    return found;
  },
  /** Carriers name who signed for a parcel: that goes when its buyer goes. */
  forget: async (tx: Tx, buyer: string): Promise<void> => {
    await tx('shop_parcel_event')
      .whereIn(
        'parcel',
        tx('shop_parcel as p').join('shop_order as o', 'o.id', 'p.order_id').where('o.buyer', buyer).select('p.id'),
      )
      .delete();
  },
} as const;

/** How what happened to parcels is kept. */
export type TrackStore = typeof trackStore;
