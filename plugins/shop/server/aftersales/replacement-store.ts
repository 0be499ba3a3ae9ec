import type { Tx } from '@hearth/cms/platform';
import type { ShippingCompany } from '../../contract';
import type { HeldLine } from '../stock/stock-store';

/** The line of an order of which something is sent again. */
export type ReplacedLine = {
  readonly id: string;
  readonly station: string;
  readonly order: string;
  readonly offer: string;
  readonly quantity: number;
};

/** How a replacement is sent, and by whom. */
export type ReplacementSent = { readonly company: ShippingCompany; readonly number: string; readonly by: string };

type Line = Omit<HeldLine, 'buyer'>;

const LINE = 'order_id AS "order", offer, variant, station, quantity';

/** Keeps what is sent instead, and what of stock it holds. */
export const replacementStore = {
  /** What an offer sells. */
  goodsOf: async (tx: Tx, offer: string): Promise<{ readonly variant: string; readonly product: string } | undefined> =>
    tx('shop_offer').where({ id: offer }).first<{ variant: string; product: string } | undefined>('variant', 'product'),
  /** How it stands; none where nothing was promised. */
  stateOf: async (tx: Tx, afterSale: string): Promise<'claimed' | 'shipped' | 'released' | undefined> =>
    (
      await tx('shop_replacement')
        .where({ after_sale: afterSale })
        .first<{ state: 'claimed' | 'shipped' | 'released' } | undefined>('state')
    )?.state,
  /** Promises so many from stock; false, with nothing changed, when there are not so many. */
  claim: async (tx: Tx, { id, order, station, offer, quantity }: ReplacedLine, variant: string): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: unknown[] }>(
      'UPDATE shop_stock SET reserved = reserved + ? WHERE variant = ? AND on_hand - reserved >= ? RETURNING 1',
      [quantity, variant, quantity],
    );
    if (rows.length === 0) return false;
    await tx('shop_replacement').insert({ after_sale: id, order_id: order, station, offer, variant, quantity });
    return true;
  },
  /** Notes that it left; what it held is the caller's to take out of stock. */
  send: async (tx: Tx, afterSale: string, { by, ...sent }: ReplacementSent): Promise<Line | undefined> => {
    const [line] = await tx('shop_replacement')
      .where({ after_sale: afterSale, state: 'claimed' })
      .update({ ...sent, state: 'shipped', sent_by: by, sent_at: tx.raw('clock_timestamp()') })
      .returning<Line[]>(tx.raw(LINE));
    return line;
  },
  /** Gives back to stock what was promised and not sent; the variant that is free again. */
  release: async (tx: Tx, afterSale: string): Promise<string | undefined> => {
    const [line] = await tx('shop_replacement')
      .where({ after_sale: afterSale, state: 'claimed' })
      .update({ state: 'released' })
      .returning<Line[]>(tx.raw(LINE));
    if (!line) return undefined;
    await tx('shop_stock')
      .where({ variant: line.variant })
      .update({ reserved: tx.raw('reserved - ?', [line.quantity]) });
    return line.variant;
  },
} as const;

/** How replacements are kept. */
export type ReplacementStore = typeof replacementStore;
