import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox } from '@hearth/cms/platform';
import type { DriverName, LiveStreaming } from '../../contract';
import type { RecordingMirror } from '../recordings/recording-mirror';
import type { RoomLogStore } from './room-log-store';
import type { RoomStore } from './room-store';

/** Who carries video on this host, by name. */
export type Drivers = { readonly usual: DriverName; named(name: DriverName): LiveStreaming | undefined };

/** What the verbs of rooms are handed. */
export type RoomDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Outbox;
  readonly rooms: RoomStore;
  readonly log: RoomLogStore;
  readonly drivers: Drivers;
  /** Who hears what is told of recordings. */
  readonly mirror?: RecordingMirror;
};
