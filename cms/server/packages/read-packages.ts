import type { ContentLocale, PackageCard, PackagePage, RefusalOf, StoryCard, storyErrors } from '../../contract';
import { err, isUuid, ok, type Refusal, type Result } from '../../kernel';
import type { Database } from '../../platform';
import { listCursor, listMark } from '../stories/cursor.rules';
import type { StationNames, StoryReader } from '../stories/read-stories';
import type { OutPackage, OutStore } from './out-store';

/** What reading packages takes. */
export type ReadDeps = {
  readonly database: Pick<Database, 'read'>;
  readonly out: OutStore;
  readonly stories: Pick<StoryReader, 'cards'>;
  readonly stations: StationNames;
};

type Asked = {
  readonly station?: string | undefined;
  readonly locale: ContentLocale;
  readonly after?: string | undefined;
  readonly first: number;
};
type NotThere = Refusal<'HEARTH.NOT_FOUND', undefined>;
type Page = { items: PackageCard[]; next: string | null };

/** The packages of a station and those below it, the newest first. */
export async function readPackages(
  deps: ReadDeps,
  { station, locale, after: cursor, first }: Asked,
): Promise<Result<Page, NotThere | RefusalOf<typeof storyErrors, 'BAD_CURSOR'>>> {
  const after = cursor === undefined ? undefined : listMark(cursor);
  if (cursor !== undefined && !(after && isUuid(after.id))) return err('STORY.BAD_CURSOR');
  const stations = station === undefined ? undefined : await deps.stations.below(station);
  if (stations?.length === 0) return err('HEARTH.NOT_FOUND');
  // One more than asked for tells whether there is a next page.
  const found = await deps.out.latest(deps.database.read, { stations, locale, after, first: first + 1 });
  const shown = found.slice(0, first);
  const last = shown.at(-1);
  const items = await Promise.all(shown.map(async (one) => (await opened(deps, one)).card));
  return ok({ items, next: found.length > first && last ? listCursor(last) : null });
}

/** A package with those of its stories that are public, in the order of whoever built it. */
export async function readPackage(deps: ReadDeps, id: string): Promise<Result<PackagePage, NotThere>> {
  const found = await deps.out.byId(deps.database.read, id);
  if (!found) return err('HEARTH.NOT_FOUND');
  const { card, items } = await opened(deps, found);
  return ok({ ...card, items });
}

type Opened = { readonly card: PackageCard; readonly items: PackagePage['items'] };

async function opened(
  { stories, stations }: ReadDeps,
  { id, station, copy, publishedAt }: OutPackage,
): Promise<Opened> {
  const { locale, title, intro, cover } = copy;
  const cards = new Map(
    (
      await stories.cards(
        copy.items.map(({ documentId }) => documentId),
        locale,
      )
    ).map((card): [string, StoryCard] => [card.id, card]),
  );
  const items = copy.items.flatMap(({ documentId, note }) => {
    const story = cards.get(documentId);
    return story ? [{ note, story }] : [];
  });
  const name = (await stations.names([station], locale)).get(station) ?? station;
  const chosen = cards.get(cover ?? '')?.cover ?? items.find(({ story }) => story.cover)?.story.cover ?? null;
  return {
    items,
    card: {
      ...{ id, locale, title, intro, cover: chosen, stories: items.length },
      ...{ station: { slug: station, name }, publishedAt: publishedAt.toISOString() },
    },
  };
}
