import type { Slice } from '@hearth/cms/platform';
import { liveReplaysPort, watchErrors, watchSessionContract } from '../../contract';
import { seeWatched, type WatchedDeps } from './see-watched';
import { shownSessionStore } from './shown-session-store';

/** An answer is as old as this at most, however many wait for the same beginning. */
const FRESH_MS = 2_000;

/** What viewers ask who come for a live (观看场次). */
export const watchSlice: Slice = {
  name: 'live.watch',
  errors: [watchErrors],
  start: (platform) => {
    const { fastLane, ports, database, stations } = platform;
    const deps: WatchedDeps = {
      ...{ database, stations, shown: shownSessionStore },
      replays: () => ports.take(liveReplaysPort),
    };
    fastLane.read(watchSessionContract.routes.watchedSession, {
      ...{ maxEntries: 2_000, maxAge: FRESH_MS, cacheControl: 'public, max-age=2' },
      load: ({ params, query }) => seeWatched(deps, { ...params, ...query }),
    });
    return Promise.resolve();
  },
};
