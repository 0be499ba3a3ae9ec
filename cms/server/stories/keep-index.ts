import { listed } from '../manuscripts/manuscript.rules';
import type { Clock } from '../../kernel';
import type { Tx } from '../../platform';
import { snapshotOf } from './snapshot.rules';
import type { IndexEntry, StoryIndexWriter } from './story-index-store';
import type { StoryRow } from './story-store';

/** What is published of a story, as readers would see it, and in each language the hash that was released, where it says just that. */
export type Published = { readonly stories: readonly StoryRow[]; readonly signed: ReadonlyMap<string, string> };

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
  readonly published: (tx: Tx, id: string) => Promise<Published>;
  readonly clock: Clock;
};

/**
 * Brings the index in line with what is published of one manuscript, and tells what changed. It compares states and does not
 * trust the name of the action, so every way in which Strapi publishes or removes something ends up here alike. A published row that
 * says something else than what was released is left aside: readers keep what was signed.
 */
export async function keepIndex(deps: Deps, tx: Tx, id: string): Promise<readonly StoryChange[]> {
  const { index, clock } = deps;
  // Whoever publishes or withdraws writes the same manuscript and waits for its turn, so this stays true.
  const held = await index.held(tx, id);
  if (!held) return [];
  const published = await entriesOf(deps, tx, id);
  const changes: StoryChange[] = [];

  for (const entry of published) {
    const before = held.find(({ locale }) => locale === entry.locale);
    if (entry.hash === undefined) continue;
    if (before?.changedAt.getTime() === entry.changedAt.getTime() && before.station === entry.station) continue;
    await index.put(tx, { ...entry, hash: entry.hash });
    changes.push({ ...changeOf(entry), kind: before ? 'corrected' : 'published', at: entry.changedAt });
  }
  for (const gone of held.filter(({ locale }) => !published.some((entry) => entry.locale === locale))) {
    await index.drop(tx, gone);
    changes.push({ ...changeOf(gone), kind: 'withdrawn', at: clock.now() });
  }
  return changes;
}

/** Indexes a story anew even where nothing seems to have changed: after the rules of cutting words did. */
export async function reindex(deps: Deps, tx: Tx, id: string): Promise<void> {
  await keepIndex(deps, tx, id);
  for (const { hash, ...entry } of await entriesOf(deps, tx, id)) {
    if (hash !== undefined) await deps.index.put(tx, { ...entry, hash });
  }
  await cutWords(deps, tx, { id, all: true });
}

/** Cuts the words by which a listed story is found; readers meet it in lists before. */
export async function cutWords(
  { index }: Pick<Deps, 'index'>,
  tx: Tx,
  { id, all }: { readonly id: string; readonly all: boolean },
): Promise<void> {
  for (const one of await index.uncut(tx, id, all)) await index.putWords(tx, one);
}

async function entriesOf({ published }: Deps, tx: Tx, id: string) {
  const { stories, signed } = await published(tx, id);
  return stories.map((row) => entryOf(row, signed.get(row.locale)));
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
  };
}

function changeOf({
  id,
  locale,
  station,
  columnId,
}: Omit<IndexEntry, 'tags' | 'hash' | 'edition'>): Omit<StoryChange, 'kind' | 'at'> {
  return { id, locale, station, columnId };
}
