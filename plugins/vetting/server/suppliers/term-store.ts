import type { Tx } from '@hearth/cms/platform';
import type { KeptSupplier } from './supplier-store';

const TABLE = 'vetting_supplier';

/** A verification that ends within a month: how many milliseconds are left, and for which day the desk was told last. */
export type Ending = { readonly kept: KeptSupplier; readonly left: number; readonly alarmed: number | null };

/** What the clock asks of suppliers, of all stations at once. */
export const termStore = {
  lapsed: async (tx: Tx, limit: number): Promise<readonly KeptSupplier[]> =>
    tx(TABLE)
      .where({ state: 'verified' })
      .whereRaw('verify_by <= clock_timestamp()')
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .select<KeptSupplier[]>('*'),
  ending: async (tx: Tx, limit: number): Promise<readonly Ending[]> => {
    const left = tx.raw('extract(epoch FROM verify_by - clock_timestamp()) * 1000 AS left');
    const rows = await tx(TABLE)
      .where({ state: 'verified' })
      .whereRaw(`verify_by BETWEEN clock_timestamp() AND clock_timestamp() + interval '30 days'`)
      // Whoever was told of already waits for its next day, and does not hide others.
      .whereRaw(
        `(alarmed IS NULL OR (alarmed > 7 AND verify_by <= clock_timestamp() + interval '7 days')
          OR (alarmed > 1 AND verify_by <= clock_timestamp() + interval '1 day'))`,
      )
      .orderBy('verify_by')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .select<(KeptSupplier & { left: string; alarmed: number | null })[]>('*', left);
    return rows.map(({ left: milliseconds, alarmed, ...kept }) => ({ kept, left: Number(milliseconds), alarmed }));
  },
  alarmed: async (tx: Tx, id: string, days: number): Promise<void> => {
    await tx(TABLE).where({ id }).update({ alarmed: days });
  },
  forgetDrafts: async (tx: Tx, days: number): Promise<void> => {
    await tx(TABLE)
      .where({ state: 'draft' })
      .whereRaw('changed_at < clock_timestamp() - make_interval(days => ?)', [days])
      .delete();
  },
} as const;

/** What the clock asks of suppliers. */
export type TermStore = typeof termStore;
