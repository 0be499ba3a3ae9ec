import type { Database, Tx } from '@hearth/cms/platform';
import type { Lot, LotState, OpenLot } from '../../contract';

/** A lot as it is kept. */
export type KeptLot = Omit<Lot, 'allowedEvents'> & { readonly station: string };

type NewLot = OpenLot & Pick<KeptLot, 'id' | 'station' | 'product'> & { readonly openedBy: string };

/** Keeps lots in the table `vetting_lot`. */
export const lotStore = {
  /** False when the product has a lot of that code. */
  insert: async (tx: Tx, { madeAt, bestBefore, openedBy, ...lot }: NewLot): Promise<boolean> => {
    const row = { ...lot, made_at: madeAt, best_before: bestBefore, opened_by: openedBy };
    const made = await tx('vetting_lot').insert(row).onConflict(['product', 'code']).ignore().returning('id');
    return made.length === 1;
  },
  of: async (on: Database['read'] | Tx, products: readonly string[]): Promise<readonly KeptLot[]> =>
    (
      await lots(on)
        .whereIn('product', [...products])
        .orderBy('id', 'desc')
        .limit(1_000)
    ).map(lotOf),
  /** Whoever files a paper for a lot holds its goods and names the lot: that is let through here, or each would wait for the other. */
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptLot | undefined> => {
    const [row] = await lots(tx)
      .where({ id })
      .whereIn('station', [...stations])
      .forNoKeyUpdate();
    return row && lotOf(row);
  },
  /** False when somebody changed it first. */
  move: async (
    tx: Tx,
    { id, state, version }: Pick<KeptLot, 'id' | 'state' | 'version'>,
    { state: next, reason, by }: LotMove,
  ): Promise<boolean> =>
    (await tx('vetting_lot')
      .where({ id, state, version })
      .update({ state: next, state_reason: reason, version: version + 1, ...recalledBy(tx, by) })) === 1,
} as const;

/** Where a lot goes, why, and by whom where it is called back. */
export type LotMove = {
  readonly state: LotState;
  readonly reason: string;
  readonly by?: { readonly id: string; readonly name: string };
};

const recalledBy = (tx: Tx, by: LotMove['by']) =>
  by && { recalled_at: tx.raw('clock_timestamp()'), recalled_by: by.id, recalled_by_name: by.name };

/** How lots are kept. */
export type LotStore = typeof lotStore;

type Row = Omit<KeptLot, 'quantity'> & { readonly quantity: string };

const COLUMNS = `id, station, product, code, made_at::text AS "madeAt", best_before::text AS "bestBefore", quantity, state,
  state_reason AS reason, version`;

const lots = (on: Database['read'] | Tx) => on('vetting_lot').select<Row[]>(on.raw(COLUMNS));

// PostgreSQL gives a bigint as text; no lot is larger than a number holds.
const lotOf = (row: Row): KeptLot => ({ ...row, quantity: Number(row.quantity) });
