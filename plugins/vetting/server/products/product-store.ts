import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import {
  PRODUCTS_A_PAGE,
  type ListProducts,
  type ProductCategory,
  type ProductFacts,
  type ProductState,
} from '../../contract';
import { DUE_HOURS, type Described } from './product.rules';
import type { SupplierOfGoods } from './supplier-of-goods-store';

/** A product as it is kept, with whom it comes from. */
export type KeptProduct = Described & {
  readonly id: string;
  readonly station: string;
  readonly supplier: SupplierOfGoods;
  readonly state: ProductState;
  readonly since: Date;
  readonly reason: string | null;
  readonly version: number;
  readonly revision: number;
  readonly approved: Described | null;
  readonly approvedRevision: number | null;
  readonly submittedBy: string | null;
};

/** A product about to be opened. */
export type NewProduct = Described & {
  readonly id: string;
  readonly station: string;
  readonly supplier: string;
  readonly openedBy: string;
};

/** What a step writes. */
export type ProductPatch = {
  readonly state?: ProductState;
  readonly reason?: string | null;
  readonly described?: Described;
  /** It has to be looked at anew. */
  readonly raised?: true;
  /** What is described now is what was approved. */
  readonly approved?: Described;
  readonly submittedBy?: string;
};

type Asked = Pick<ListProducts, 'state' | 'search' | 'supplier' | 'page'> & { readonly stations: readonly string[] };

/** Keeps goods in the table `vetting_product`. Every read for people names the stations that they see. */
export const productStore = {
  find: async (on: Database['read'] | Tx, stations: readonly string[], id: string) =>
    one(
      goods(on)
        .where('p.id', id)
        .whereIn('p.station', [...stations]),
    ),
  /** Whatever stands behind these; for those who asked the gate and no person. */
  byIds: async (on: Database['read'] | Tx, ids: readonly string[]): Promise<readonly KeptProduct[]> =>
    (await goods(on).whereIn('p.id', [...ids])).map(productOf),
  /** The product, and nobody else moves it before the transaction ends. */
  hold: async (tx: Tx, stations: readonly string[], id: string) =>
    one(
      goods(tx)
        .where('p.id', id)
        .whereIn('p.station', [...stations])
        // Rows that only point to it may come in meanwhile.
        .forNoKeyUpdate('p'),
    ),
  insert: async (tx: Tx, { openedBy, facts, ...product }: NewProduct): Promise<void> => {
    await tx('vetting_product').insert({ ...product, facts: JSON.stringify(facts), opened_by: openedBy });
  },
  /** False when somebody changed it first. */
  patch: async (tx: Tx, { id, state, version }: Pick<KeptProduct, 'id' | 'state' | 'version'>, patch: ProductPatch) => {
    const { described, approved } = patch;
    const words = described && { ...described, facts: JSON.stringify(described.facts) };
    const change = {
      ...words,
      ...(patch.state === undefined ? {} : { state: patch.state, state_since: tx.raw('clock_timestamp()') }),
      ...(patch.reason === undefined ? {} : { state_reason: patch.reason }),
      ...(patch.raised ? { revision: tx.raw('revision + 1') } : {}),
      ...(approved ? { approved_facts: JSON.stringify(approved), approved_revision: tx.ref('revision') } : {}),
      ...(approved ? { approved_at: tx.raw('clock_timestamp()') } : {}),
      ...(patch.submittedBy === undefined ? {} : { submitted_by: patch.submittedBy }),
      version: version + 1,
    };
    return (await tx('vetting_product').where({ id, state, version }).update(change)) === 1;
  },
  list: async (database: Database, asked: Asked): Promise<readonly KeptProduct[]> => {
    const found = narrowed(goods(database.read), asked)
      .orderBy(['p.state_since', 'p.id'])
      .limit(PRODUCTS_A_PAGE)
      .offset((asked.page - 1) * PRODUCTS_A_PAGE);
    if (asked.state !== undefined) void found.where('p.state', asked.state);
    return (await found).map(productOf);
  },
  /** How many are in each state, and how many of them are late. */
  counts: async (database: Database, asked: Asked) => {
    const clocks = Object.entries(DUE_HOURS);
    const late = clocks.map(() => '(p.state = ? AND p.state_since < now() - make_interval(hours => ?))').join(' OR ');
    const rows = await narrowed(database.read('vetting_product as p'), asked)
      .join('vetting_supplier as s', 's.id', 'p.supplier')
      .groupBy('p.state')
      .select<{ state: ProductState; all: string; late: string }[]>(
        'p.state',
        database.read.raw('count(*) AS "all"'),
        database.read.raw(`count(*) FILTER (WHERE ${late}) AS late`, clocks.flat()),
      );
    return rows.map((row) => ({ state: row.state, all: Number(row.all), late: Number(row.late) }));
  },
  /** Nobody moves these before the transaction ends; in one order, so that two who want several wait for each other. */
  lock: async (tx: Tx, ids: readonly string[]): Promise<void> => {
    await tx('vetting_product')
      .whereIn('id', [...ids])
      .orderBy('id')
      .forNoKeyUpdate()
      .select('id');
  },
  /**
   * The goods of a supplier that are not at an end: what changes of the supplier changes them all. The supplier is held, so that nobody
   * opens another one meanwhile.
   */
  ofSupplier: async (tx: Tx, supplier: string): Promise<readonly string[]> => {
    await tx('vetting_supplier').where({ id: supplier }).forNoKeyUpdate().first('id');
    return (
      await tx('vetting_product')
        .where({ supplier })
        .whereNotIn('state', ['recalled', 'retired', 'rejected', 'vetoed'])
        .orderBy('id')
        .select<{ id: string }[]>('id')
    ).map(({ id }) => id);
  },
} as const;

