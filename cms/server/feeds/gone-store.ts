import type { Knex } from 'knex';
import type { ContentLocale } from '../../contract';
import type { GoneStory } from './feed.rules';

/** So long a feed tells that a story is gone: readers that come by once a month have heard of it then. */
const TOLD_DAYS = 30;

/** Which feed is asked about; without stations it is that of all, without a column that of all columns. */
export type GoneAsked = {
  readonly stations: readonly string[] | undefined;
  readonly column: string | undefined;
  readonly locale: ContentLocale;
};

/** What was ordered down of late and does not stand again, the newest first. */
async function lately(read: Knex, { stations, column, locale }: GoneAsked): Promise<readonly GoneStory[]> {
  const query = read('story_gone as g')
    .leftJoin('review_case as c', (on) => void on.on('c.document_id', 'g.document_id').andOn('c.locale', 'g.locale'))
    .where({ 'g.locale': locale })
    .whereRaw('g.at > now() - make_interval(days => ?)', [TOLD_DAYS])
    .whereNotExists(
      read('story_search as s').whereRaw('s.document_id = g.document_id AND s.locale = g.locale').select(read.raw('1')),
    );
  if (stations) void query.whereIn('g.station', [...stations]);
  if (column !== undefined) void query.where({ 'c.column_id': column });
  const rows = await query
    .orderBy('g.at', 'desc')
    .select<{ document_id: string; at: Date; note: string }[]>('g.document_id', 'g.at', 'g.note');
  return rows.map(({ document_id: id, at, note }) => ({
    ...{ id, locale, at: at.toISOString() },
    note: note === '' ? null : note,
  }));
}

/** When each of some stories was last let out. */
async function letOut(read: Knex, ids: readonly string[], locale: ContentLocale): Promise<ReadonlyMap<string, string>> {
  const rows = await read('release')
    .whereIn('document_id', [...ids])
    .where({ locale })
    .groupBy('document_id')
    .select<{ document_id: string; at: Date }[]>('document_id', read.raw('max(at) AS at'));
  return new Map(rows.map(({ document_id, at }) => [document_id, at.toISOString()]));
}

/** What feeds ask beside their stories. */
export const goneStore = { lately, letOut } as const;
