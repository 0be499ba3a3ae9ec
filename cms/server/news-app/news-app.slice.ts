import {
  columnsChanged,
  mediaChanged,
  stationChanged,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
} from '../../contract';
import type { Platform, Slice } from '../../platform';
import { storiesOf } from '../stories/stories.slice';
import { appFolder } from './app-folder';
import { serveNewsApp } from './news-app-wiring';

/** Addresses that no router lists: they are taken by middlewares and by other listeners of the server. */
const ALWAYS_TAKEN = ['uploads', 'realtime', 'socket.io', 'graphql', 'metrics', '_health', '_ready'];

/** The news app (新闻应用) on the host's own address. */
export const newsAppSlice: Slice = {
  name: 'news-app',
  start: async (platform) => {
    const { strapi, outbox, stations, fastLane: lane } = platform;
    const stories = storiesOf(platform);
    const app = await serveNewsApp({
      lane,
      folder: appFolder(platform),
      publicUrl: strapi.config.get<string>('server.url') || undefined,
      behindProxy: strapi.config.get<boolean>('server.proxy.koa', false),
      elsewhere: strapi.config.get<string[]>('server.elsewhere', []),
      taken: takenBy(platform),
      site: async () => {
        const { root } = await stations.tree();
        return { name: root?.name['zh-Hans'] ?? '融灶 Hearth', description: root?.slogan['zh-Hans'] ?? '' };
      },
      story: (id, locale) => stories.story(id, locale),
      gone: (id, locale) => stories.gone(id, locale),
      feedPage: (query) => stories.feedPage(query),
    });
    outbox.onEveryNode([storyPublished, storyCorrected, storyWithdrawn], {
      heard: ({ payload }) => {
        app.forgetStory(payload.storyId);
      },
      lost: app.forgetAll,
    });
    outbox.onEveryNode([columnsChanged, mediaChanged], { heard: app.forgetAll, lost: app.forgetAll });
    outbox.onEveryNode([stationChanged], {
      heard: () => {
        // As for the front page: the tree may hear of it later than this.
        stations.forget();
        app.forgetAll();
      },
      lost: app.forgetAll,
    });
  },
};

/** Plugins bring routes of their own, so what is taken is read from the router, once it is complete: at the first request. */
function takenBy({ strapi }: Platform): () => ReadonlySet<string> {
  let taken: ReadonlySet<string> | undefined;
  return () => {
    if (taken) return taken;
    // Koa's router is untyped where Strapi hands it out; a layer's path may also be an expression.
    const routes = strapi.server.listRoutes() as unknown as readonly { readonly path: unknown }[];
    const firsts = routes.flatMap(({ path }) => /^\/([\w-]+)/.exec(String(path))?.[1] ?? []);
    taken = new Set([...ALWAYS_TAKEN, ...firsts]);
    return taken;
  };
}
