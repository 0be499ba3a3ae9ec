import {
  appContract,
  columnsChanged,
  matrixSwitched,
  mediaChanged,
  stationChanged,
  storyCorrected,
  storyPublished,
  storyWithdrawn,
} from '../../contract';
import { err } from '../../kernel';
import type { Platform, Slice } from '../../platform';
import { storiesOf } from '../stories/stories.slice';
import { switchStore } from '../switches/switch-store';
import { showHome } from './show-home';

/** Looked at again after this even when no event came; whoever asks meanwhile gets what there is. */
const LOOK_AGAIN = 30_000;

/** The front page (首页): what the news app reads first and most, from memory. */
export const frontSlice: Slice = {
  name: 'front',
  start: async (platform) => {
    const { fastLane, outbox, stations } = platform;
    const stories = storiesOf(platform);
    const kept = { maxEntries: 500, maxAge: LOOK_AGAIN, staleWhileRevalidate: LOOK_AGAIN };

    const home = fastLane.read(appContract.routes.home, {
      ...kept,
      load: ({ query }) => showHome({ stations, stories, clock: platform.clock, ...modesOf(platform) }, query),
    });
    const feed = fastLane.read(appContract.routes.feed, {
      ...kept,
      load: async ({ query }) => {
        if (query.station !== undefined && !(await stations.get(query.station))) return err('HEARTH.NOT_FOUND');
        return stories.feedPage(query);
      },
    });

    const forgetAll = (): void => {
      home.forget();
      feed.forget();
    };
    outbox.onEveryNode([storyPublished, storyCorrected, storyWithdrawn], {
      heard: ({ payload }) => {
        feed.forget(({ query }) => query.locale === payload.locale);
        // A story that breaking mode names may have come out or gone.
        home.forget(({ query }) => query.locale === payload.locale);
      },
      lost: forgetAll,
    });
    const forgetHome = (): void => {
      home.forget();
    };
    outbox.onEveryNode([matrixSwitched], { heard: forgetHome, lost: forgetAll });
    // Which lists show a file is not known here, and files change seldom.
    const forgetFeed = (): void => {
      feed.forget();
    };
    outbox.onEveryNode([mediaChanged], { heard: forgetFeed, lost: forgetAll });
    outbox.onEveryNode([columnsChanged], { heard: forgetAll, lost: forgetAll });
    outbox.onEveryNode([stationChanged], {
      heard: () => {
        // The tree listens to the same event, and nobody says who hears it first: an old tree must not be kept again.
        stations.forget();
        forgetAll();
      },
      lost: forgetAll,
    });
  },
};

/** What switches make of the front page of a station. */
const modesOf = ({ database: { read } }: Platform) => ({
  isMourning: (station: string) => switchStore.isMourning(read, station),
  breaking: (station: string) => switchStore.breakingNow(read, station),
});
