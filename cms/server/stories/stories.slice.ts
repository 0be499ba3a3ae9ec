import { storyCorrected, storyPublished, storyWithdrawn } from '../../contract';
import { showable, type Platform, type Slice } from '../../platform';
import { columnStore } from '../columns/column-store';
import { storyReader, type StationNames, type StoryReader } from './read-stories';
import { cutWords } from './keep-index';
import { tellFeeds } from './tell-feeds';
import { storyGraphql } from './story-graphql';
import { storyNotes } from './story-note-store';
import { rebuildIndex } from './rebuild-index';
import { publishedWords } from './published-words-wiring';
import { storyIndex, storyIndexWriter } from './story-index-store';
import { storyStore } from './story-store';

const readers = new WeakMap<Platform, StoryReader>();

/** The read side of a host: what GraphQL, the feed and share pages ask. */
export function storiesOf(platform: Platform): StoryReader {
  const known = readers.get(platform);
  if (known) return known;
  const made = storyReader({
    index: storyIndex(platform.database),
    stories: storyStore(platform),
    columns: columnStore(platform),
    stations: stationNames(platform.stations),
    clock: platform.clock,
    notes: storyNotes(platform.database),
    // What readers see is the channel of the app, its web version included.
    showable: (file, at) => showable(file, 'app', at),
  });
  readers.set(platform, made);
  return made;
}

/** What readers ask about stations, answered by the tree. */
export function stationNames({ tree, visible }: Platform['stations']): StationNames {
  return {
    below: visible,
    async names(slugs, locale) {
      const { get } = await tree();
      return new Map(slugs.map((slug) => [slug, get(slug)?.name[locale] ?? slug]));
    },
  };
}

/** Stories (公开稿件): the public read side of manuscripts. */
export const storiesSlice: Slice = {
  name: 'stories',
  register(platform) {
    platform.graphql.extend(storyGraphql(platform, storiesOf(platform)));
    openFeedRooms(platform);
    platform.outbox.subscribe({
      name: 'stories.words',
      events: [storyPublished, storyCorrected],
      handle: ({ payload }, tx) => cutWords({ index: storyIndexWriter }, tx, { id: payload.storyId, all: false }),
    });
  },
  async ready(platform) {
    const { database, clock, log } = platform;
    const index = storyIndex(database);
    // An index of before the copies were kept; readers see a story again as soon as its own is there.
    if (!(await index.isUnfilled())) return;
    const deps = { database, clock, index, writer: storyIndexWriter, stories: storyStore(platform) };
    log.info('stories were indexed anew', { stories: await rebuildIndex({ ...deps, published: publishedWords }) });
  },
};

/** A room for the feed of each station. Once in the house an event is told, and realtime carries it to every node. */
function openFeedRooms(platform: Platform): void {
  const { realtime, outbox, stations } = platform;
  const above = async (station: string): Promise<readonly string[]> => {
    const { all, sees } = await stations.tree();
    return all.filter(({ slug }) => sees(slug, station)).map(({ slug }) => slug);
  };
  realtime.define({ name: 'feed', mayJoin: async (_actor, slug) => (await stations.get(slug)) !== undefined });
  outbox.subscribe({
    name: 'feed.tell',
    events: [storyPublished, storyCorrected, storyWithdrawn],
    handle: ({ station, payload }) => tellFeeds({ columns: columnStore(platform), realtime, above }, station, payload),
  });
}
