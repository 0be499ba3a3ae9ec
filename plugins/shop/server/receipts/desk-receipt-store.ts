import type { Knex } from 'knex';

/** A receipt by the order that it is about. */
export type KeptReceipt = {
  readonly order: string;
  readonly token: string;
  readonly paidAt: Date;
  readonly paid: number;
  readonly back: number;
  readonly isSettled: boolean;
};

type Asked = { readonly station: string; readonly order?: string | undefined; readonly limit: number };

/** What was paid ahead is the buyer's money as much as what came with the balance. */
const withDeposit = (sum: string, column: 'fen' | 'back'): string =>
  `${sum} + coalesce((SELECT sum(s.${column}) FROM shop_share s WHERE s.order_id = shop_waterfall.order_id AND s.kind = 'deposit'), 0)`;

async function receipts(read: Knex, { station, order, limit }: Asked): Promise<readonly KeptReceipt[]> {
  const rows = await read('shop_waterfall')
    .where({ station, ...(order === undefined ? {} : { order_id: order }) })
    .orderBy('paid_at', 'desc')
    .limit(limit)
    .select<(Omit<KeptReceipt, 'paid' | 'back'> & { paid: string; back: string })[]>(
      ...['order_id as order', 'token', 'paid_at as paidAt'],
      read.raw(
        `${withDeposit('paid', 'fen')} AS paid, ${withDeposit('back', 'back')} AS back, run IS NOT NULL AS "isSettled"`,
      ),
    );
  return rows.map((row) => ({ ...row, paid: Number(row.paid), back: Number(row.back) }));
}

/** A live by what it sold. */
export type KeptLive = {
  readonly session: string;
  readonly orders: number;
  readonly gross: number;
  readonly unsettled: number;
  readonly since: Date;
};

async function lives(read: Knex, station: string, limit: number): Promise<readonly KeptLive[]> {
  const rows = await read('shop_waterfall')
    .where({ station })
    .whereNotNull('session')
    .groupBy('session')
    .orderBy('since', 'desc')
    .limit(limit)
    .select<(Omit<KeptLive, 'gross'> & { gross: string })[]>(
      'session',
      read.raw(`count(*)::int AS orders, sum(${withDeposit('paid', 'fen')}) AS gross, count(*) FILTER (WHERE run IS NULL)::int AS unsettled,
        min(paid_at) AS since`),
    );
  return rows.map((row) => ({ ...row, gross: Number(row.gross) }));
}

/** What the desk prints and hands out. */
export const deskReceiptStore = { receipts, lives } as const;

/** What the desk prints and hands out. */
export type DeskReceiptStore = typeof deskReceiptStore;
