import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { StockEntry, StockMove } from '../../contract';

/** What some orders hold, line by line. */
export type HeldLine = {
  readonly order: string;
  readonly offer: string;
  readonly variant: string;
  readonly buyer: string;
  readonly station: string;
  readonly quantity: number;
};

/** In which way a line holds what it promises. */
export type Hold = 'held' | 'claimed' | 'shipped' | 'released';

/** What a change by hand writes. */
export type NewStockMove = StockMove & {
  readonly id: string;
  readonly station: string;
  readonly variant: string;
  readonly by: string;
};

/**
 * Takes the rows of some variants, always in one order. Whoever changes what is promised holds them first, so that nobody counts on
 * what another is about to take.
 */
async function lock(tx: Tx, variants: readonly string[]): Promise<void> {
  await tx.raw('SELECT 1 FROM shop_stock WHERE variant = ANY(?::uuid[]) ORDER BY variant FOR NO KEY UPDATE', [
    [...new Set(variants)],
  ]);
}

/** The lines of some orders that hold in this way now, as far as they have not left in a parcel. */
async function linesOf(tx: Tx, orders: readonly string[], hold: readonly Hold[]): Promise<readonly HeldLine[]> {
  const { rows } = await tx.raw<{ rows: HeldLine[] }>(
    `SELECT l.order_id AS "order", l.offer, l.variant, o.buyer, l.station, l.quantity - l.sent AS quantity
     FROM shop_order_line l JOIN shop_order o ON o.id = l.order_id
     WHERE l.order_id = ANY(?::uuid[]) AND l.hold = ANY(?::text[]) AND l.sent < l.quantity ORDER BY l.variant, l.offer, o.buyer`,
    [[...orders], [...hold]],
  );
  return rows;
}

/** Lets lines hold in another way; the orders are locked by the caller. */
async function hold(tx: Tx, orders: readonly string[], change: { from: readonly Hold[]; to: Hold }): Promise<void> {
  await tx('shop_order_line')
    .whereIn('order_id', [...orders])
    .whereIn('hold', [...change.from])
    .update({ hold: change.to });
}

/** Gives back what lines held: to the stock, to their offers, and to the shares of their buyers. */
async function giveBack(tx: Tx, lines: readonly HeldLine[]): Promise<void> {
  await add(tx, lines, -1);
}

/** Takes again what lines held once; `false`, with nothing changed, when it is no longer there. */
async function takeAgain(tx: Tx, lines: readonly HeldLine[]): Promise<boolean> {
  const { variants, offers, shares } = summed(lines);
  const { rows } = await tx.raw<{ rows: { fits: boolean }[] }>(
    `SELECT NOT EXISTS (SELECT 1 FROM unnest(?::uuid[], ?::bigint[]) t (variant, n)
         LEFT JOIN shop_stock s USING (variant) WHERE s.variant IS NULL OR s.on_hand - s.reserved < t.n)
       AND NOT EXISTS (SELECT 1 FROM unnest(?::uuid[], ?::bigint[]) t (id, n)
         JOIN shop_offer o USING (id) WHERE o.taken + t.n > o.total)
       AND NOT EXISTS (SELECT 1 FROM unnest(?::uuid[], ?::uuid[], ?::int[]) t (offer, buyer, n)
         JOIN shop_quota q USING (offer, buyer) WHERE q.used + t.n > q.most) AS fits`,
    [...columns(variants), ...columns(offers), ...shareColumns(shares)],
  );
  if (!rows[0]?.fits) return false;
  await add(tx, lines, 1);
  return true;
}

/** Sends off what lines claimed: it is neither in the house nor promised any more. */
async function sendOff(tx: Tx, lines: readonly HeldLine[]): Promise<void> {
  await tx.raw(
    `UPDATE shop_stock s SET reserved = s.reserved - t.n, on_hand = s.on_hand - t.n, shipped = s.shipped + t.n
     FROM unnest(?::uuid[], ?::bigint[]) t (variant, n) WHERE s.variant = t.variant`,
    columns(summed(lines).variants),
  );
}

