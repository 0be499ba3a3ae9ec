import { definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { Said } from './room-parts';
import type { messageKinds, moderationModes, roomOwnerKinds, RoomSnapshot, RoomTelling } from './room-types';

/** Who owns a room: a live, a class, a practice (房主). */
export type RoomOwner = { readonly kind: (typeof roomOwnerKinds)[number]; readonly id: string };

/** What a room needs to be made. */
export type RoomOpening = {
  readonly owner: RoomOwner;
  readonly station: string;
  readonly title: string;
  /** BCP 47: the language that is spoken in it. */
  readonly language: string;
  readonly mode?: (typeof moderationModes)[number];
  /** A rehearsal or a practice: nobody from outside comes in, and nothing is counted. */
  readonly isClosed?: boolean;
};

/** A room as other parts of the plugin see it. */
export type OpenRoom = {
  readonly id: string;
  readonly owner: RoomOwner;
  readonly station: string;
  readonly isOpen: boolean;
  readonly isClosed: boolean;
};

/** One message to everybody in a room: `type` is one of the tellings, `at` is set where it is missing. */
export type Telling = { readonly type: RoomTelling; readonly at?: string; readonly [field: string]: unknown };

/**
 * What another slice adds to what newcomers are told: `tools` and `overlays` come beside those of others, every other field stands for itself, and what
 * it does not name stays as it is. Asked at most once a second for each room.
 */
export type SnapshotPart = (room: string) => Promise<Partial<RoomSnapshot>>;

/** Rooms as whoever owns one uses them (直播房间端口). */
export type LiveRooms = {
  /** Makes the room of an owner and answers its id; an owner has one, so the second time it is the same room. */
  open(tx: Tx, opening: RoomOpening): Promise<string>;
  /** Nobody writes into it any more; what was written stays. */
  close(tx: Tx, room: string): Promise<void>;
  find(room: string): Promise<OpenRoom | undefined>;
  /**
   * Says when its picture began and which room of `plugins/streaming` carries it, so that danmaku have their time in the recording and
   * subtitles find the room. Null when the picture ends.
   */
  picture(tx: Tx, room: string, picture: RoomPicture | null): Promise<void>;
  /** Tells everybody in the room, on every node. Call it after the commit of what it tells of (`tx.afterCommit`). */
  tell(room: string, telling: Telling): void;
  /** Adds a part of the snapshot. While registering or starting, once for each name. */
  contribute(name: string, part: SnapshotPart): void;
  /** Says of rooms whose messages are kept beyond three years, such as those of a dispute. While registering or starting, once for each name. */
  keptBy(name: string, isKept: (room: string) => Promise<boolean>): void;
  /** A robot says something in a closed room; it is marked, and stands in no figure. In any other room it is refused. */
  robotSays(room: string, saying: RobotSaying): Promise<Said | undefined>;
  /** How many watch now, at most seconds old. */
  viewers(room: string): Promise<number>;
};

/** The picture of a room. */
export type RoomPicture = { readonly streamingRoom: string; readonly beganAt: Date };

/** What a robot says. */
export type RobotSaying = {
  readonly kind: (typeof messageKinds)[number];
  readonly name: string;
  readonly text: string;
  readonly clock: number | null;
};

/** Where rooms are found. */
export const liveRooms = definePort<LiveRooms>('live.rooms');
