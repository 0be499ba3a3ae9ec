import { definePort } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { RoomState } from './room-types';

/** A room as whoever shows its picture sees it (画面). */
export type RoomPicture = {
  readonly id: string;
  readonly station: string;
  readonly title: string;
  readonly state: RoomState;
  readonly playbackId: string | null;
  /** When the broadcast that goes on began. */
  readonly beganAt: string | null;
};

/** Tells whether a room has a picture (画面端口). */
export type RoomPictures = {
  /** Of the rooms of some stations; a room that was removed is none. */
  find(
    on: Database['read'] | Tx,
    asked: { readonly stations: readonly string[]; readonly room: string },
  ): Promise<RoomPicture | undefined>;
  /** Those of some stations that an encoder may send to, the newest first. */
  choices(on: Database['read'] | Tx, stations: readonly string[]): Promise<readonly RoomPicture[]>;
};

/** Where pictures are found. */
export const roomPicturesPort = definePort<RoomPictures>('streaming.room-pictures');
