import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';

/** Somebody in line for what is sold out. */
export type Waiter = {
  readonly id: string;
  readonly station: string;
  readonly offer: string;
  readonly product: string;
  readonly price: number;
  readonly buyer: string;
  readonly quantity: number;
  readonly region: string | null;
  /** They said that they know what of it cannot be sent back without a reason. */
  readonly noReturn: boolean;
};

/** Puts somebody in line, or leaves them where they stand; gives how many stand before them. */
async function join(tx: Tx, waiter: Omit<Waiter, 'product' | 'price'>): Promise<number> {
  const { id, station, offer, buyer, quantity, region, noReturn } = waiter;
  const row = { id, station, offer, buyer, quantity, region, no_return: noReturn };
  await tx('shop_waiting').insert(row).onConflict().ignore();
  const { rows } = await tx.raw<{ rows: { ahead: number }[] }>(
    `SELECT count(*)::int AS ahead FROM shop_waiting w WHERE w.offer = ? AND w.state = 'waiting' AND w.seq <
       (SELECT seq FROM shop_waiting WHERE offer = ? AND buyer = ? AND state = 'waiting')`,
    [offer, offer, buyer],
  );
  return rows[0]?.ahead ?? 0;
}

/** Takes somebody out of line; `false` when they did not stand there. */
async function leave(tx: Tx, { offer, buyer }: { readonly offer: string; readonly buyer: string }): Promise<boolean> {
  return (await tx('shop_waiting').where({ offer, buyer, state: 'waiting' }).update({ state: 'left' })) === 1;
}

/** The first in line for some variants, in the order in which they came. */
async function first(read: Knex, variants: readonly string[], limit: number): Promise<readonly Waiter[]> {
  const { rows } = await read.raw<{ rows: (Waiter & { price: string })[] }>(
    `SELECT w.id, w.station, w.offer, o.product, o.price, w.buyer, w.quantity, w.region, w.no_return AS "noReturn"
     FROM shop_waiting w JOIN shop_offer o ON o.id = w.offer
     WHERE w.state = 'waiting' AND o.variant = ANY(?::uuid[]) ORDER BY w.seq LIMIT ?`,
    [[...variants], limit],
  );
  return rows.map((row) => ({ ...row, price: Number(row.price) }));
}

/** What became of somebody in line; whoever left meanwhile stays gone. */
async function settle(
  read: Knex,
  id: string,
  outcome: { readonly state: 'served' | 'passed'; readonly order: string | null },
): Promise<void> {
  await read('shop_waiting').where({ id, state: 'waiting' }).update({ state: outcome.state, order_id: outcome.order });
}

/** Forgets where a buyer stood. */
async function forget(tx: Tx, buyer: string): Promise<void> {
  await tx('shop_waiting').where({ buyer }).delete();
}

/** How those who wait are kept. */
export const waitingStore = { join, leave, first, settle, forget } as const;

/** How those who wait are kept. */
export type WaitingStore = typeof waitingStore;
