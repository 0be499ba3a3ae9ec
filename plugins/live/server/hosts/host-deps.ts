import type { Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Notices, People, SharedTime } from '@hearth/cms/platform';
import type { Curtains } from '@hearth/streaming/contract';
import type { LiveRooms } from '../../contract';
import type { LiveBook } from '../robots/live-book';
import type { ListenDeps } from '../duty/listen';
import type { HostStore } from './host-store';

/** What the verbs of hosts are handed. */
export type HostDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly time: SharedTime;
  readonly people: Pick<People, 'byIds'>;
  readonly duty: ListenDeps['duty'];
  readonly hosts: HostStore;
  readonly lives: LiveBook;
  readonly curtains: Curtains;
  readonly rooms: Pick<LiveRooms, 'tell'>;
  readonly notices: Pick<Notices, 'notify'>;
};
