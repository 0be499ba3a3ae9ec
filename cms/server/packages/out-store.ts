import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import { fromJsonb } from '../../platform';
import type { ListMark } from '../stories/cursor.rules';
import type { PackageCopy } from './package.rules';

/** A package as it is out. */
export type OutPackage = {
  readonly id: string;
  readonly station: string;
  readonly copy: PackageCopy;
  readonly publishedAt: Date;
};

type Row = { id: string; station: string; out: unknown; published_at: Date };

const outOf = ({ id, station, out, published_at }: Row): OutPackage => ({
  // Written by the store of packages from a copy, and by nothing else.
  ...{ id, station, copy: fromJsonb(out) as PackageCopy, publishedAt: published_at },
});

/** A package of which no story can be read any more is not there. */
const HAS_STORY = `EXISTS (SELECT 1 FROM jsonb_array_elements(p.out->'items') i
  JOIN story_search s ON s.document_id = i->>'documentId' AND s.locale = p.locale)`;

type Wanted = {
  readonly stations: readonly string[] | undefined;
  readonly locale: ContentLocale;
  readonly first: number;
  readonly after: ListMark | undefined;
};

async function latest(read: Knex, { stations, locale, first, after }: Wanted): Promise<readonly OutPackage[]> {
  const query = read('package as p')
    .where({ 'p.state': 'published', 'p.locale': locale })
    .whereRaw(HAS_STORY)
    .select<Row[]>('p.id', 'p.station', 'p.out', 'p.published_at')
    .orderBy([
      { column: 'p.published_at', order: 'desc' },
      { column: 'p.id', order: 'desc' },
    ])
    .limit(first);
  if (stations) void query.whereIn('p.station', [...stations]);
  if (after) void query.whereRaw('(p.published_at, p.id) < (?, ?::uuid)', [after.publishedAt, after.id]);
  return (await query).map(outOf);
}

async function byId(read: Knex, id: string): Promise<OutPackage | undefined> {
  const row = await read('package as p')
    .where({ 'p.id': id, 'p.state': 'published' })
    .whereRaw(HAS_STORY)
    .first<Row | undefined>('p.id', 'p.station', 'p.out', 'p.published_at');
  return row && outOf(row);
}

/** Packages as they are out, as use cases are handed them. */
export const outStore = { latest, byId } as const;

/** Packages as they are out, as use cases are handed them. */
export type OutStore = typeof outStore;
