import type { Platform } from '@hearth/cms/platform';
import type { Drivers } from '../rooms/room-deps';
import { wordsOfHost } from '../captions/captions-wiring';
import { passesOf } from '../passes/passes-wiring';
import { recordingWorksOf } from '../recordings/recordings-wiring';
import { watchLinkStore } from '../passes/watch-link-store';
import { createViewerBook, type ViewerBook } from './viewer-book';
import type { WatchDeps } from './watch-deps';
import { firstOf, roomWatched } from './watched';
import { recordingWatched } from './watched-recording';
import { watchedRecordingStore } from './watched-recording-store';
import { watchedRoomStore } from './watched-room-store';

const books = new WeakMap<Platform, ViewerBook>();

/** Who watches by this host. */
export function bookOf(platform: Platform): ViewerBook {
  const known = books.get(platform) ?? createViewerBook(platform);
  books.set(platform, known);
  return known;
}

/** Everything that the verbs of viewers are handed, on a host. */
export function watchDeps(platform: Platform, drivers: Drivers): WatchDeps {
  const { database } = platform;
  return {
    ...{ ...platform, drivers, shown: watchedRoomStore, links: watchLinkStore, passes: passesOf(platform) },
    words: wordsOfHost(platform),
    // What else can be watched has its finder here.
    find: firstOf([
      roomWatched(database, watchedRoomStore, watchedRecordingStore),
      recordingWatched(database, watchedRecordingStore, (ref) => recordingWorksOf(platform).hasStoryboard(ref)),
    ]),
  };
}
