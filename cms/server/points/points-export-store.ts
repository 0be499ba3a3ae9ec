import type { Knex } from 'knex';
import type { ContentLocale, PointGrade } from '../../contract';
import { MOST_EXPORTS_AT_ONCE, openExport, type OpenExport } from '../../platform';

/** What one person has of one posting, as a line of a table. */
export type ExportedShare = {
  readonly nameZh: string;
  readonly nameEn: string;
  readonly title: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly grade: PointGrade;
  readonly points: number;
  readonly amount: number;
  readonly ruleVersion: number;
  readonly isReversal: boolean;
  readonly reason: string | null;
  readonly byZh: string;
  readonly byEn: string;
  readonly at: string;
};

const LINE = `n.name_zh AS "nameZh", n.name_en AS "nameEn", p.title, p.document_id AS "documentId", p.locale,
  p.grading ->> 'grade' AS grade, p.points, e.amount, p.rule_version AS "ruleVersion", p.reverses IS NOT NULL AS "isReversal",
  p.reason, b.name_zh AS "byZh", b.name_en AS "byEn",
  to_char(p.at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') AS at`;

/** Opens a month, to be taken out share by share; undefined when too many exports run. */
function open(
  read: Knex,
  { station, month }: { readonly station: string; readonly month: string },
): Promise<OpenExport<ExportedShare> | undefined> {
  const shares = (trx: Knex): Knex.QueryBuilder =>
    trx('point_posting as p')
      .join('point_entry as e', 'e.posting', 'p.id')
      .where({ 'p.station': station, 'p.month': month })
      .whereNotNull('e.person');
  return openExport(read, {
    counted: (trx) => shares(trx).select('e.n'),
    ordered: (trx) =>
      shares(trx)
        .join('person as n', 'n.id', 'e.person')
        .join('person as b', 'b.id', 'p.by_person')
        .orderByRaw('p.at, p.id, e.n')
        .select(trx.raw(LINE)),
    // The columns are those that are asked for above.
    lines: (rows) => rows as ExportedShare[],
  });
}

/** Exports of points, as use cases are handed them. */
export const pointsExportStore = { open, mostAtOnce: MOST_EXPORTS_AT_ONCE } as const;

/** Exports of points, as use cases are handed them. */
export type PointsExportStore = typeof pointsExportStore;
