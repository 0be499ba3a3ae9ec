import type { Database } from '@hearth/cms/platform';
import type { DriverName, RoomState, Watching, WatchState } from '../../contract';
import type { KeptRoom } from '../rooms/room-store';
import type { LastRecording, WatchedRecordingStore } from './watched-recording-store';
import type { WatchedRoomStore } from './watched-room-store';

/** What a playback id stands for, as a player wants to know it. */
export type Watched = Pick<
  Watching,
  'playbackId' | 'kind' | 'title' | 'since' | 'seconds' | 'audioOnly' | 'chapters'
> & {
  readonly state: WatchState;
  readonly station: string;
  readonly driver: DriverName;
  /** What the driver counts viewers of. */
  readonly ref: string;
  /** Whose links let people in. */
  readonly room: string;
  /** The broadcast that goes on; none in a room that waits, and in a recording. */
  readonly broadcast: string | null;
  readonly signed: boolean;
  /** What became of a room's last broadcast. */
  readonly recording: LastRecording | null;
  readonly restriction: string | null;
  /** Whether there are stills of it. */
  readonly stills: { readonly poster: boolean; readonly storyboard: boolean };
};

/** Finds what a playback id stands for. A room and a recording each have a finder of their own; the first that knows it answers. */
export type FindWatched = (playback: string) => Promise<Watched | undefined>;

/** Asks one finder after the other. */
export const firstOf =
  (finders: readonly FindWatched[]): FindWatched =>
  async (playback) => {
    for (const find of finders) {
      const found = await find(playback);
      if (found) return found;
    }
    return undefined;
  };

const STATES: Readonly<Record<RoomState, WatchState>> = {
  making: 'waiting',
  idle: 'waiting',
  connecting: 'waiting',
  live: 'live',
  reconnecting: 'reconnecting',
  disabled: 'closed',
  removed: 'closed',
};

/** A room, by what viewers call it. */
export const roomWatched =
  (database: Database, rooms: WatchedRoomStore, recordings: Pick<WatchedRecordingStore, 'ofRoom'>): FindWatched =>
  async (playback) => {
    const room = await rooms.find(database.read, playback);
    if (!room) return undefined;
    // Whoever closed a room wants nothing of it shown; a live that begins has no past.
    const isOver = room.state === 'idle' && room.record;
    const recording = isOver ? await recordings.ofRoom(database.read, room.id) : undefined;
    return watchedRoom(room, playback, recording ?? null);
  };

function watchedRoom(room: KeptRoom, playback: string, recording: LastRecording | null): Watched {
  const state = STATES[room.state];
  const hasPicture = state === 'live' || state === 'reconnecting';
  const { title, station, driver, broadcast, signed, restriction, audioOnly, id } = room;
  return {
    ...{ playbackId: playback, kind: 'live', title, station, state, since: room.beganAt, seconds: null, chapters: [] },
    ...{ driver, ref: room.ref ?? id, room: id, broadcast, signed, restriction, audioOnly, recording },
    stills: { poster: hasPicture && !audioOnly, storyboard: false },
  };
}
