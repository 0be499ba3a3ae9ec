import type { Knex } from 'knex';
import type { SaleMode, ShareKind } from '../../contract';
import type { HouseholdIncome } from './welfare.rules';

/** An order as its receipt begins. */
export type ReceiptHead = {
  readonly station: string;
  readonly order: string;
  readonly mode: SaleMode;
  readonly paid: number;
  readonly back: number;
  readonly paidAt: Date;
  readonly isSettled: boolean;
};

/** What went to one end, and what came back from it; neither below zero. */
export type SummedShare = { readonly kind: ShareKind; readonly fen: number; readonly back: number };

async function byToken(read: Knex, token: string): Promise<ReceiptHead | undefined> {
  const row = await read('shop_waterfall')
    .where({ token })
    .first<(Omit<ReceiptHead, 'paid' | 'back'> & { paid: string; back: string }) | undefined>(
      ...['station', 'order_id as order', 'mode', 'paid', 'back', 'paid_at as paidAt'],
      read.raw('run IS NOT NULL AS "isSettled"'),
    );
  return row && { ...row, paid: Number(row.paid), back: Number(row.back) };
}

async function shares(read: Knex, order: string): Promise<readonly SummedShare[]> {
  return summed(read, read('shop_share as s').where('s.order_id', order));
}

async function summed(read: Knex, query: Knex.QueryBuilder): Promise<readonly SummedShare[]> {
  const rows = await query
    .groupBy('s.kind')
    .orderByRaw('min(s.n)')
    .select<{ kind: ShareKind; fen: string; back: string }[]>(
      's.kind',
      read.raw('abs(sum(s.fen)) AS fen, abs(sum(s.back)) AS back'),
    );
  return rows.map(({ kind, fen, back }) => ({ kind, fen: Number(fen), back: Number(back) }));
}

/** A live by its station. */
export type Live = { readonly station: string; readonly session: string };

async function liveOrders(
  read: Knex,
  live: Live,
): Promise<{ readonly orders: number; readonly unsettled: number; readonly asOf: Date }> {
  const [row] = await read('shop_waterfall')
    .where(live)
    .select<{ orders: number; unsettled: number; asOf: Date }[]>(
      read.raw(
        'count(*)::int AS orders, count(*) FILTER (WHERE run IS NULL)::int AS unsettled, clock_timestamp() AS "asOf"',
      ),
    );
  return row ?? { orders: 0, unsettled: 0, asOf: new Date(0) };
}

async function liveShares(read: Knex, { station, session }: Live): Promise<readonly SummedShare[]> {
  const query = read('shop_waterfall as w').join('shop_share as s', 's.order_id', 'w.order_id');
  return summed(read, query.where({ 'w.station': station, 'w.session': session }));
}

async function incomes(read: Knex, { station, session }: Live): Promise<readonly HouseholdIncome[]> {
  const rows = await read('shop_waterfall as w')
    .join('shop_share as s', 's.order_id', 'w.order_id')
    .where({ 'w.station': station, 'w.session': session, 's.kind': 'supplier' })
    .groupBy('s.village', 's.party')
    .select<{ village: string; household: string; fen: string }[]>(
      ...['s.village', 's.party as household'],
      read.raw('sum(s.back - s.fen) AS fen'),
    );
  return rows.map((row) => ({ ...row, fen: Number(row.fen) }));
}

/** A donation as the public sees it. */
export type PublicDonation = {
  readonly beneficiary: string;
  readonly promise: string;
  readonly state: 'promised' | 'accrued' | 'due' | 'paid' | 'published';
  readonly accrued: number;
  readonly paid: number | null;
  readonly receiptNo: string | null;
};

async function donations(read: Knex, live: Live): Promise<readonly PublicDonation[]> {
  const rows = await read('shop_donation')
    .where(live)
    .whereNot({ state: 'void' })
    .orderBy('id')
    .limit(20)
    .select<(Omit<PublicDonation, 'accrued' | 'paid'> & { accrued: string; paid: string | null })[]>(
      ...['beneficiary', 'promise', 'state', 'accrued', 'paid', 'receipt_no as receiptNo'],
    );
  return rows.map((row) => ({
    ...row,
    accrued: Number(row.accrued),
    paid: row.paid === null ? null : Number(row.paid),
  }));
}

/** What receipts and public pages read. */
export const receiptStore = { byToken, shares, liveOrders, liveShares, incomes, donations } as const;

/** What receipts and public pages read. */
export type ReceiptStore = typeof receiptStore;
