import { routes, type Platform, type Slice } from '@hearth/cms/platform';
import { viewersContract, watchContract } from '../../contract';
import { driversOf } from '../drivers/drivers-wiring';
import { roomDeps } from '../rooms/rooms.slice';
import { keepCounting } from './count-viewers';
import { listLives } from './list-lives';
import { readWords } from './read-words';
import { seeViewers } from './see-viewers';
import { viewerCountStore } from './viewer-count-store';
import { viewerSampleStore } from './viewer-sample-store';
import { watch } from './watch';
import { bookOf, watchDeps } from './watching-wiring';

const counting = new WeakMap<Platform, { stop(): Promise<void> }>();
/** A list is as old as this at most, however many have it open. */
const LIST_AGE = 2_000;
/** Words are told as late as this at most, and to all who watch the same. */
const WORDS_AGE = 1_000;

/** What viewers ask (观看), and how many there are. */
export const watchingSlice: Slice = {
  name: 'streaming.watching',
  routes: (platform) => {
    const deps = { ...roomDeps(platform, driversOf(platform)), samples: viewerSampleStore };
    return [
      routes(viewersContract, {
        viewersOf: ({ actor, params }) => seeViewers(deps, actor, params.room),
      }),
    ];
  },
  start: (platform) => {
    const { fastLane, database, log, ids } = platform;
    const drivers = driversOf(platform);
    const deps = watchDeps(platform, drivers);
    fastLane.read(watchContract.routes.lives, {
      ...{ maxEntries: 200, maxAge: LIST_AGE, cacheControl: 'public, max-age=2' },
      load: ({ query }) => listLives(deps, query),
    });
    fastLane.read(watchContract.routes.words, {
      ...{ maxEntries: 2_000, maxAge: WORDS_AGE, cacheControl: 'public, max-age=1' },
      load: readWords(deps),
    });
    fastLane.post(watchContract.routes.watch, {
      maxBytes: 0,
      handle: ({ params, query }) => watch(deps, { ...params, ...query }),
    });
    const stores = { counts: viewerCountStore, samples: viewerSampleStore };
    counting.set(
      platform,
      keepCounting({ database, log, drivers, book: bookOf(platform), node: ids.next(), ...stores }),
    );
    return Promise.resolve();
  },
  stop: async (platform) => {
    await counting.get(platform)?.stop();
  },
};
