import type { Database, Tx } from '@hearth/cms/platform';
import type { ProductState } from '../../contract';

/** Goods as far as they are judged. */
export type JudgedGoods = {
  readonly id: string;
  readonly station: string;
  readonly title: string;
  readonly category: string;
  readonly supplier: string;
  readonly supplierName: string;
  readonly state: ProductState;
  readonly revision: number;
  readonly version: number;
};

const goods = (on: Database['read'] | Tx) =>
  on('vetting_product as p')
    .join('vetting_supplier as s', 's.id', 'p.supplier')
    .select<JudgedGoods[]>(
      ...(['p.id', 'p.station', 'p.title', 'p.category', 'p.supplier', 's.name as supplierName'] as const),
      ...(['p.state', 'p.revision', 'p.version'] as const),
    );

/** Goods as their judges need them, in the table `vetting_product`. */
export const judgedGoodsStore = {
  /** The goods, and nobody else moves them before the transaction ends. */
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<JudgedGoods | undefined> =>
    goods(tx)
      .where('p.id', id)
      .whereIn('p.station', [...stations])
      .forUpdate('p')
      .first(),
  byIds: async (on: Database, ids: readonly string[]): Promise<readonly JudgedGoods[]> =>
    ids.length === 0 ? [] : goods(on.read).whereIn('p.id', [...ids]),
  /** Goods of some stations at a step, those that wait longest first. */
  waiting: async (
    on: Database,
    stations: readonly string[],
    state: 'panel' | 'price-review',
  ): Promise<readonly JudgedGoods[]> =>
    goods(on.read)
      .where('p.state', state)
      .whereIn('p.station', [...stations])
      .orderBy('p.state_since')
      .limit(100),
  /** The earliest last day of the papers that hold for goods or their supplier; none when none of them ends. */
  papersEnd: async (tx: Tx, { id, supplier }: JudgedGoods): Promise<Date | null> => {
    const { rows } = await tx.raw<{ rows: { end: Date | null }[] }>(
      `SELECT (min(valid_to) + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS end FROM vetting_paper
       WHERE state = 'accepted' AND (product = ? OR supplier = ?)
         AND valid_to >= (clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`,
      [id, supplier],
    );
    return rows[0]?.end ?? null;
  },
} as const;

/** How goods are read by their judges. */
export type JudgedGoodsStore = typeof judgedGoodsStore;
