import { listed } from '../manuscripts/manuscript.rules';
import type { Clock } from '../../kernel';
import type { Tx } from '../../platform';
import { wordsForSearch } from './present-story';
import { snapshotOf } from './snapshot.rules';
import type { IndexEntry, StoryIndexWriter } from './story-index-store';
import type { StoryRow, StoryStore } from './story-store';

/** Tells which words of a story may be shown: in each language the hash that was released, where the published row says just that. */
export type SignedWords = (tx: Tx, id: string) => Promise<ReadonlyMap<string, string>>;

/** What readers will notice of a write: a story is new, says something else, or is gone. */
export type StoryChange = {
  readonly kind: 'published' | 'corrected' | 'withdrawn';
  readonly id: string;
  readonly locale: StoryRow['locale'];
  readonly station: string;
  readonly columnId: string;
  readonly at: Date;
};

type Deps = {
  readonly index: StoryIndexWriter;
  readonly signed: SignedWords;
  readonly stories: Pick<StoryStore, 'inAllLanguages'>;
  readonly clock: Clock;
};

/**
 * Brings the index in line with what is published of one manuscript, and tells what changed. It compares states and does not
 * trust the name of the action, so every way in which Strapi publishes or removes something ends up here alike. A published row that
 * says something else than what was released is left aside: readers keep what was signed.
 */
export async function keepIndex(
  { index, stories, signed, clock }: Deps,
  tx: Tx,
  id: string,
): Promise<readonly StoryChange[]> {
  const held = await index.held(tx, id);
  const rows = await stories.inAllLanguages(id);
  const hashes = rows.length > 0 ? await signed(tx, id) : new Map<string, string>();
  const published = rows.map((row) => ({ row, entry: entryOf(row, hashes.get(row.locale)) }));
  const changes: StoryChange[] = [];

  for (const { entry } of published) {
    const before = held.find(({ locale }) => locale === entry.locale);
    if (entry.hash === undefined) continue;
    if (before?.changedAt.getTime() === entry.changedAt.getTime() && before.station === entry.station) continue;
    await index.put(tx, { ...entry, hash: entry.hash });
    changes.push({ ...changeOf(entry), kind: before ? 'corrected' : 'published', at: entry.changedAt });
  }
  for (const gone of held.filter(({ locale }) => !published.some(({ entry }) => entry.locale === locale))) {
    await index.drop(tx, gone);
    changes.push({ ...changeOf(gone), kind: 'withdrawn', at: clock.now() });
  }
  return changes;
}

/** Indexes a story anew even where nothing seems to have changed: after the rules of cutting words did. */
export async function reindex(deps: Deps, tx: Tx, id: string): Promise<void> {
  await keepIndex(deps, tx, id);
  const hashes = await deps.signed(tx, id);
  for (const row of await deps.stories.inAllLanguages(id)) {
    const { hash, ...entry } = entryOf(row, hashes.get(row.locale));
    if (hash !== undefined) await deps.index.put(tx, { ...entry, hash });
  }
}

function entryOf(row: StoryRow, hash: string | undefined): Omit<IndexEntry, 'hash'> & { hash: string | undefined } {
  return {
    hash,
    edition: snapshotOf(row),
    id: row.documentId,
    locale: row.locale,
    station: row.station,
    columnId: row.column?.documentId ?? '',
    tags: listed(row.tags),
    publishedAt: row.releasedAt ?? row.publishedAt,
    // Strapi writes a new published row each time, so its moment tells one publishing from the next.
    changedAt: row.publishedAt,
    texts: wordsForSearch(row),
  };
}

function changeOf({
  id,
  locale,
  station,
  columnId,
}: Omit<IndexEntry, 'texts' | 'tags' | 'hash' | 'edition'>): Omit<StoryChange, 'kind' | 'at'> {
  return { id, locale, station, columnId };
}
