import type { Database } from '@hearth/cms/platform';

/** A word to a buyer about a lot that was called back. */
export type RecallWord = { readonly at: Date; readonly words: string };

/** What is read of orders beside themselves: how they were sealed, what their pages said, what was said of them since. */
export type SealedReads = {
  /** The hashes of the orders of a batch, in their places. */
  hashesOf(batch: string): Promise<readonly string[]>;
  seal(batch: string): Promise<{ root: string; signature: string; signingKey: string } | undefined>;
  pages(hashes: readonly string[]): Promise<readonly { hash: string; body: unknown }[]>;
  /** What the buyers of some orders were told of lots that were called back. */
  recallsOf(orders: readonly string[]): Promise<ReadonlyMap<string, readonly RecallWord[]>>;
};

/** Reads batches, pages and words. */
export function sealedReads(database: Database): SealedReads {
  return {
    async hashesOf(batch) {
      const row = await database
        .read('shop_batch')
        .where({ id: batch })
        .first<{ hashes: string[] } | undefined>('hashes');
      return row?.hashes ?? [];
    },
    seal: (batch) =>
      database
        .read('shop_batch')
        .where({ id: batch })
        .first<{ root: string; signature: string; signingKey: string } | undefined>('root', 'signature', {
          signingKey: 'signing_key',
        }),
    async pages(hashes) {
      const rows = await database
        .read('shop_page')
        .whereIn('hash', [...hashes])
        .select<{ hash: string; body: string }[]>('hash', database.read.raw('body::text AS body'));
      return rows.map(({ hash, body }) => ({ hash, body: JSON.parse(body) as unknown }));
    },
    async recallsOf(orders) {
      const rows = await database
        .read('shop_recall_notice')
        .whereIn('order_id', [...orders])
        .orderBy('at', 'desc')
        .select<(RecallWord & { order: string })[]>('at', 'words', { order: 'order_id' });
      const told = new Map<string, RecallWord[]>();
      for (const { order, ...word } of rows) told.set(order, [...(told.get(order) ?? []), word]);
      return told;
    },
  };
}
