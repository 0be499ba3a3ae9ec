import type { Tx } from '@hearth/cms/platform';

/** A payment or a refund of an order, as payments tell it. */
export type MoneyMove = {
  readonly id: string;
  readonly order: string;
  readonly station: string;
  readonly amount: number;
};

/** Whether this payment was given back before: what was answered once stays the answer. */
async function isGivenBack(tx: Tx, payment: string): Promise<boolean> {
  return (await tx('shop_given_back').where({ payment }).first('payment')) !== undefined;
}

/** Notes that a payment goes back. */
async function giveBack(tx: Tx, { id, order, station, amount }: MoneyMove): Promise<void> {
  await tx('shop_given_back').insert({ payment: id, order_id: order, station, amount }).onConflict('payment').ignore();
}

/** Notes a refund once; `false` when it was noted before. */
async function noteRefund(tx: Tx, { id, order, station, amount }: MoneyMove): Promise<boolean> {
  const rows = (await tx('shop_order_refund')
    .insert({ refund: id, order_id: order, station, amount })
    .onConflict('refund')
    .ignore()
    .returning('refund')) as unknown[];
  return rows.length === 1;
}

/** Whether a refund is of a payment that was given back, which the order never had; the first one is noted with it. */
async function settleGivenBack(
  tx: Tx,
  { id, payment }: { readonly id: string; readonly payment: string },
): Promise<boolean> {
  const settled = { refund: tx.raw('coalesce(refund, ?::uuid)', [id]) };
  return (await tx('shop_given_back').where({ payment }).update(settled)) === 1;
}

/** How money that came for orders is noted. */
export const paymentStore = { isGivenBack, giveBack, noteRefund, settleGivenBack } as const;

/** How money that came for orders is noted. */
export type PaymentStore = typeof paymentStore;
