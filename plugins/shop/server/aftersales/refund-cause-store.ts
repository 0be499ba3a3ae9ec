import type { Tx } from '@hearth/cms/platform';
import type { Bearer, BorneWhy, SaleMode } from '../../contract';
import { ENDED } from './after-sale.rules';

/** What went back of a line, or is on its way back. */
export type GoneBack = {
  readonly offer: string;
  readonly amount: number;
  readonly freight: number;
  readonly isOurs: boolean;
};

/** What a refund was asked for, as the books want to know it. */
export type AskedRefund = {
  readonly afterSale: string;
  readonly offer: string;
  readonly freight: number;
  readonly returnFreight: number;
  readonly bearer: Bearer;
  readonly freightBearer: Exclude<Bearer, 'nobody'>;
  readonly why: BorneWhy;
};

/** Reads what refunds of an order are for. */
export const refundCauseStore = {
  /** What went back of each line by other requests; whoever asks holds the payment, so that none comes between. */
  goneBack: async (
    tx: Tx,
    { order, id }: { readonly order: string; readonly id: string },
  ): Promise<readonly GoneBack[]> => {
    const { rows } = await tx.raw<{ rows: GoneBack[] }>(
      `SELECT s.offer, sum(s.amount)::float8 AS amount, sum(s.freight)::float8 AS freight, bool_and(s.reason <> 'no-reason') AS "isOurs"
       FROM shop_after_sale s JOIN shop_refund r ON r.id = s.refund
       WHERE s.order_id = ? AND s.id <> ? AND s.state IN ('refunding', 'refunded') AND r.state <> 'declined' GROUP BY s.offer`,
      [order, id],
    );
    return rows;
  },
  /** What other requests of an order have set aside that nobody has decided about yet. */
  setAside: async (tx: Tx, { order, id }: { readonly order: string; readonly id: string }): Promise<number> => {
    const row = await tx('shop_after_sale')
      .where({ order_id: order })
      .whereNot({ id })
      .whereNotIn('state', ['refunding', ...ENDED])
      .first<{ fen: number } | undefined>(tx.raw('coalesce(sum(amount), 0)::float8 AS fen'));
    return row?.fen ?? 0;
  },
  /** Who sold an order; what was paid before orders were booked, the station did. */
  modeOf: async (tx: Tx, order: string): Promise<SaleMode> => {
    const row = await tx('shop_waterfall').where({ order_id: order }).first<{ mode: SaleMode } | undefined>('mode');
    return row?.mode ?? 'station';
  },
  /** The request that a refund pays; none where finance gave back by itself. */
  ofRefund: async (
    tx: Tx,
    { order, refund }: { readonly order: string; readonly refund: string },
  ): Promise<AskedRefund | undefined> =>
    tx('shop_after_sale')
      .where({ order_id: order, refund })
      .whereNotNull('bearer')
      .first<AskedRefund | undefined>(
        ...[
          'id as afterSale',
          'offer',
          tx.raw('freight::float8 AS freight'),
          tx.raw('return_freight::float8 AS "returnFreight"'),
          'bearer',
          'freight_bearer as freightBearer',
        ],
        'borne_why as why',
      ),
} as const;

/** How it is read what refunds are for. */
export type RefundCauseStore = typeof refundCauseStore;