/** Notes of lines that some of them left before their whole order. */
async function noteSent(tx: Tx, lines: readonly HeldLine[]): Promise<void> {
  await tx.raw(
    `UPDATE shop_order_line l SET sent = l.sent + t.n FROM unnest(?::uuid[], ?::uuid[], ?::int[]) t (order_id, offer, n)
     WHERE l.order_id = t.order_id AND l.offer = t.offer`,
    [lines.map(({ order }) => order), lines.map(({ offer }) => offer), lines.map(({ quantity }) => quantity)],
  );
}

/** Writes down a change by hand; `false` when more is promised than would be left. */
async function moveByHand(tx: Tx, move: NewStockMove): Promise<boolean> {
  const change = move.kind === 'written-off' ? -Math.abs(move.quantity) : move.quantity;
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `UPDATE shop_stock SET received = received + ?, on_hand = on_hand + ?
     WHERE variant = ? AND station = ? AND on_hand + ? >= reserved RETURNING 1`,
    [change, change, move.variant, move.station, change],
  );
  if (rows.length === 0) return false;
  const { id, station, variant, kind, reason, lot, by } = move;
  await tx('shop_stock_move').insert({ id, station, variant, kind, quantity: change, reason, lot, by_person: by });
  return true;
}

/** The newest changes of a variant that were made by hand; `by` is who made them, by id. */
async function movesOf(read: Knex, variant: string, limit: number): Promise<readonly StockEntry[]> {
  type Row = Omit<StockEntry, 'at' | 'quantity'> & { readonly at: Date; readonly quantity: string };
  const rows = await read('shop_stock_move')
    .where({ variant })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit)
    .select<Row[]>('id', 'at', 'kind', 'quantity', 'reason', 'lot', { by: 'by_person' });
  return rows.map(({ at, quantity, ...row }) => ({ ...row, at: at.toISOString(), quantity: Number(quantity) }));
}

async function add(tx: Tx, lines: readonly HeldLine[], sign: 1 | -1): Promise<void> {
  const { variants, offers, shares } = summed(lines);
  await tx.raw(
    `UPDATE shop_stock s SET reserved = s.reserved + ? * t.n FROM unnest(?::uuid[], ?::bigint[]) t (variant, n)
     WHERE s.variant = t.variant`,
    [sign, ...columns(variants)],
  );
  await tx.raw(
    `UPDATE shop_offer o SET taken = o.taken + ? * t.n FROM unnest(?::uuid[], ?::bigint[]) t (id, n) WHERE o.id = t.id`,
    [sign, ...columns(offers)],
  );
  await tx.raw(
    `UPDATE shop_quota q SET used = q.used + ? * t.n FROM unnest(?::uuid[], ?::uuid[], ?::int[]) t (offer, buyer, n)
     WHERE q.offer = t.offer AND q.buyer = t.buyer`,
    [sign, ...shareColumns(shares)],
  );
}

type Sums = ReadonlyMap<string, number>;

function summed(lines: readonly HeldLine[]): { variants: Sums; offers: Sums; shares: Sums } {
  const sum = (keyOf: (line: HeldLine) => string): Sums => {
    const sums = new Map<string, number>();
    for (const line of lines) sums.set(keyOf(line), (sums.get(keyOf(line)) ?? 0) + line.quantity);
    return sums;
  };
  return {
    variants: sum(({ variant }) => variant),
    offers: sum(({ offer }) => offer),
    shares: sum(({ offer, buyer }) => `${offer} ${buyer}`),
  };
}

const columns = (sums: Sums): Knex.RawBinding[] => [[...sums.keys()], [...sums.values()]];

function shareColumns(shares: Sums): Knex.RawBinding[] {
  const pairs = [...shares].map(([share, used]) => [...share.split(' '), used]);
  return [0, 1, 2].map((at) => pairs.map((pair) => pair[at] ?? null)) as Knex.RawBinding[];
}

/** How stock is kept. */
export const stockStore = { lock, linesOf, hold, giveBack, takeAgain, sendOff, noteSent, moveByHand, movesOf } as const;

/** How stock is kept. */
export type StockStore = typeof stockStore;
