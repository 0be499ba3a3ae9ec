import type { Database, Tx } from '@hearth/cms/platform';
import type { CarrierName, ParcelLine, ParcelState, ShippingCompany, WatchState } from '../../contract';
import { inSeconds } from '../payments/payment-store';
import { WATCH_DAYS } from './parcel.rules';

/** A parcel as it is kept. */
export type KeptParcel = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly company: ShippingCompany;
  readonly number: string;
  readonly carrier: CarrierName;
  readonly state: ParcelState;
  readonly version: number;
  readonly watch: WatchState;
  readonly tries: number;
  readonly problem: string | null;
  readonly heardUntil: Date | null;
  readonly shippedAt: Date;
  readonly deliveredAt: Date | null;
  readonly lines: readonly ParcelLine[];
};

/** A parcel about to go out. */
export type NewParcel = Pick<
  KeptParcel,
  'id' | 'station' | 'order' | 'company' | 'number' | 'carrier' | 'watch' | 'lines'
> & { readonly sentBy: string };

/** What a move writes beside the state. */
export type ParcelPatch = Partial<Pick<KeptParcel, 'company' | 'number' | 'carrier' | 'watch'>> & {
  readonly state: ParcelState;
  readonly deliveredAt?: Date;
};

/** What became of a turn of asking a carrier. */
export type WatchTurn = {
  readonly watch: WatchState;
  readonly problem: string | null;
  /** Seconds until the next turn; null: there is none. */
  readonly askIn: number | null;
};

type Row = Omit<KeptParcel, 'lines'> & { readonly lines: unknown };

const COLUMNS = `p.id, p.station, p.order_id AS "order", p.company, p.number, p.carrier, p.state, p.version, p.watch, p.tries, p.problem,
  p.heard_until AS "heardUntil", p.shipped_at AS "shippedAt", p.delivered_at AS "deliveredAt",
  (SELECT json_agg(json_build_object('offer', l.offer, 'quantity', l.quantity) ORDER BY l.offer)
     FROM shop_parcel_line l WHERE l.parcel = p.id) AS lines`;

const parcels = (on: Database['read'] | Tx) => on('shop_parcel as p').select<Row[]>(on.raw(COLUMNS));

// The query above builds exactly this; the driver's parser for json may be switched off, as `fromJsonb` says of jsonb.
const parcelOf = ({ lines, ...row }: Row): KeptParcel => ({
  ...row,
  lines: (typeof lines === 'string' ? JSON.parse(lines) : (lines ?? [])) as readonly ParcelLine[],
});

