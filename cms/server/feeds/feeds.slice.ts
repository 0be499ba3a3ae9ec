import {
  columnsChanged,
  mediaChanged,
  stationChanged,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
} from '../../contract';
import type { Slice } from '../../platform';
import { storiesOf } from '../stories/stories.slice';
import { serveFeeds } from './feeds-wiring';

const LENGTH = 30;

/** Website feeds (网站订阅): RSS, Atom, JSON Feed, ninjs and NewsML-G2 of every station and column. */
export const feedsSlice: Slice = {
  name: 'feeds',
  start(platform) {
    const { strapi, outbox, stations, fastLane: lane } = platform;
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
        return page.ok ? page.value.edges.map(({ node }) => node) : [];
      },
    });
    const forget = { heard: feeds.forget, lost: feeds.forget };
    // A story that was taken down is gone from every feed with the event, on every node.
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
