import type { RoomFrame, RoomMessage } from '../../contract';

/** How many frames of a room are kept for those whose line broke: about ten seconds. */
const KEPT_FRAMES = 64;

/** More than this in one frame and the oldest of what may be dropped are: no phone can show them, and memory must end somewhere. */
const MOST_IN_A_FRAME = 500;

/** The frames of all rooms on one node: messages gather here and leave together. */
export type Frames = {
  open(room: string): void;
  close(room: string): void;
  isOpen(room: string): boolean;
  add(room: string, messages: readonly RoomMessage[]): void;
  /** Everything gathered since the last call, one frame for each room that has something. */
  flush(): readonly RoomFrame[];
  /** The number of the room's latest frame. */
  seq(room: string): number;
  /** What came after a frame, or `undefined` when that is no longer known and a snapshot is needed. */
  since(room: string, seq: number): readonly RoomFrame[] | undefined;
  /** Something was lost on its way here: a number is left out in every room, so that all who are in it see a gap and ask anew. */
  tear(): void;
};

type Room = { seq: number; gathered: RoomMessage[]; kept: RoomFrame[]; isTorn: boolean };

/** Tells what of a room nobody misses when more is told than a phone can show. What is not that always leaves, in its order. */
export type MayDrop = (room: string, message: RoomMessage) => boolean;

/** Builds the buffers of a node; pure, so that time and sockets stay outside. */
export function createFrames(node: string, mayDrop: MayDrop = () => false): Frames {
  const rooms = new Map<string, Room>();
  return {
    open: (room) => {
      if (!rooms.has(room)) rooms.set(room, { seq: 0, gathered: [], kept: [], isTorn: false });
    },
    close: (room) => void rooms.delete(room),
    isOpen: (room) => rooms.has(room),
    add: (name, messages) => {
      const room = rooms.get(name);
      if (!room) return;
      room.gathered.push(...messages);
      const tooMany = room.gathered.length - MOST_IN_A_FRAME;
      if (tooMany > 0) room.gathered = withoutOldest(room.gathered, tooMany, (message) => mayDrop(name, message));
    },
    flush: () => [...rooms].flatMap(([name, room]) => cut(node, name, room)),
    seq: (room) => rooms.get(room)?.seq ?? 0,
    since: (room, seq) => missed(rooms.get(room), seq),
    tear: () => {
      for (const room of rooms.values()) {
        room.seq += 1;
        room.kept = [];
        room.isTorn = true;
      }
    },
  };
}

function withoutOldest(
  gathered: readonly RoomMessage[],
  tooMany: number,
  mayDrop: (message: RoomMessage) => boolean,
): RoomMessage[] {
  let left = tooMany;
  return gathered.filter((message) => {
    if (left === 0 || !mayDrop(message)) return true;
    left -= 1;
    return false;
  });
}

/** Of a room that was torn a frame leaves even when nothing was said: nobody sees a gap before the next one comes. */
function cut(node: string, name: string, room: Room): readonly RoomFrame[] {
  if (room.gathered.length === 0 && !room.isTorn) return [];
  room.seq += 1;
  const frame = { room: name, node, seq: room.seq, messages: room.gathered };
  room.gathered = [];
  room.isTorn = false;
  room.kept.push(frame);
  if (room.kept.length > KEPT_FRAMES) room.kept.shift();
  return [frame];
}

function missed(room: Room | undefined, seq: number): readonly RoomFrame[] | undefined {
  if (!room || seq > room.seq) return undefined;
  const oldest = room.kept[0]?.seq ?? room.seq + 1;
  return seq >= oldest - 1 ? room.kept.filter((frame) => frame.seq > seq) : undefined;
}
