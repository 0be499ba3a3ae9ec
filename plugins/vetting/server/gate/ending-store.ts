import type { Database, Tx } from '@hearth/cms/platform';
import { ENDINGS_A_PAGE, type Ending } from '../../contract';

/** Whose papers are asked for, and how far ahead. */
export type EndingsAsked = { readonly stations: readonly string[]; readonly days: number; readonly page: number };

/** An end of a paper that is to be told. */
export type DueAlarm = Pick<Ending, 'paper' | 'kind' | 'station' | 'product' | 'title' | 'lastDay' | 'daysLeft'> & {
  /** The nearest of the alarms that came due. */
  readonly days: number;
};

/** Days before the last one of a paper on which its end is told. */
export const ALARM_DAYS = [30, 7, 1, 0] as const;

/** Papers that end, and which ends were told, in `vetting_paper` and `vetting_paper_alarm`. */
export const endingStore = {
  list: async (
    database: Database,
    { stations, days, page }: EndingsAsked,
  ): Promise<{ readonly endings: readonly Ending[]; readonly total: number }> => {
    const { rows } = await database.read.raw<{ rows: (Ending & { total: string })[] }>(LIST, [
      days,
      [...stations],
      ENDINGS_A_PAGE,
      (page - 1) * ENDINGS_A_PAGE,
    ]);
    const total = Number(rows[0]?.total ?? 0);
    return { endings: rows.map(({ total: _all, ...ending }) => ending), total };
  },
  /** Marks what came due as told, and gives it once: of several alarms of one paper the nearest. */
  takeDue: async (tx: Tx, limit: number): Promise<readonly DueAlarm[]> => {
    const { rows } = await tx.raw<{ rows: DueAlarm[] }>(TAKE, [[...ALARM_DAYS], limit]);
    return rows;
  },
} as const;

/** How ends of papers are found. */
export type EndingStore = typeof endingStore;

const TODAY = `(clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;

/** Accepted papers on which goods stand that may still be sold, with nothing of their kind that goes on after them. */
const ENDING = `
  SELECT p.id AS paper, p.kind, p.station, p.product, p.supplier, p.lot, l.code AS "lotCode", coalesce(g.title, s.name) AS title,
    p.valid_to AS last_day, p.valid_to - ${TODAY} AS days_left,
    (SELECT count(*)::int FROM vetting_product a WHERE a.state = 'approved' AND (a.id = p.product OR a.supplier = p.supplier)) AS goods
  FROM vetting_paper p
    LEFT JOIN vetting_product g ON g.id = p.product
    LEFT JOIN vetting_supplier s ON s.id = p.supplier
    LEFT JOIN vetting_lot l ON l.id = p.lot
  WHERE p.state = 'accepted' AND (p.lot IS NULL OR l.state IN ('open', 'held'))
    AND EXISTS (
      SELECT FROM vetting_product a WHERE (a.id = p.product OR a.supplier = p.supplier)
        AND a.state NOT IN ('recalled', 'retired', 'rejected', 'vetoed'))
    AND NOT EXISTS (
      SELECT FROM vetting_paper n WHERE n.state = 'accepted' AND n.id <> p.id AND n.kind = p.kind
        AND (n.product = p.product OR n.supplier = p.supplier) AND n.lot IS NOT DISTINCT FROM p.lot
        AND n.fields->>'side' IS NOT DISTINCT FROM p.fields->>'side'
        AND n.valid_from <= p.valid_to + 1 AND (n.valid_to IS NULL OR n.valid_to > p.valid_to))`;

const LIST = `
  SELECT paper, kind, station, product, supplier, lot, "lotCode", title, last_day::text AS "lastDay", days_left AS "daysLeft", goods,
    count(*) OVER () AS total
  FROM (${ENDING} AND p.valid_to BETWEEN ${TODAY} AND ${TODAY} + ?::int AND p.station = ANY(?)) AS e
  ORDER BY e.last_day, paper LIMIT ? OFFSET ?`;

const TAKE = `
  WITH due AS (
    SELECT e.*, d.days FROM (${ENDING} AND p.valid_to BETWEEN ${TODAY} AND ${TODAY} + 30) AS e
      JOIN unnest(?::int[]) AS d (days) ON e.days_left <= d.days
    WHERE NOT EXISTS (SELECT FROM vetting_paper_alarm t WHERE t.paper = e.paper AND t.days = d.days)
    ORDER BY e.last_day, e.paper, d.days LIMIT ?
  ), taken AS (
    INSERT INTO vetting_paper_alarm (paper, station, days) SELECT paper, station, days FROM due ORDER BY paper, days
    ON CONFLICT DO NOTHING RETURNING paper, days
  )
  SELECT DISTINCT ON (due.paper) due.paper, due.kind, due.station, due.product, due.title, due.last_day::text AS "lastDay",
    due.days_left AS "daysLeft", due.days
  FROM due JOIN taken USING (paper, days) ORDER BY due.paper, due.days`;
