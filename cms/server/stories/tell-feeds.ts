import type { FeedChanged } from '../../contract';
import type { Realtime } from '../../platform';
import type { ColumnStore } from '../columns/column-store';

type Deps = {
  readonly columns: ColumnStore;
  readonly realtime: Pick<Realtime, 'publish'>;
  /** The stations in whose lists this one's stories appear: itself and all above it. */
  above(station: string): Promise<readonly string[]>;
};

/** What an event of a story says, as far as a feed cares. */
type StoryNews = { readonly storyId: string; readonly column: string; readonly at: string };

/** Tells everybody who looks at a list that it changed; the list itself they read where it is kept ready. */
export async function tellFeeds(deps: Deps, station: string, { storyId, column: id, at }: StoryNews): Promise<void> {
  const column = (await deps.columns.all()).find((one) => one.id === id)?.slug ?? '';
  const message: FeedChanged = { type: 'feed.changed', column, storyId, at };
  for (const one of await deps.above(station)) deps.realtime.publish(`feed:${one}`, message);
}
