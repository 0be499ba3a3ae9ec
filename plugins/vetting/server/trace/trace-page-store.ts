import type { Database } from '@hearth/cms/platform';
import type { PaperKind } from '../../contract';
import type { PageFacts, PagePaper } from './trace-facts.rules';

/** Reads public pages of lots: only of goods that were approved once. */
export const tracePageStore = {
  find: async ({ read }: Database, lot: string): Promise<PageFacts | undefined> => {
    const { rows } = await read.raw<{ rows: PageFacts[] }>(FACTS, [lot]);
    return rows[0];
  },
  /** One line a kind: of several papers the one that holds longest. */
  papers: async ({ read }: Database, lot: string, kinds: readonly PaperKind[]): Promise<readonly PagePaper[]> => {
    const { rows } = await read.raw<{ rows: PagePaper[] }>(PAPERS, [lot, [...kinds]]);
    return rows;
  },
} as const;

/** How public pages are read. */
export type TracePageStore = typeof tracePageStore;

const FACTS = `
  SELECT l.id AS lot, l.station, l.code, l.made_at::text AS "madeAt", l.best_before::text AS "bestBefore", l.state, p.title,
    p.facts->>'spec' AS spec, p.facts->>'origin' AS origin, p.facts->>'storage' AS storage, p.facts->>'gtin' AS gtin,
    s.kind AS "supplierKind", s.name AS "supplierName", s.region, clock_timestamp() AS now
  FROM vetting_lot l JOIN vetting_product p ON p.id = l.product JOIN vetting_supplier s ON s.id = p.supplier
  WHERE l.id = ? AND p.approved_at IS NOT NULL`;

const TODAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;

const PAPERS = `
  SELECT DISTINCT ON (v.kind) v.kind, v.valid_to::text AS until,
    v.valid_from <= ${TODAY} AND (v.valid_to IS NULL OR v.valid_to >= ${TODAY}) AS "isValid"
  FROM vetting_lot l JOIN vetting_product p ON p.id = l.product
    JOIN vetting_paper v ON (v.product = p.id AND (v.lot IS NULL OR v.lot = l.id)) OR v.supplier = p.supplier
  WHERE l.id = ? AND v.state = 'accepted' AND v.kind = ANY(?::text[])
  ORDER BY v.kind, "isValid" DESC, v.valid_to DESC NULLS FIRST, v.id DESC`;