/** How goods are kept. */
export type ProductStore = typeof productStore;

type Row = Omit<KeptProduct, 'supplier' | 'facts' | 'approved' | 'category'> & {
  readonly supplier: string;
  readonly category: string;
  readonly supplierStation: string;
  readonly supplierName: string;
  readonly supplierKind: string;
  readonly supplierState: string;
  readonly uscc: string | null;
  readonly facts: unknown;
  readonly approved: unknown;
};

const COLUMNS = `p.id, p.station, p.supplier, p.category, p.title, p.state, p.state_since AS since, p.state_reason AS reason, p.version,
  p.revision, p.facts, p.approved_facts AS approved, p.approved_revision AS "approvedRevision", p.submitted_by AS "submittedBy",
  s.station AS "supplierStation", s.name AS "supplierName", s.kind AS "supplierKind", s.state AS "supplierState", s.uscc`;

const goods = (on: Database['read'] | Tx) =>
  on('vetting_product as p').join('vetting_supplier as s', 's.id', 'p.supplier').select<Row[]>(on.raw(COLUMNS));

async function one(rows: PromiseLike<readonly Row[]>): Promise<KeptProduct | undefined> {
  const [row] = await rows;
  return row && productOf(row);
}

/** What both a list and its counts are narrowed by. */
function narrowed<Query extends { whereIn: unknown }>(query: Query, { stations, search, supplier }: Asked): Query {
  // knex's builders are typed by what they select; where clauses are common to all of them.
  const rows = query as unknown as ReturnType<Database['read']>;
  void rows.whereIn('p.station', [...stations]);
  if (supplier !== undefined) void rows.where('p.supplier', supplier);
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    void rows.where((either) => {
      void either.whereILike('p.title', like).orWhereILike('s.name', like);
    });
  }
  return query;
}

function productOf({ supplier, facts, approved, category, ...row }: Row): KeptProduct {
  const { supplierStation, supplierName, supplierKind, supplierState, uscc, ...product } = row;
  return {
    ...product,
    supplier: {
      id: supplier,
      station: supplierStation,
      name: supplierName,
      kind: supplierKind,
      state: supplierState,
      uscc,
    },
    // Written by the contract's own schemas.
    category: category as ProductCategory,
    facts: fromJsonb(facts) as ProductFacts,
    approved: fromJsonb(approved) as Described | null,
  };
}
