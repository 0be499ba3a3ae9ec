import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { LivePrice, PriceEnd } from '../../contract';

/** A price for some minutes as it is kept. */
export type KeptPrice = LivePrice & { readonly station: string; readonly room: string; readonly variant: string };

type Dates = 'opensAt' | 'closesAt' | 'endedAt';
type Row = Omit<KeptPrice, Dates> & {
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly endedAt: Date | null;
};

const COLUMNS = `p.id, p.station, p.session, p.room, p.usual, p.offer, p.variant, p.product, p.title, p.price::float8 AS price,
  p.base_price::float8 AS "basePrice", p.total, p.per_buyer AS "perBuyer", p.opens_at AS "opensAt", p.closes_at AS "closesAt",
  p.made_name AS "madeBy", p.ended_at AS "endedAt", p.why`;

const priceOf = ({ opensAt, closesAt, endedAt, ...row }: Row): KeptPrice => ({
  ...row,
  ...{ opensAt: opensAt.toISOString(), closesAt: closesAt.toISOString(), endedAt: endedAt?.toISOString() ?? null },
});

/** A price about to be kept. */
export type NewPrice = Omit<KeptPrice, 'endedAt' | 'why' | 'madeBy'> & { readonly by: string; readonly name: string };

/** `false` when its goods have another that runs. */
async function insert(tx: Tx, price: NewPrice): Promise<boolean> {
  const { id, station, session, room, usual, offer, variant, product, title, total } = price;
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `INSERT INTO live_price (id, station, session, room, usual, offer, variant, product, title, price, base_price, total, per_buyer,
       opens_at, closes_at, made_by, made_name)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (variant) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [
      ...[id, station, session, room, usual, offer, variant, product, title, price.price, price.basePrice, total],
      ...[price.perBuyer, price.opensAt, price.closesAt, price.by, price.name],
    ],
  );
  return rows.length === 1;
}

type Where = Readonly<Partial<Record<'room' | 'product' | 'session', string>>>;

/** Those that run still, of a session, of goods or of a room; those whose time is over too, until somebody noted it. */
async function running(read: Knex, where: Where): Promise<readonly KeptPrice[]> {
  const query = read('live_price as p').where(where).whereNull('p.ended_at');
  const rows = await query.select(read.raw(COLUMNS)).orderBy('p.id');
  return (rows as Row[]).map(priceOf);
}

/** Those of a session, the newest first. */
async function list(read: Knex, session: string): Promise<readonly KeptPrice[]> {
  const rows = await read('live_price as p')
    .where({ 'p.session': session })
    .select(read.raw(COLUMNS))
    .orderByRaw('p.made_at DESC, p.id DESC')
    .limit(200);
  return (rows as Row[]).map(priceOf);
}

async function find(read: Knex, session: string, id: string): Promise<KeptPrice | undefined> {
  const row = (await read('live_price as p')
    .where({ 'p.session': session, 'p.id': id })
    .select(read.raw(COLUMNS))
    .first()) as Row | undefined;
  return row && priceOf(row);
}

/** Notes that some are over; those that were already are not among the answers. */
async function end(
  tx: Tx,
  { prices, by, why }: { readonly prices: readonly string[]; readonly by: string; readonly why: PriceEnd },
): Promise<readonly KeptPrice[]> {
  const { rows } = await tx.raw<{ rows: Row[] }>(
    `UPDATE live_price p SET ended_at = clock_timestamp(), ended_by = ?, why = ?
     WHERE p.id = ANY(?::uuid[]) AND p.ended_at IS NULL RETURNING ${COLUMNS}`,
    [by, why, [...prices]],
  );
  return rows.map(priceOf);
}

/** Notes of those whose time is over that it is; `variant`: of these goods alone. */
async function endOverdue(read: Knex, variant: string | null = null): Promise<readonly KeptPrice[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `UPDATE live_price p SET ended_at = p.closes_at, ended_by = 'live.sweep', why = 'time'
     WHERE p.ended_at IS NULL AND p.closes_at <= clock_timestamp() AND (:variant::uuid IS NULL OR p.variant = :variant::uuid)
     RETURNING ${COLUMNS}`,
    { variant },
  );
  return rows.map(priceOf);
}

/** How prices for some minutes are kept. */
export const livePriceStore = { insert, running, list, find, end, endOverdue } as const;

/** How prices for some minutes are kept. */
export type LivePriceStore = typeof livePriceStore;
