import type { Knex } from 'knex';
import type { EndedLink, LineageLink } from '../../contract';

type Row = {
  id: string;
  from: string;
  to: string;
  kind: LineageLink['kind'];
  from_ms: number | null;
  to_ms: number | null;
  by: string | null;
  at: Date;
};
type EndedRow = Row & { ended_at: Date; ended_by: string | null; why: string | null };

const LINK = `l.id, l.from_document_id AS "from", l.document_id AS "to", l.kind, l.from_ms, l.to_ms, said.name_zh AS by, l.at`;
const SAID = 'LEFT JOIN person said ON said.id = l.by_person';

/** The family of a manuscript: everything above and below it, as links. */
async function linksOf(read: Knex, documentId: string): Promise<readonly LineageLink[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `WITH RECURSIVE up (id, depth) AS (
       SELECT ?::text, 0 UNION
       SELECT l.from_document_id, up.depth + 1 FROM manuscript_lineage l JOIN up ON l.document_id = up.id
        WHERE l.ended_at IS NULL AND up.depth < 10),
     family (id, depth) AS (
       SELECT DISTINCT id, 0 FROM up UNION
       SELECT l.document_id, f.depth + 1 FROM manuscript_lineage l JOIN family f ON l.from_document_id = f.id
        WHERE l.ended_at IS NULL AND f.depth < 10)
     SELECT ${LINK} FROM manuscript_lineage l ${SAID}
      WHERE l.ended_at IS NULL AND l.from_document_id IN (SELECT id FROM family) AND l.document_id IN (SELECT id FROM family)
      ORDER BY 2, 3 LIMIT 300`,
    [documentId],
  );
  return rows.map(linkOf);
}

/** What was once said of a manuscript and taken back, one step each way. */
async function endedOf(read: Knex, documentId: string): Promise<readonly EndedLink[]> {
  const { rows } = await read.raw<{ rows: EndedRow[] }>(
    `SELECT ${LINK}, l.ended_at, over.name_zh AS ended_by, l.ended_why AS why
       FROM manuscript_lineage l ${SAID} LEFT JOIN person over ON over.id = l.ended_by
      WHERE l.ended_at IS NOT NULL AND (l.document_id = :documentId OR l.from_document_id = :documentId)
      ORDER BY l.ended_at DESC LIMIT 100`,
    { documentId },
  );
  return rows.map((row) => ({
    ...linkOf(row),
    ...{ endedAt: row.ended_at.toISOString(), endedBy: row.ended_by, why: row.why ?? '' },
  }));
}

const linkOf = ({ id, from, to, kind, from_ms: fromMs, to_ms: toMs, by, at }: Row): LineageLink => ({
  ...{ id, from, to, kind, by },
  part: fromMs === null || toMs === null ? null : { fromMs, toMs },
  at: at.toISOString(),
});

/** The families of manuscripts as a page shows them, as use cases are handed them. */
export const familyStore = { linksOf, endedOf } as const;

/** The families of manuscripts as a page shows them. */
export type FamilyStore = typeof familyStore;
