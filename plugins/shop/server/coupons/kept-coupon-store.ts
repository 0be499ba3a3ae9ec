import { Bug } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';

/** Counts some as kept; `false` when so many are not left, the batch is closed or its time is over. */
async function keep(tx: Tx, batch: string, count: number): Promise<boolean> {
  const kept = await tx('shop_coupon_batch')
    .where({ id: batch })
    .whereNull('closed_at')
    .whereRaw('issued + kept + ? <= total AND clock_timestamp() < valid_to', [count])
    .update({ kept: tx.raw('kept + ?', [count]) });
  return kept === 1;
}

async function letGo(tx: Tx, batch: string, count: number): Promise<void> {
  await tx('shop_coupon_batch')
    .where({ id: batch })
    .update({ kept: tx.raw('kept - ?', [count]) });
}

type Giving = {
  readonly station: string;
  readonly batch: string;
  readonly given: readonly { readonly id: string; readonly buyer: string }[];
};

/** Turns coupons that were kept into coupons of buyers: the next of each. */
async function give(tx: Tx, { station, batch, given }: Giving): Promise<void> {
  const counted = await tx('shop_coupon_batch')
    .where({ id: batch, station })
    .whereRaw('kept >= ?', [given.length])
    .update({ kept: tx.raw('kept - ?', [given.length]), issued: tx.raw('issued + ?', [given.length]) });
  if (counted !== 1) throw new Bug(`${given.length} coupons of ${batch} were given that nobody kept`);
  await tx.raw(
    `INSERT INTO shop_coupon (id, station, batch, buyer, place)
     SELECT w.id, ?, ?, w.buyer,
       1 + (SELECT coalesce(max(c.place), 0) FROM shop_coupon c WHERE c.batch = ? AND c.buyer = w.buyer)
     FROM json_to_recordset(?::json) AS w (id uuid, buyer uuid)`,
    [station, batch, batch, JSON.stringify(given)],
  );
}

/** How coupons are kept for whoever gives them away. */
export const keptCouponStore = { keep, letGo, give } as const;

/** How coupons are kept for whoever gives them away. */
export type KeptCouponStore = typeof keptCouponStore;
