import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import { GONE_AFTER_SECONDS, type BoardSample } from '../../contract';

/** Visits of a live, summed. */
export type VisitSums = {
  readonly asOf: Date;
  readonly concurrent: number;
  readonly viewers: number;
  readonly views: number;
  readonly seconds: number;
};

async function visits(read: Knex, session: string): Promise<VisitSums> {
  const { rows } = await read.raw<{ rows: [VisitSums] }>(
    `SELECT clock_timestamp() AS "asOf", count(*)::int AS viewers, coalesce(sum(entries), 0)::int AS views,
       coalesce(sum(seconds), 0)::float8 AS seconds,
       count(*) FILTER (WHERE last_at > clock_timestamp() - interval '${GONE_AFTER_SECONDS} seconds')::int AS concurrent
     FROM live_visit WHERE session = ? AND last_at IS NOT NULL`,
    [session],
  );
  return rows[0];
}

/** How many watch now. */
async function concurrent(read: Knex, session: string): Promise<number> {
  const { rows } = await read.raw<{ rows: [{ n: number }] }>(
    `SELECT count(*)::int AS n FROM live_visit
     WHERE session = ? AND last_at > clock_timestamp() - interval '${GONE_AFTER_SECONDS} seconds'`,
    [session],
  );
  return rows[0].n;
}

/** What an offer was seen and opened by. */
export type Attention = {
  readonly offer: string;
  readonly exposed: number;
  readonly seconds: number;
  readonly clicked: number;
};

async function attention(read: Knex, session: string): Promise<readonly Attention[]> {
  const { rows } = await read.raw<{ rows: Attention[] }>(
    `SELECT coalesce(e.offer, c.offer) AS offer, coalesce(e.exposed, 0) AS exposed, coalesce(e.seconds, 0) AS seconds,
       coalesce(c.clicked, 0) AS clicked
     FROM (SELECT offer, sum(viewers)::int AS exposed, sum(seconds)::float8 AS seconds FROM live_exposure
       WHERE session = :session GROUP BY offer) e
     FULL JOIN (SELECT offer, count(*)::int AS clicked FROM live_click WHERE session = :session GROUP BY offer) c
       ON c.offer = e.offer ORDER BY 1`,
    { session },
  );
  return rows;
}

type Noted = BoardSample & { readonly session: string; readonly station: string };

/** Told twice for one moment, it is noted once. */
async function note(tx: Tx, samples: readonly Noted[]): Promise<void> {
  if (samples.length === 0) return;
  await tx('live_figure')
    .insert([...samples])
    .onConflict(['session', 'at'])
    .ignore();
}

/** A chart has so many points at most: of a long live every second, third … is drawn, and always the last. */
const MOST_SAMPLES = 400;

async function samples(read: Knex, session: string): Promise<readonly BoardSample[]> {
  const { rows } = await read.raw<{ rows: (Omit<BoardSample, 'at'> & { readonly at: Date })[] }>(
    `SELECT at, concurrent, orders, net::float8 AS net FROM (
       SELECT f.*, row_number() OVER (ORDER BY at DESC) - 1 AS n, count(*) OVER () AS total FROM live_figure f WHERE session = :session) f
     WHERE n % greatest(1, ceil(total / :most::numeric)::int) = 0 ORDER BY at`,
    { session, most: MOST_SAMPLES },
  );
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toISOString() }));
}

async function peak(read: Knex, session: string): Promise<number> {
  const row = await read('live_figure').where({ session }).max<{ peak: number | null }[]>('concurrent as peak').first();
  return row?.peak ?? 0;
}

/** What is read of visits, and how lives stood from moment to moment. */
export const figureStore = { visits, concurrent, attention, note, samples, peak } as const;

/** What is read of visits. */
export type FigureStore = typeof figureStore;
