import type { Database, Tx } from '@hearth/cms/platform';

/** The first of two words that a suspended product may be shown again. */
export type Clearing = {
  readonly id: string;
  readonly by: string;
  readonly name: string;
  readonly why: string;
  readonly at: Date;
};

type Word = { readonly by: string; readonly name: string; readonly why: string };
type About = { readonly product: string; readonly version: number };

/** Keeps who cleared which suspension, in the table `vetting_clearing`. */
export const clearingStore = {
  /** The word that waits for another about this very suspension. */
  open: async (on: Database['read'] | Tx, { product, version }: About): Promise<Clearing | undefined> =>
    on('vetting_clearing')
      .where({ product, product_version: version })
      .whereNull('second_by')
      .first<Clearing | undefined>(
        'id',
        'first_by as by',
        'first_by_name as name',
        'first_why as why',
        'first_at as at',
      ),
  begin: async (
    tx: Tx,
    { id, station, product, version }: About & { readonly id: string; readonly station: string },
    { by, name, why }: Word,
  ): Promise<void> => {
    const first = { first_by: by, first_by_name: name, first_why: why };
    await tx('vetting_clearing').insert({ id, station, product, product_version: version, ...first });
  },
  end: async (tx: Tx, id: string, { by, name, why }: Word): Promise<boolean> =>
    (await tx('vetting_clearing')
      .where({ id })
      .whereNull('second_by')
      .update({
        ...{ second_by: by, second_by_name: name, second_why: why },
        second_at: tx.raw('clock_timestamp()'),
      })) === 1,
} as const;

/** How clearings are kept. */
export type ClearingStore = typeof clearingStore;
