import {
  columnsChanged,
  mediaChanged,
  stationChanged,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
} from '../../contract';
import type { Slice } from '../../platform';
import { columnStore } from '../columns/column-store';
import { storiesOf } from '../stories/stories.slice';
import { goneStore } from './gone-store';
import { keptFromFeeds } from './kept-store';
import { serveFeeds } from './feeds-wiring';

const LENGTH = 30;

/** Website feeds (网站订阅): RSS, Atom, JSON Feed, ninjs and NewsML-G2 of every station and column. */
export const feedsSlice: Slice = {
  name: 'feeds',
  start(platform) {
    const { strapi, database, outbox, stations, fastLane: lane } = platform;
    const stories = storiesOf(platform);
    const url = strapi.config.get<string>('server.url');
    const feeds = serveFeeds({
      lane,
      publicUrl: url === '' ? undefined : url,
      behindProxy: strapi.config.get<boolean>('server.proxy.koa', false),
      station: async (slug) => {
        const tree = await stations.tree();
        return slug === undefined ? tree.root : tree.get(slug);
      },
      columns: (query) => stories.columns(query),
      stories: async (query) => {
        const page = await stories.stories({ ...query, first: LENGTH });
        const found = page.ok ? page.value.edges.map(({ node }) => node) : [];
        const asked = { ids: found.map(({ id }) => id), locale: query.locale };
        const kept = await keptFromFeeds(database.read, asked);
        return found.filter(({ id }) => !kept.has(id));
      },
      gone: async ({ station, column: slug, locale }) => {
        const below = station === undefined ? undefined : await stations.visible(station);
        const columns = slug === undefined ? [] : await columnStore(platform).all();
        const column = columns.find((one) => one.slug === slug && (below?.includes(one.station) ?? true));
        return goneStore.lately(database.read, { stations: below, column: column?.id, locale });
      },
      letOut: (shown, locale) =>
        goneStore.letOut(
          database.read,
          shown.map(({ id }) => id),
          locale,
        ),
    });
    const forget = { heard: feeds.forget, lost: feeds.forget };
    // A story that was taken down is gone from every feed with the event, on every node; those that have a word for it say so.
    outbox.onEveryNode([storyPublished, storyCorrected, storyWithdrawn], forget);
    outbox.onEveryNode([columnsChanged, mediaChanged], forget);
    outbox.onEveryNode([stationChanged], {
      heard: () => {
        // The tree may hear of it later than this.
        stations.forget();
        feeds.forget();
      },
      lost: feeds.forget,
    });
    return Promise.resolve();
  },
};
