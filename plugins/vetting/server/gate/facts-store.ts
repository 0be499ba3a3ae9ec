import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { ProductState } from '../../contract';
import type { LotFacts } from './lot.rules';
import type { GatePaper } from './paper.rules';
import type { GateFacts } from './verdict.rules';

/** A product with everything that its verdict stands on, but what its category asks for. */
export type KnownFacts = Omit<GateFacts, 'required' | 'requiredOfLots' | 'product'> & {
  readonly id: string;
  readonly station: string;
  readonly category: string;
  readonly supplierKind: string;
  readonly version: number;
  readonly product: Omit<GateFacts['product'], 'state'> & { readonly state: ProductState };
  /** What the maker says of the goods; some of it asks for papers. */
  readonly told: unknown;
};

type Head = {
  readonly id: string;
  readonly station: string;
  readonly category: string;
  readonly version: number;
  readonly state: ProductState;
  readonly since: Date;
  readonly approvedAt: Date | null;
  readonly told: unknown;
  readonly supplier: string;
  readonly supplierKind: string;
  readonly supplierState: string;
  readonly verifyBy: Date | null;
};

type OfProduct<Facts> = Facts & { readonly product: string };
type KeptPaper = GatePaper & { readonly product: string | null; readonly supplier: string | null };

/** Reads what verdicts stand on: products, their suppliers, papers and lots. */
export const factsStore = {
  /**
   * Holds products, so that their verdicts are worked out one after the other; whoever comes next reads what the one before wrote. The
   * facts are read by statements of their own, after that.
   */
  hold: async (tx: Tx, products: readonly string[]): Promise<void> => {
    await tx.raw('SELECT id FROM vetting_product WHERE id = ANY(?::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
      [...products],
    ]);
    // Whoever changes a supplier cannot see goods that were opened at the same moment; so these wait for it, or it for them.
    await tx.raw(
      `SELECT s.id FROM vetting_supplier s WHERE s.id IN (
         SELECT p.supplier FROM vetting_product p LEFT JOIN vetting_gate g ON g.product = p.id
         WHERE p.id = ANY(?::uuid[]) AND g.product IS NULL
       ) ORDER BY s.id FOR SHARE`,
      [[...products]],
    );
  },
  now: async (tx: Tx): Promise<Date> => {
    const { rows } = await tx.raw<{ rows: [{ now: Date }] }>('SELECT clock_timestamp() AS now');
    return rows[0].now;
  },
  of: async (tx: Tx, products: readonly string[]): Promise<readonly KnownFacts[]> => {
    const heads = await many<Head>(tx, HEADS, [products]);
    const lots = await many<OfProduct<LotFacts>>(tx, LOTS, [products]);
    const papers = await many<KeptPaper>(tx, PAPERS, [products, heads.map(({ supplier }) => supplier)]);
    const lotsOf = groups(lots, ({ product }) => product);
    const papersOf = groups(papers, ({ product, supplier: owner }) => product ?? owner ?? '');
    return heads.map((head) => factsOf(head, lotsOf(head.id), [...papersOf(head.supplier), ...papersOf(head.id)]));
  },
} as const;

/** How the facts of verdicts are read. */
export type FactsStore = typeof factsStore;

const HEADS = `
  SELECT p.id, p.station, p.category, p.version, p.state, p.state_since AS since, p.approved_at AS "approvedAt", p.facts AS told,
    s.id AS supplier, s.kind AS "supplierKind", s.state AS "supplierState", s.verify_by AS "verifyBy"
  FROM vetting_product p JOIN vetting_supplier s ON s.id = p.supplier
  WHERE p.id = ANY(?::uuid[]) ORDER BY p.id`;

const midnightAfter = (column: string): string => `(${column} + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;

const LOTS = `
  SELECT id, product, state, ${midnightAfter('best_before')} AS "end"
  FROM vetting_lot WHERE product = ANY(?::uuid[]) ORDER BY id`;

const PAPERS = `
  SELECT id, product, supplier, supplier IS NOT NULL AS "isSuppliers", fields->>'side' AS side, kind, lot,
    valid_from::timestamp AT TIME ZONE 'Asia/Shanghai' AS "from", ${midnightAfter('valid_to')} AS "to"
  FROM vetting_paper WHERE state = 'accepted' AND (product = ANY(?::uuid[]) OR supplier = ANY(?::uuid[])) ORDER BY id`;

async function many<Row>(tx: Tx, sql: string, lists: readonly (readonly string[])[]): Promise<readonly Row[]> {
  // pg binds a list as an array; knex would spread one that is not inside a list.
  const { rows } = await tx.raw<{ rows: Row[] }>(sql, [...lists.map((list) => [...list])]);
  return rows;
}

function groups<Row>(rows: readonly Row[], keyOf: (row: Row) => string): (key: string) => readonly Row[] {
  const known = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = known.get(key);
    if (group) group.push(row);
    else known.set(key, [row]);
  }
  return (key) => known.get(key) ?? [];
}

function factsOf(
  { supplierState, verifyBy, state, since, approvedAt, ...head }: Head,
  lots: readonly LotFacts[],
  papers: readonly GatePaper[],
): KnownFacts {
  const told = fromJsonb(head.told);
  return {
    ...head,
    told,
    product: { state, since, approvedAt },
    supplier: { state: supplierState, verifyBy },
    papers,
    lots,
  };
}
