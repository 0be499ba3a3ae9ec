import { createDatabaseTime, type Slice } from '@hearth/cms/platform';
import { announcedLivesContract, liveReplaysPort, watchErrors, watchSessionContract } from '../../contract';
import { createGuestPasses } from '../room/guest-passes';
import { announcedStore } from './announced-store';
import { seeAnnounced, type AnnouncedDeps } from './see-announced';
import { seeWatched, type WatchedDeps } from './see-watched';
import { shownSessionStore } from './shown-session-store';

/** An answer is as old as this at most, however many wait for the same beginning. */
const FRESH_MS = 2_000;
/** What comes is planned by people, and a count may be some seconds old. */
const LIST_MS = 5_000;

/** What viewers ask who come for a live (观看场次), or look for one that comes (直播预告). */
export const watchSlice: Slice = {
  name: 'live.watch',
  errors: [watchErrors],
  start: (platform) => {
    const { fastLane, ports, database, stations } = platform;
    const deps: WatchedDeps = {
      ...{ database, stations, shown: shownSessionStore },
      replays: () => ports.take(liveReplaysPort),
      guests: createGuestPasses(platform),
    };
    const announced: AnnouncedDeps = {
      ...{ database, stations, announced: announcedStore, time: createDatabaseTime(database) },
    };
    fastLane.read(watchSessionContract.routes.watchedSession, {
      ...{ maxEntries: 2_000, maxAge: FRESH_MS, cacheControl: 'public, max-age=2' },
      load: ({ params, query }) => seeWatched(deps, { ...params, ...query }),
    });
    fastLane.read(announcedLivesContract.routes.announcedLives, {
      ...{ maxEntries: 200, maxAge: LIST_MS, cacheControl: 'public, max-age=5' },
      load: ({ query }) => seeAnnounced(announced, query),
    });
    return Promise.resolve();
  },
};
