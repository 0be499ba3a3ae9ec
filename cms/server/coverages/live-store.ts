import type { LiveCoverage, LivePhase } from '../../contract';
import { TODAY_BEGINS, type Database } from '../../platform';

/** How far each is: what was filed or covered is over, whatever the hour. */
const PHASE = `CASE WHEN c.state IN ('filed', 'covered') THEN 'over' WHEN crew.here THEN 'on_site' ELSE 'planned' END`;

/**
 * Coverages that go out live today (今日直播) or whose crew is on site now, for the list and for the command screen, so that both count
 * the same. A live that says no hour begins when its topic is planned.
 */
export const LIVES = `
  SELECT c.id, c.topic, c.station, coalesce(nullif(c.title, ''), t.title) AS title, coalesce(crew.place, t.place) AS place,
    ${PHASE} AS phase, coalesce(c.due, t.planned_from) AS at
  FROM coverage c JOIN topic t ON t.id = c.topic
  CROSS JOIN LATERAL (SELECT coalesce(bool_or(a.state = 'on_site'), false) AS here, max(nullif(a.place, '')) AS place
    FROM assignment a WHERE a.coverage = c.id AND a.state <> 'cancelled') crew
  WHERE c.kind = 'live' AND c.state <> 'cancelled'
    AND (c.due >= ${TODAY_BEGINS} OR c.due IS NULL OR c.state = 'assigned')
    AND (crew.here OR (coalesce(c.due, t.planned_from) >= ${TODAY_BEGINS}
      AND coalesce(c.due, t.planned_from) < ${TODAY_BEGINS} + interval '1 day'))`;

/** What is asked for. */
export type Lives = { readonly stations: readonly string[]; readonly phase: LivePhase | undefined };

/** The lives of today as use cases are handed them. */
export type LiveStore = { today(asked: Lives): Promise<LiveCoverage[]> };

const MOST = 500;

/** Reads the lives of today. */
export function liveStore({ database }: { readonly database: Database }): LiveStore {
  return {
    today: async ({ stations, phase }) => {
      const { rows } = await database.read.raw<{ rows: (Omit<LiveCoverage, 'at'> & { at: Date | null })[] }>(
        `SELECT * FROM (${LIVES}) lives WHERE station = ANY(?) AND (?::text IS NULL OR phase = ?)
         ORDER BY at NULLS LAST, id LIMIT ${MOST}`,
        [stations, phase ?? null, phase ?? null],
      );
      return rows.map(({ at, ...row }) => ({ ...row, at: at?.toISOString() ?? null }));
    },
  };
}
