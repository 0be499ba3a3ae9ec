import type { Knex } from 'knex';
import type { LibraryRights, LibrarySearch } from '../../contract';
import { EXPIRES_SOON_DAYS } from '../../platform';

/** A question as the store takes it. */
export type Question = {
  readonly search: Omit<LibrarySearch, 'words'>;
  readonly stations: readonly string[];
  /** A literal of type tsquery. */
  readonly words: string | undefined;
  /** The words as typed, for what has them in its title. */
  readonly asked: readonly string[];
};

/** How the rights of an entry stand now, as SQL. */
export const RIGHTS: Readonly<Record<LibraryRights, string>> = {
  none: `rights = 'none'`,
  expired: `rights_to <= now()`,
  future: `rights_from > now() AND coalesce(rights_to > now(), true)`,
  expiring: `rights_to > now() AND rights_to <= now() + interval '${EXPIRES_SOON_DAYS} days' AND coalesce(rights_from <= now(), true)`,
  unnoted: `rights = 'unnoted' AND coalesce(rights_to > now() + interval '${EXPIRES_SOON_DAYS} days', true) AND coalesce(rights_from <= now(), true)`,
  fine: `rights = 'noted' AND coalesce(rights_to > now() + interval '${EXPIRES_SOON_DAYS} days', true) AND coalesce(rights_from <= now(), true)`,
};

/** What a question finds, as SQL: what is looked at one by one, where something is, and of that what fits. */
export type Hits = { readonly near?: Knex.QueryBuilder; readonly hits: Knex.QueryBuilder };

/** In which order, how many, from where on, and what is done with them. */
export type Wanted<Found> = {
  readonly way: 'asc' | 'desc';
  readonly most: number;
  readonly narrow?: (query: Knex.QueryBuilder) => void;
  /** What of each is carried along; thousands of whole rows do not fit into the memory of one question. */
  readonly columns?: readonly string[];
  readonly run: (hits: Hits) => Promise<Found>;
  /** Whether so much will do, although not everything was looked at. */
  readonly enough: (found: Found) => boolean;
};

/** The newest of these tell how common a question is. */
const SAMPLE = 1_000;
/** Of so many of the sample that fit, the rest is met by walking on; fewer are gathered from the index of words. */
const DENSE = 25;
/** Whoever walks looks at the words of so many at most: each look fetches a text that lies apart. */
export const FARTHEST = 5_000;
/** The index of words gives so many at once; what was common years ago and is no more is gathered year by year. */
const AT_ONCE = 40_000;
const YEARS = [1, 2, 4] as const;

/**
 * What a question finds. Two ways lead there, and the planner cannot know which is short: words that are common by themselves may
 * never meet, and what was on every page three years ago may be on none today. So the newest thousand are tried first; where the
 * question is common there, the rest is walked from the newest on, else it is gathered.
 */
export async function hitsOf<Found>(read: Knex, question: Question, wanted: Wanted<Found>): Promise<Found> {
  const { words } = question;
  if (words === undefined) return wanted.run({ hits: ordered(candidates(read, question, wanted), wanted) });
  const { met: some, looked } = await sampled(read, question, wanted);
  if (looked < SAMPLE || some >= Math.min(wanted.most, DENSE)) {
    const near = ordered(candidates(read, question, wanted), { ...wanted, most: FARTHEST });
    const hits = read.from('near').whereRaw('words @@ ?::tsquery', [words]).select('*').limit(wanted.most);
    return wanted.run({ near, hits });
  }
  if ((await expected(read, words)) <= AT_ONCE) return wanted.run({ hits: gathered(read, question, wanted) });
  return byYears(read, question, wanted);
}

async function byYears<Found>(read: Knex, question: Question, wanted: Wanted<Found>): Promise<Found> {
  for (const years of wanted.way === 'desc' ? YEARS : []) {
    const narrow = (query: Knex.QueryBuilder): void => {
      wanted.narrow?.(query);
      void query.whereRaw(`at >= now() - make_interval(years => ?)`, [years]);
    };
    const found = await wanted.run({ hits: gathered(read, question, { ...wanted, narrow }) });
    if (wanted.enough(found)) return found;
  }
  return wanted.run({ hits: gathered(read, question, wanted) });
}

async function sampled(read: Knex, question: Question, wanted: Cut): Promise<{ met: number; looked: number }> {
  const near = ordered(candidates(read, question, wanted), { ...wanted, most: SAMPLE });
  const { rows } = await read.raw<{ rows: [{ met: number; looked: number }] }>(
    `SELECT count(*) FILTER (WHERE words @@ ?::tsquery)::int AS met, count(*)::int AS looked FROM (?) near`,
    [question.words ?? '', near],
  );
  return rows[0];
}

/** What the planner expects of words, by the statistics of the column: a question to it alone, nothing is read. */
async function expected(read: Knex, words: string): Promise<number> {
  const { rows } = await read.raw<{ rows: { 'QUERY PLAN': readonly { Plan: { 'Plan Rows': number } }[] }[] }>(
    'EXPLAIN (FORMAT JSON) SELECT 1 FROM library_entry WHERE words @@ ?::tsquery',
    [words],
  );
  return rows[0]?.['QUERY PLAN'][0]?.Plan['Plan Rows'] ?? 0;
}

type Cut = Pick<Wanted<unknown>, 'way' | 'most' | 'narrow' | 'columns'>;

const ordered = (query: Knex.QueryBuilder, { way, most }: Cut): Knex.QueryBuilder =>
  query.orderBy(['at', 'document_id', 'locale'].map((column) => ({ column, order: way }))).limit(most);

function candidates(read: Knex, question: Question, { narrow, columns = ['*'] }: Cut): Knex.QueryBuilder {
  const query = narrowed(read, { ...question, words: undefined });
  narrow?.(query);
  return query.select([...columns]);
}

/** From the index of words: everything that has them, then the order. Without a limit inside, no other index looks cheaper. */
function gathered(read: Knex, question: Question, wanted: Cut): Knex.QueryBuilder {
  const all = narrowed(read, question).select([...(wanted.columns ?? ['*'])]);
  wanted.narrow?.(all);
  return ordered(read.withMaterialized('gathered', all).from('gathered').select('*'), wanted);
}

/** Whole days of the station. */
const DAY_FROM = `at >= (?::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`;
const DAY_TO = `at < (?::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`;

/** The entries that a question finds, in no order. */
export function narrowed(read: Knex, { search, stations, words }: Question): Knex.QueryBuilder {
  const query = read('library_entry').whereIn('station', [...stations]);
  if (words !== undefined) void query.whereRaw('words @@ ?::tsquery', [words]);
  const plain = {
    column_id: search.column,
    state: search.state,
    locale: search.locale,
    author_name: search.author,
    origin: search.origin,
  };
  for (const [column, values] of Object.entries(plain)) if (values) void query.whereIn(column, [...values]);
  if (search.channel) void query.whereRaw('channels && ?::uuid[]', [[...search.channel]]);
  if (search.tag) void query.whereRaw('tags && ?::text[]', [[...search.tag]]);
  if (search.rights) void query.whereRaw(`(${search.rights.map((one) => `(${RIGHTS[one]})`).join(' OR ')})`);
  if (search.from) void query.whereRaw(DAY_FROM, [search.from]);
  if (search.to) void query.whereRaw(DAY_TO, [search.to]);
  return query;
}
