import type { Database, Tx } from '@hearth/cms/platform';
import type { AfterSaleState } from '../../contract';
import { OURS, WARN_HOURS } from './after-sale.rules';
import { afterSaleStore, type KeptSale } from './after-sale-store';

/** Which after-sales somebody looks for. */
export type SaleSearch = {
  readonly station: string;
  readonly state: AfterSaleState | undefined;
  readonly order: string | undefined;
  readonly after: { readonly at: string; readonly id: string } | undefined;
  readonly limit: number;
};

/** What a list is sorted by: those with a clock by when it runs out, then the others by when they were asked. */
const KEY = `coalesce(due_at, asked_at + interval '100 years')`;

/** A request whose clock is about to run out. */
export type WarnedSale = { readonly id: string; readonly station: string; readonly state: AfterSaleState };

/** Reads the desk's list, and notes of which requests people were warned. */
export const saleListStore = {
  page: async (
    read: Database['read'],
    { station, state, order, after, limit }: SaleSearch,
  ): Promise<readonly (KeptSale & { readonly mark: string })[]> => {
    const query = read('shop_after_sale')
      .where({
        station,
        ...(state === undefined ? {} : { state }),
        ...(order === undefined ? {} : { order_id: order }),
      })
      .orderByRaw(`${KEY}, id`)
      .limit(limit);
    if (after) void query.whereRaw(`(${KEY}, id) > (?::timestamptz, ?::uuid)`, [after.at, after.id]);
    const rows = await query.select<{ id: string; mark: string }[]>(
      'id',
      read.raw(`to_char(${KEY} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`),
    );
    const found = await Promise.all(rows.map(({ id }) => afterSaleStore.find(read, id)));
    return rows.flatMap(({ mark }, n) => {
      const sale = found[n];
      return sale ? [{ ...sale, mark }] : [];
    });
  },
  /** Notes those of ours that are about to run out, each once, and gives them. */
  warnSoon: async (tx: Tx): Promise<readonly WarnedSale[]> =>
    tx('shop_after_sale')
      .whereRaw('due_at <= clock_timestamp() + make_interval(hours => ?)', [WARN_HOURS])
      .whereIn('state', [...OURS])
      .where({ warned: false })
      .update({ warned: true })
      .returning<WarnedSale[]>(['id', 'station', 'state']),
  /** Those whose refund has ended, held; one that somebody else works on is left to them. */
  holdRefunded: async (
    tx: Tx,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly isDone: boolean }[]> => {
    const { rows } = await tx.raw<{ rows: { id: string; isDone: boolean }[] }>(
      `SELECT s.id, r.state = 'done' AS "isDone" FROM shop_after_sale s JOIN shop_refund r ON r.id = s.refund
       WHERE s.state = 'refunding' AND r.state IN ('done', 'declined') ORDER BY s.id LIMIT ? FOR UPDATE OF s SKIP LOCKED`,
      [limit],
    );
    return rows;
  },
} as const;

/** How lists of after-sales are read. */
export type SaleListStore = typeof saleListStore;
