import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Stations } from '@hearth/cms/platform';
import type { Words } from '../captions/words';
import type { Passes } from '../passes/passes-wiring';
import type { WatchLinkStore } from '../passes/watch-link-store';
import type { Drivers } from '../rooms/room-deps';
import type { FindWatched } from './watched';
import type { WatchedRoomStore } from './watched-room-store';

/** What the verbs of viewers are handed. */
export type WatchDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly stations: Pick<Stations, 'tree' | 'get'>;
  readonly drivers: Drivers;
  readonly shown: WatchedRoomStore;
  readonly links: WatchLinkStore;
  readonly passes: Pick<Passes, 'check' | 'issuer' | 'revoked'>;
  readonly find: FindWatched;
  readonly words: Pick<Words, 'of'>;
};
