import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import { lockCoupons } from '../coupons/coupon-store';
import { lockGroups } from '../groups/group-store';
import { pressOf } from './press-of';
import { writeBatch } from './batch-store';
import type { NamedFreight } from './order-sums.rules';
import { shareKey, type DepositTerms, type OfferFacts, type Wish, wishKey } from './decide.rules';

/** What is read of offers under their locks, and the time of the database that the batch goes by. */
export type LockedOffers = { readonly offers: ReadonlyMap<string, OfferFacts>; readonly now: Date };

/** What is there already for the wishes of a batch: orders by `buyer key`, and shares by `offer buyer`. */
export type KnownShares = { readonly orders: ReadonlyMap<string, string>; readonly used: ReadonlyMap<string, number> };

type LockedRow = Omit<OfferFacts, 'price' | 'free' | 'left' | 'freight' | 'deposit'> & {
  readonly deposit: string | null;
  readonly balanceFrom: Date | null;
  readonly balanceUntil: Date | null;
  readonly freight: unknown;
  readonly price: string;
  readonly left: string | null;
  readonly free: string;
  readonly now: Date;
};

/**
 * Locks the stock of offers and the offers themselves, always in one order. Whoever places, gives back or ships takes the stock's row
 * first, so what is read here stays true until the commit. What others wait for is not free: it is kept for them.
 */
async function lockOffers(tx: Tx, ids: readonly string[]): Promise<LockedOffers> {
  const ask = tx.raw<{ rows: LockedRow[] }>(
    `SELECT o.id, o.station, o.variant, o.product, o.price, o.page, o.per_buyer AS "perBuyer", o.total - o.taken AS left,
       o.pay_minutes AS "payMinutes", coalesce(o.returns = 'no-return', false) AS "noReturn",
       o.deposit, o.balance_from AS "balanceFrom", o.balance_until AS "balanceUntil", s.on_hand - s.reserved AS free, v.weight_g AS "weightG",
       (SELECT jsonb_build_object('id', r.id, 'freeFrom', r.free_from, 'zones', r.zones) FROM shop_freight_rule r
         WHERE r.id = o.freight_rule) AS freight,
       o.state = 'open' AND o.opens_at <= clock_timestamp() AND o.closes_at > clock_timestamp() AS "onSale",
       date_trunc('milliseconds', clock_timestamp()) AS now
     FROM shop_stock s JOIN shop_offer o ON o.variant = s.variant JOIN shop_variant v ON v.id = s.variant
     WHERE o.id = ANY(?::uuid[])
     ORDER BY s.variant, o.id FOR NO KEY UPDATE OF s, o`,
    [[...ids]],
  );
  const { rows } = await ask.options({ name: 'shop.lock-offers' });
  const offers = rows.map((found): [string, OfferFacts] => {
    const { price, left, free, freight, now: _, deposit, balanceFrom, balanceUntil, ...row } = found;
    const facts = {
      ...{ ...row, deposit: depositOf({ deposit, balanceFrom, balanceUntil }) },
      ...{ price: Number(price), left: left === null ? null : Number(left), free: Number(free) },
      // Built by the query above from what the contract's schema wrote.
      freight: freight === null ? null : (fromJsonb(freight) as NamedFreight),
    };
    return [row.id, facts];
  });
  return { offers: new Map(offers), now: rows[0]?.now ?? new Date(0) };
}

/** The table keeps all three or none. */
function depositOf({
  deposit,
  balanceFrom,
  balanceUntil,
}: Pick<LockedRow, 'deposit' | 'balanceFrom' | 'balanceUntil'>): DepositTerms | null {
  if (deposit === null || balanceFrom === null || balanceUntil === null) return null;
  return {
    fen: Number(deposit),
    balanceFrom: balanceFrom.toISOString(),
    balanceUntil: balanceUntil.toISOString(),
  };
}

/** Units of some variants that are kept for those who wait in line, for as long as their offers are open. */
async function keptForWaiting(tx: Tx, offers: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const ask = tx.raw<{ rows: { variant: string; kept: string }[] }>(
    `SELECT o.variant, sum(w.quantity) AS kept FROM shop_waiting w JOIN shop_offer o ON o.id = w.offer
     WHERE w.state = 'waiting' AND o.state = 'open' AND o.closes_at > clock_timestamp()
       AND o.variant IN (SELECT variant FROM shop_offer WHERE id = ANY(?::uuid[]))
     GROUP BY o.variant`,
    [[...offers]],
  );
  const { rows } = await ask.options({ name: 'shop.kept' });
  return new Map(rows.map(({ variant, kept }) => [variant, Number(kept)]));
}

/**
 * What is there already of these wishes, by the keys of their buyers. Each look goes through an index, whatever the planner thinks of
 * the size of the tables.
 */
async function known(read: Knex, wishes: readonly Wish[]): Promise<KnownShares> {
  const lines = wishes.flatMap(({ buyer, key, lines: all }) => all.map(({ offer }) => ({ buyer, key, offer })));
  const { rows } = await read.raw<{ rows: { at: number; id: string | null; used: number | null }[] }>(
    `SELECT w.at::int, o.id, q.used FROM unnest(?::uuid[], ?::uuid[], ?::uuid[]) WITH ORDINALITY AS w (buyer, press, offer, at)
     LEFT JOIN LATERAL (SELECT id FROM shop_order WHERE press = w.press AND buyer = w.buyer LIMIT 1) o ON true
     LEFT JOIN LATERAL (SELECT used FROM shop_quota WHERE offer = w.offer AND buyer = w.buyer LIMIT 1) q ON true
     WHERE o.id IS NOT NULL OR q.used IS NOT NULL`,
    [lines.map(({ buyer }) => buyer), lines.map(pressOf), lines.map(({ offer }) => offer)].map(
      (ids) => `{${ids.join()}}`,
    ),
  );
  const orders = new Map<string, string>();
  const used = new Map<string, number>();
  for (const { at, id, used: has } of rows) {
    const line = lines[at - 1];
    if (!line) continue;
    if (id !== null) orders.set(wishKey(line), id);
    if (has !== null) used.set(shareKey(line.offer, line.buyer), has);
  }
  return { orders, used };
}

/** How placing asks and locks. */
export const placingStore = { lockOffers, lockCoupons, lockGroups, keptForWaiting, known, writeBatch } as const;

/** How placing asks, locks and writes. */
export type PlacingStore = typeof placingStore;
