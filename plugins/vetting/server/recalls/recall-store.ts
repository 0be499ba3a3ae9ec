import type { Database } from '@hearth/cms/platform';
import type { Recall } from '../../contract';

/** A recall as it is read. */
export type KeptRecall = Omit<Recall, 'product' | 'recalledAt'> & {
  readonly product: string;
  readonly title: string;
  readonly supplier: string;
  readonly productState: Recall['product']['state'];
  readonly recalledAt: Date | null;
};

const COLUMNS = `l.id, l.station, l.code, l.product, p.title, s.name AS supplier, p.state AS "productState", l.made_at::text AS "madeAt",
  l.best_before::text AS "bestBefore", l.quantity, l.state_reason AS reason, l.recalled_at AS "recalledAt",
  l.recalled_by_name AS "recalledBy", l.version`;

/** Lots that were called back before it was noted when stand last. */
const WHEN = `coalesce(l.recalled_at, '-infinity')`;
const EARLIER = `(${WHEN}, l.id) < (
  SELECT coalesce(n.recalled_at, '-infinity'), n.id FROM vetting_lot n WHERE n.id = ? AND n.station = ANY(?))`;

type Row = Omit<KeptRecall, 'quantity'> & { readonly quantity: string };

const recalls = (on: Database['read'], stations: readonly string[]) =>
  on('vetting_lot as l')
    .join('vetting_product as p', 'p.id', 'l.product')
    .join('vetting_supplier as s', 's.id', 'p.supplier')
    .where('l.state', 'recalled')
    .whereIn('l.station', [...stations])
    .select<Row[]>(on.raw(COLUMNS));

/** Reads lots that were called back. */
export const recallStore = {
  list: async (on: Database, stations: readonly string[], before?: string): Promise<readonly KeptRecall[]> => {
    const found = recalls(on.read, stations).orderByRaw(`${WHEN} DESC, l.id DESC`).limit(50);
    if (before !== undefined) void found.whereRaw(EARLIER, [before, [...stations]]);
    return (await found).map(recallOf);
  },
  find: async (on: Database, stations: readonly string[], id: string): Promise<KeptRecall | undefined> => {
    const [row] = await recalls(on.read, stations).where('l.id', id);
    return row && recallOf(row);
  },
} as const;

/** How recalls are read. */
export type RecallStore = typeof recallStore;

// PostgreSQL gives a bigint as text; no lot is larger than a number holds.
const recallOf = (row: Row): KeptRecall => ({ ...row, quantity: Number(row.quantity) });