/** Keeps parcels in `shop_parcel` and its lines. */
export const parcelStore = {
  find: async (read: Database['read'] | Tx, id: string): Promise<KeptParcel | undefined> => {
    const row = await parcels(read).where('p.id', id).first<Row | undefined>();
    return row && parcelOf(row);
  },
  ofOrder: async (read: Database['read'] | Tx, order: string): Promise<readonly KeptParcel[]> =>
    (await parcels(read).where('p.order_id', order).orderBy('p.id')).map(parcelOf),
  ofBuyer: async (read: Database['read'], buyer: string, limit: number): Promise<readonly KeptParcel[]> =>
    (
      await parcels(read)
        .join('shop_order as o', 'o.id', 'p.order_id')
        .where('o.buyer', buyer)
        .orderBy('p.id')
        .limit(limit)
    ).map(parcelOf),
  /** What goes under a number: one order's, or those of several orders in one box. */
  underNumber: async (
    tx: Tx,
    { station, company, number }: Pick<KeptParcel, 'station' | 'company' | 'number'>,
  ): Promise<readonly KeptParcel[]> =>
    (await parcels(tx).where({ 'p.station': station, 'p.company': company, 'p.number': number }).orderBy('p.id')).map(
      parcelOf,
    ),
  /** Whose an order is. */
  buyerOf: async (tx: Tx, order: string): Promise<string | undefined> =>
    (await tx('shop_order').where({ id: order }).first<{ buyer: string } | undefined>('buyer'))?.buyer,
  /** Makes whoever wants to put the same number on a parcel wait for the caller's end. */
  lockNumber: async (
    tx: Tx,
    { station, company, number }: Pick<KeptParcel, 'station' | 'company' | 'number'>,
  ): Promise<void> => {
    const name = `shop.parcel ${station} ${company} ${number}`;
    await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
  },
  /** The parcel, and nobody else changes it before the transaction ends. */
  hold: async (tx: Tx, id: string): Promise<KeptParcel | undefined> => {
    const row = await parcels(tx).where('p.id', id).forNoKeyUpdate('p').first<Row | undefined>();
    return row && parcelOf(row);
  },
  /** What of an order lies in parcels. */
  packed: async (read: Database['read'] | Tx, order: string): Promise<readonly ParcelLine[]> =>
    read('shop_parcel_line').where({ order_id: order }).select<ParcelLine[]>('offer', 'quantity'),
  /** False when the order has a parcel of that number. */
  insert: async (tx: Tx, { lines, order, sentBy, ...parcel }: NewParcel): Promise<boolean> => {
    const due = parcel.watch === 'wanted' ? tx.raw('clock_timestamp()') : null;
    const row = { ...parcel, order_id: order, state: 'sent', sent_by: sentBy, next_at: due };
    const made: unknown[] = await tx('shop_parcel').insert(row).onConflict().ignore().returning('id');
    if (made.length === 0) return false;
    const { id, station } = parcel;
    await tx('shop_parcel_line').insert(lines.map((line) => ({ ...line, parcel: id, order_id: order, station })));
    return true;
  },
  /** False when somebody changed it first. */
  move: async (tx: Tx, seen: Pick<KeptParcel, 'id' | 'state' | 'version'>, patch: ParcelPatch): Promise<boolean> => {
    const { id, state, version } = seen;
    const { state: next, company, number, carrier, watch, deliveredAt } = patch;
    const isOver = next === 'delivered' || next === 'returned';
    const change = {
      ...{ state: next, version: version + 1 },
      ...(company === undefined ? {} : { company }),
      ...(number === undefined ? {} : { number, heard_until: null, tries: 0, problem: null }),
      ...(carrier === undefined ? {} : { carrier }),
      ...(watch === undefined ? {} : { watch, next_at: watch === 'wanted' ? tx.raw('clock_timestamp()') : null }),
      ...(deliveredAt ? { delivered_at: tx.raw('least(?::timestamptz, clock_timestamp())', [deliveredAt]) } : {}),
      ...(isOver ? { next_at: null } : {}),
    };
    return (await tx('shop_parcel').where({ id, state, version }).update(change)) === 1;
  },
  noteHeard: async (tx: Tx, id: string, until: Date): Promise<void> => {
    await tx('shop_parcel')
      .where({ id })
      .update({ heard_until: tx.raw('greatest(heard_until, ?::timestamptz)', [until]) });
  },
  /** One whose carrier is to be asked now; nobody else asks within `lease` seconds. */
  claimDue: async (tx: Tx, lease: number): Promise<KeptParcel | undefined> => {
    const row = await parcels(tx)
      .whereRaw('p.next_at <= clock_timestamp()')
      .orderBy('p.next_at')
      .forNoKeyUpdate('p')
      .skipLocked()
      .first<Row | undefined>();
    if (!row) return undefined;
    await tx('shop_parcel')
      .where({ id: row.id })
      .update({ tries: row.tries + 1, next_at: inSeconds(tx, lease) });
    return { ...parcelOf(row), tries: row.tries + 1 };
  },
  /** Ends a turn, unless the number was changed meanwhile or the parcel arrived. */
  settleTurn: async (tx: Tx, seen: KeptParcel, { watch, problem, askIn }: WatchTurn): Promise<void> => {
    const old = tx.raw(`shipped_at < clock_timestamp() - make_interval(days => ?)`, [WATCH_DAYS]);
    await tx('shop_parcel')
      .where({ id: seen.id, number: seen.number, company: seen.company, watch: seen.watch })
      .whereNotNull('next_at')
      .update({
        ...{ problem, watch: tx.raw(`CASE WHEN ? THEN 'ended' ELSE ? END`, [old, watch]) },
        next_at: askIn === null ? null : tx.raw('CASE WHEN ? THEN NULL ELSE ? END', [old, inSeconds(tx, askIn)]),
        ...(problem === null && watch === 'watched' ? { tries: 0 } : {}),
      });
  },
} as const;

/** How parcels are kept. */
export type ParcelStore = typeof parcelStore;
