import { Bug } from '@hearth/cms/kernel';
import type { LiveRooms, SnapshotPart } from '../../contract';
import type { Speaking } from '../messages/say';
import type { RoomDeps } from './room-deps';
import { viewersOf } from './tell-room';

/** Says of rooms whose messages are kept beyond their time. */
export type KeptBy = (room: string) => Promise<boolean>;

/** What owners of rooms brought along. */
export type Brought = { readonly parts: Map<string, SnapshotPart>; readonly kept: Map<string, KeptBy> };

type Deps = Pick<RoomDeps, 'database' | 'ids' | 'rooms' | 'realtime' | 'tell'> & {
  readonly speaking: Pick<Speaking, 'robotSays'>;
  readonly brought: Brought;
};

/** Rooms as whoever owns one uses them. */
export function createLiveRooms({ database, ids, rooms, realtime, tell, speaking, brought }: Deps): LiveRooms {
  const once = <One>(all: Map<string, One>, name: string, one: One): void => {
    if (all.has(name)) throw new Bug(`two parts of the house speak for rooms by the name ${name}`);
    all.set(name, one);
  };
  return {
    open: (tx, opening) => rooms.open(tx, { ...opening, id: ids.next() }),
    close: async (tx, id) => {
      await rooms.close(tx, id);
      const room = await rooms.find(tx, id);
      if (!room) return;
      const { mode, slowSeconds } = room;
      tx.afterCommit(() => tell(id, { type: 'mode', mode, slowSeconds, mayDanmaku: false }));
    },
    find: async (id) => {
      const room = await rooms.find(database.read, id);
      return room && { id, owner: room.owner, station: room.station, isOpen: room.isOpen, isClosed: room.isClosed };
    },
    picture: (tx, room, picture) => rooms.setPicture(tx, room, picture),
    tell,
    contribute: (name, part) => once(brought.parts, name, part),
    keptBy: (name, isKept) => once(brought.kept, name, isKept),
    robotSays: async (id, saying) => {
      const room = await rooms.find(database.read, id);
      return room && speaking.robotSays(room, saying);
    },
    viewers: (room) => realtime.presence(viewersOf(room)),
  };
}
