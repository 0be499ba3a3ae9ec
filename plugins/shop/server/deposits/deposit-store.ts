import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { SaleMode } from '../../contract';

/** A deposit that came. */
export type NewDeposit = {
  readonly order: string;
  readonly station: string;
  readonly payment: string;
  /** The number by which its provider knows the payment. */
  readonly number: string;
  readonly mode: SaleMode;
  readonly amount: number;
  readonly fee: number;
  readonly at: Date;
};

/** So much of a deposit is to go back, and nobody has asked its provider for it yet. */
export type DueDeposit = {
  readonly order: string;
  readonly payment: string;
  readonly owed: number;
  readonly asked: number;
};

const TABLE = 'shop_deposit';

/** Notes a deposit that came; an order has one. */
async function insert(tx: Tx, { order, at, ...deposit }: NewDeposit): Promise<void> {
  await tx(TABLE).insert({ ...deposit, order_id: order, paid_at: at });
}

/** Whether an order was begun to be paid by this payment. */
async function isOf(
  tx: Tx,
  { order, payment }: { readonly order: string; readonly payment: string },
): Promise<boolean> {
  return (await tx(TABLE).where({ order_id: order, payment }).first('payment')) !== undefined;
}

/** All of it goes back: the order buys nothing. */
async function oweAll(tx: Tx, order: string): Promise<void> {
  await tx(TABLE)
    .where({ order_id: order })
    .update({ owed: tx.raw('amount') });
}

/** So much of it goes back as the books took from it when the order was given back, in part or whole. */
async function oweByBooks(tx: Tx, order: string): Promise<void> {
  await tx.raw(
    `UPDATE ${TABLE} d SET owed = greatest(d.owed, (SELECT coalesce(sum(s.back), 0) FROM shop_share s
       WHERE s.order_id = d.order_id AND s.kind = 'deposit')) WHERE d.order_id = ?`,
    [order],
  );
}

/** Some of it went back, also where somebody gave it back by hand; answers whether all of it has. */
async function noteBack(tx: Tx, order: string, amount: number): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: { isWhole: boolean }[] }>(
    `UPDATE ${TABLE} SET back = least(back + ?, amount), owed = greatest(owed, least(back + ?, amount)),
       asked = greatest(asked, least(back + ?, amount)) WHERE order_id = ? RETURNING back = amount AS "isWhole"`,
    [amount, amount, amount, order],
  );
  return rows[0]?.isWhole ?? false;
}

/** Deposits of which something is to be asked for. */
async function due(read: Knex, limit: number): Promise<readonly DueDeposit[]> {
  const rows = await read(TABLE)
    .whereRaw('owed > asked')
    .orderBy('order_id')
    .limit(limit)
    .select<{ order: string; payment: string; owed: string; asked: string }[]>(
      ...['order_id as order', 'payment', 'owed', 'asked'],
    );
  return rows.map((row) => ({ ...row, owed: Number(row.owed), asked: Number(row.asked) }));
}

/** Notes that what is owed is asked for; `false` when somebody else did, or more is owed since. */
async function ask(tx: Tx, { order, owed, asked }: DueDeposit): Promise<boolean> {
  return (await tx(TABLE).where({ order_id: order, owed, asked }).update({ asked: owed })) === 1;
}

/** How deposits are kept. */
export const depositStore = { insert, isOf, oweAll, oweByBooks, noteBack, due, ask } as const;

/** How deposits are kept. */
export type DepositStore = typeof depositStore;
