import type { Clock, Ids } from '@hearth/cms/kernel';
import type { Database, Ledger, Outbox, Tx } from '@hearth/cms/platform';
import type { DriverName, IngestPoint, LiveStreaming } from '../../contract';
import type { RecordingMirror } from '../recordings/recording-mirror';
import type { RoomLogStore } from './room-log-store';
import type { RoomStore } from './room-store';

/** Who carries video on this host, by name. */
export type Drivers = {
  /** Who does when nobody chooses. */
  readonly usual: DriverName;
  named(name: DriverName): LiveStreaming | undefined;
  /** Takes a room over from Mux, which hands it out from then on; not there without Mux. */
  readonly adopt?: Adopt;
};

/** Gives a room of Mux its place and its key here, in the transaction in which it becomes hybrid. */
export type Adopt = (tx: Tx, room: string) => Promise<Adopted | undefined>;

/** What a room has here. */
export type Adopted = {
  readonly ref: string;
  readonly playbackId: string;
  readonly ingest: readonly IngestPoint[];
  readonly key: string;
};

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
