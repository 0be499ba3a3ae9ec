import type { Knex } from 'knex';
import type { SimilarTopic, TopicState } from '../../contract';
import { TODAY_BEGINS, type Database } from '../../platform';
import { queryOf } from '../stories/words.rules';
import { FEWEST_COMMON, SIMILAR_ENOUGH } from './similar.rules';
import type { TopicMark } from './topic-cursor.rules';
import { TOPIC, topicOf, type KeptTopic, type TopicRow } from './topic-store';

/** What a list is narrowed to; stations are those that whoever asks may see. */
export type TopicsWanted = {
  readonly stations: readonly string[];
  readonly column?: string | undefined;
  readonly person?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly text?: string | undefined;
  readonly since?: 'today' | undefined;
};

/** A topic in a list, with its mark. */
export type ListedTopic = { readonly topic: KeptTopic; readonly mark: TopicMark };

type Page = { readonly state?: TopicState | undefined; readonly after?: TopicMark | undefined; readonly limit: number };

/** How topics are looked for. */
export type TopicLists = {
  counts(wanted: TopicsWanted): Promise<ReadonlyMap<TopicState, number>>;
  /** The first of each state. */
  tops(wanted: TopicsWanted, limit: number): Promise<readonly ListedTopic[]>;
  page(wanted: TopicsWanted, page: Page): Promise<readonly ListedTopic[]>;
  /** Those planned in a span, the earliest first. */
  planned(wanted: TopicsWanted, limit: number): Promise<readonly KeptTopic[]>;
  similar(
    wanted: { readonly stations: readonly string[]; readonly except?: string | undefined },
    terms: readonly string[],
  ): Promise<readonly SimilarTopic[]>;
};

type ListedRow = TopicRow & { mark: string };

const MARK = `to_char(t.state_since AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`;
const LIVING = `t.state NOT IN ('merged', 'cancelled', 'rejected')
  AND (t.state <> 'covered' OR t.state_since > now() - interval '90 days')`;
const MOST_SIMILAR = 6;

/** Looks for topics in their table. */
export function topicLists({ database }: { readonly database: Database }): TopicLists {
  const from = (wanted: TopicsWanted): Knex.QueryBuilder => narrowed(database.read('topic as t'), wanted);
  return {
    counts: async (wanted) => {
      const rows = await from(wanted)
        .groupBy('t.state')
        .select<{ state: TopicState; count: number }[]>('t.state', database.read.raw('count(*)::integer AS count'));
      return new Map(rows.map(({ state, count }) => [state, count]));
    },
    tops: async (wanted, limit) => {
      const ranked = from(wanted).select(
        't.id',
        database.read.raw('row_number() OVER (PARTITION BY t.state ORDER BY t.state_since DESC, t.id DESC) AS place'),
      );
      const rows = await database
        .read('topic as t')
        .join(ranked.as('r'), 'r.id', 't.id')
        .where('r.place', '<=', limit)
        .orderByRaw('t.state_since DESC, t.id DESC')
        .select<ListedRow[]>(database.read.raw(`${TOPIC}, ${MARK}`));
      return rows.map(listed);
    },
    page: async (wanted, { state, after, limit }) => {
      const query = from(wanted).orderByRaw('t.state_since DESC, t.id DESC').limit(limit);
      if (state !== undefined) void query.where('t.state', state);
      if (after) void query.whereRaw('(t.state_since, t.id) < (?::timestamptz, ?::uuid)', [after.since, after.id]);
      return (await query.select<ListedRow[]>(database.read.raw(`${TOPIC}, ${MARK}`))).map(listed);
    },
    planned: async (wanted, limit) => {
      const rows = await from(wanted)
        .whereNot('t.state', 'merged')
        .orderBy(['t.planned_from', 't.importance', 't.id'])
        .limit(limit)
        .select<TopicRow[]>(database.read.raw(TOPIC));
      return rows.map(topicOf);
    },
    similar: (wanted, terms) => similarTo(database.read, wanted, terms),
  };
}

function narrowed(
  query: Knex.QueryBuilder,
  { stations, column, person, from, to, text, since }: TopicsWanted,
): Knex.QueryBuilder {
  void query.whereIn('t.station', [...stations]);
  if (column !== undefined) void query.where('t.column_id', column);
  if (person !== undefined) {
    void query.whereRaw(
      '(t.author = ? OR t.pitched_by = ? OR EXISTS (SELECT 1 FROM topic_person p WHERE p.topic = t.id AND p.person = ?))',
      [person, person, person],
    );
  }
  if (from !== undefined || to !== undefined) {
    void query.whereNotNull('t.planned_from');
    void query.whereRaw(
      `tstzrange(t.planned_from, coalesce(t.planned_to, t.planned_from), '[]') && tstzrange(?, ?, '[)')`,
      [from ?? null, to ?? null],
    );
  }
  if (since === 'today') void query.whereRaw(`t.state_since >= ${TODAY_BEGINS}`);
  const words = text === undefined ? undefined : queryOf(text);
  if (words !== undefined) void query.whereRaw('t.words @@ ?::tsquery', [words]);
  return query;
}

type SimilarRow = Omit<SimilarTopic, 'pitchedBy' | 'plannedFrom'> & {
  pitched_by: string | null;
  planned_from: Date | null;
};

async function similarTo(
  read: Knex,
  { stations, except }: { readonly stations: readonly string[]; readonly except?: string | undefined },
  terms: readonly string[],
): Promise<readonly SimilarTopic[]> {
  if (terms.length < FEWEST_COMMON) return [];
  const { rows } = await read.raw<{ rows: SimilarRow[] }>(
    `SELECT id, title, state, station, pitched_by, planned_from, version,
       CAST(common AS float) / least(cardinality(terms), :count) AS score
     FROM (SELECT t.*, (SELECT count(*) FROM unnest(t.terms) term WHERE term = ANY(:terms)) AS common FROM topic t
           WHERE t.terms && CAST(:terms AS text[]) AND t.station = ANY(:stations) AND ${LIVING}
             AND t.id IS DISTINCT FROM CAST(:except AS uuid)) found
     WHERE common >= :fewest AND CAST(common AS float) / least(cardinality(terms), :count) >= :enough
     ORDER BY score DESC, state_since DESC LIMIT ${MOST_SIMILAR}`,
    {
      terms: [...terms],
      count: terms.length,
      stations: [...stations],
      except: except ?? null,
      fewest: FEWEST_COMMON,
      enough: SIMILAR_ENOUGH,
    },
  );
  return rows.map(({ pitched_by, planned_from, ...row }) => ({
    ...row,
    pitchedBy: pitched_by,
    plannedFrom: planned_from?.toISOString() ?? null,
  }));
}

function listed(row: ListedRow): ListedTopic {
  return { topic: topicOf(row), mark: { since: row.mark, id: row.id } };
}
