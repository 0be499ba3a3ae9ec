import type { Knex } from 'knex';
import type { IngestItem, ItemPile, RouteDecision } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import { queryOf, vectorOf } from '../stories/words.rules';
import type { TopicMark } from '../topics/topic-cursor.rules';
import type { ReadItem } from './read-document';

/** An item about to be kept, with what the rules said of it. */
export type NewItem = ReadItem & {
  readonly id: string;
  readonly station: string;
  readonly source: string;
  readonly decision: RouteDecision;
  readonly ruleVersion: number;
  readonly lead: string | null;
};

/** What narrows the list of items. */
export type ItemsWanted = {
  readonly stations: readonly string[];
  readonly source?: string | undefined;
  readonly deed?: IngestItem['decision']['do'] | undefined;
  readonly pile?: ItemPile | undefined;
  readonly text?: string | undefined;
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
  readonly after?: TopicMark | undefined;
  readonly limit: number;
};

type Row = Omit<IngestItem, NamedOtherwise> & {
  source_name: string;
  published_at: Date | null;
  taken_at: Date;
  aside_at: Date | null;
  aside_by: string | null;
  decision: unknown;
  rule_version: number;
  mark: string;
};

type NamedOtherwise = 'sourceName' | 'publishedAt' | 'takenAt' | 'decision' | 'ruleVersion' | 'asideAt' | 'asideBy';

/** The hashes of items that are known by their keys. */
async function known(tx: Tx, source: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx('ingest_item')
    .where({ source })
    .whereIn('key', [...keys])
    .select<{ key: string; hash: string }[]>('key', 'hash');
  return new Map(rows.map(({ key, hash }) => [key, hash]));
}

async function insert(tx: Tx, item: NewItem): Promise<void> {
  const { publishedAt, decision, ruleVersion, ...plain } = item;
  await tx('ingest_item').insert({
    ...plain,
    published_at: publishedAt,
    deed: decision.do,
    decision: JSON.stringify(decision),
    rule_version: ruleVersion,
    words: wordsOf(tx, item),
  });
}

/** Keeps the new words of an item and puts the old ones beside it. */
async function rewrite(tx: Tx, source: string, item: ReadItem): Promise<void> {
  await tx.raw(
    `INSERT INTO ingest_item_past (item, n, title, body, url, hash)
     SELECT id, changes + 1, title, body, url, hash FROM ingest_item WHERE source = ? AND key = ?`,
    [source, item.key],
  );
  const { title, body, url, hash } = item;
  await tx('ingest_item')
    .where({ source, key: item.key })
    .update({ title, body, url, hash, changes: tx.raw('changes + 1'), words: wordsOf(tx, item) });
}

async function page(read: Knex, wanted: ItemsWanted): Promise<readonly { item: IngestItem; mark: TopicMark }[]> {
  const query = read('ingest_item as i')
    .join('ingest_source as s', 's.id', 'i.source')
    .whereIn('i.station', [...wanted.stations])
    .orderByRaw('i.taken_at DESC, i.id DESC')
    .limit(wanted.limit);
  narrow(query, wanted);
  const rows = await query.select<Row[]>(read.raw(COLUMNS));
  return rows.map((row) => ({ item: itemOf(row), mark: { since: row.mark, id: row.id } }));
}

const COLUMNS = `i.id, i.station, i.source, s.name AS source_name, i.title, i.body, i.url, i.place, i.language, i.published_at,
  i.taken_at, i.changes, i.decision, i.rule_version, i.lead, i.aside_at, i.aside_by,
  to_char(i.taken_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`;

const PILES: Readonly<Record<ItemPile, string>> = {
  waiting: "i.deed = 'keep' AND i.lead IS NULL AND i.aside_at IS NULL",
  leads: 'i.lead IS NOT NULL',
  aside: "i.lead IS NULL AND (i.deed = 'drop' OR i.aside_at IS NOT NULL)",
};

function narrow(query: Knex.QueryBuilder, { source, deed, pile, text, from, to, after }: ItemsWanted): void {
  if (source !== undefined) void query.where('i.source', source);
  if (deed !== undefined) void query.where('i.deed', deed);
  if (pile !== undefined) void query.whereRaw(PILES[pile]);
  if (from !== undefined) void query.where('i.taken_at', '>=', from);
  if (to !== undefined) void query.where('i.taken_at', '<', to);
  const words = text === undefined ? undefined : queryOf(text);
  if (words !== undefined) void query.whereRaw('i.words @@ ?::tsquery', [words]);
  if (after) void query.whereRaw('(i.taken_at, i.id) < (?::timestamptz, ?::uuid)', [after.since, after.id]);
}

async function byId(read: Knex, stations: readonly string[], id: string): Promise<IngestItem | undefined> {
  const query = read('ingest_item as i').join('ingest_source as s', 's.id', 'i.source').where('i.id', id);
  const row = await query.whereIn('i.station', [...stations]).first<Row | undefined>(read.raw(COLUMNS));
  return row && itemOf(row);
}

/** False when there is a lead of it already. */
async function giveLead(tx: Tx, id: string, lead: string): Promise<boolean> {
  const mine = tx('ingest_item').where({ id }).whereNull('lead');
  return (await mine.update({ lead, aside_at: null, aside_by: null })) === 1;
}

/** False when somebody made a lead of it, or put it aside, first. */
async function setAside(tx: Tx, id: string, by: string): Promise<boolean> {
  const open = tx('ingest_item').where({ id }).whereNull('lead').whereNull('aside_at');
  return (await open.update({ aside_at: tx.fn.now(), aside_by: by })) === 1;
}

/** False when it does not lie aside any more. */
async function bringBack(tx: Tx, id: string): Promise<boolean> {
  const aside = tx('ingest_item').where({ id }).whereNotNull('aside_at');
  return (await aside.update({ aside_at: null, aside_by: null })) === 1;
}

function wordsOf(tx: Tx, { title, body, place }: ReadItem): Knex.Raw {
  const vector = vectorOf([
    { text: title, weight: 'A' },
    { text: place, weight: 'B' },
    { text: body.slice(0, 4_000), weight: 'C' },
  ]);
  return tx.raw('?::tsvector', [vector]);
}

function itemOf({
  source_name,
  published_at,
  taken_at,
  decision,
  rule_version,
  aside_at,
  aside_by,
  mark: _mark,
  ...plain
}: Row): IngestItem {
  return {
    ...plain,
    sourceName: source_name,
    publishedAt: published_at?.toISOString() ?? null,
    takenAt: taken_at.toISOString(),
    // Written by `insert` from what the rules returned.
    decision: fromJsonb(decision) as RouteDecision,
    ruleVersion: rule_version,
    asideAt: aside_at?.toISOString() ?? null,
    asideBy: aside_by,
  };
}

/** Items as use cases are handed them. */
export const itemStore = { known, insert, rewrite, page, byId, giveLead, setAside, bringBack } as const;

/** Items as use cases are handed them. */
export type ItemStore = typeof itemStore;
