import type { Database, Tx } from '@hearth/cms/platform';
import type { NotePrice } from '../../contract';
import type { SeenPrice } from './price.rules';

/** A price as it is kept. */
export type KeptPrice = SeenPrice & { readonly url: string | null; readonly shotHash: string | null };

type NewPrice = Omit<NotePrice, 'seenAt'> & {
  readonly id: string;
  readonly station: string;
  readonly product: string;
  readonly seenAt: Date;
  readonly notedBy: string;
};

/** Keeps prices in the table `vetting_price`. What was noted is never changed: another price is another row. */
export const priceStore = {
  insert: async (tx: Tx, { seenAt, shotHash, notedBy, ...price }: NewPrice): Promise<void> => {
    await tx('vetting_price').insert({ ...price, seen_at: seenAt, shot_hash: shotHash, noted_by: notedBy });
  },
  /** The newest first; two years of daily looks at one venue. */
  of: async (on: Database['read'] | Tx, product: string): Promise<readonly KeptPrice[]> => {
    const rows = await on('vetting_price')
      .where({ product })
      .orderBy(['seen_at', 'id'].map((column) => ({ column, order: 'desc' })))
      .limit(1_000)
      .select<Row[]>('id', 'venue', 'url', 'fen', 'basis', 'seen_at as seenAt', 'shot_hash as shotHash');
    // PostgreSQL gives a bigint as text; the contract lets in what a number holds.
    return rows.map((row) => ({ ...row, fen: Number(row.fen) }));
  },
  /** When a price of each product was last seen. */
  lastSeen: async (on: Database['read'] | Tx, products: readonly string[]): Promise<ReadonlyMap<string, Date>> => {
    const rows = await on('vetting_price')
      .whereIn('product', [...products])
      .groupBy('product')
      .select<{ product: string; at: Date }[]>('product', on.raw('max(seen_at) AS at'));
    return new Map(rows.map(({ product, at }) => [product, at]));
  },
} as const;

/** How prices are kept. */
export type PriceStore = typeof priceStore;

type Row = Omit<KeptPrice, 'fen'> & { readonly fen: string };
