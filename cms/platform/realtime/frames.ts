import type { RoomFrame, RoomMessage } from '../../contract';

/** How many frames of a room are kept for those whose line broke: about ten seconds. */
const KEPT_FRAMES = 64;

/** More than this in one frame and the oldest are dropped: no phone can show them, and memory must end somewhere. */
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
};

type Room = { seq: number; gathered: RoomMessage[]; kept: RoomFrame[] };

/** Builds the buffers of a node; pure, so that time and sockets stay outside. */
export function createFrames(node: string): Frames {
  const rooms = new Map<string, Room>();
  return {
    open: (room) => {
      if (!rooms.has(room)) rooms.set(room, { seq: 0, gathered: [], kept: [] });
    },
    close: (room) => void rooms.delete(room),
    isOpen: (room) => rooms.has(room),
    add: (room, messages) => {
      const gathered = rooms.get(room)?.gathered;
      gathered?.push(...messages);
      if (gathered && gathered.length > MOST_IN_A_FRAME) gathered.splice(0, gathered.length - MOST_IN_A_FRAME);
    },
    flush: () => [...rooms].flatMap(([name, room]) => cut(node, name, room)),
    seq: (room) => rooms.get(room)?.seq ?? 0,
    since: (room, seq) => missed(rooms.get(room), seq),
  };
}

function cut(node: string, name: string, room: Room): readonly RoomFrame[] {
  if (room.gathered.length === 0) return [];
  room.seq += 1;
  const frame = { room: name, node, seq: room.seq, messages: room.gathered };
  room.gathered = [];
  room.kept.push(frame);
  if (room.kept.length > KEPT_FRAMES) room.kept.shift();
  return [frame];
}

function missed(room: Room | undefined, seq: number): readonly RoomFrame[] | undefined {
  if (!room || seq > room.seq) return undefined;
  const oldest = room.kept[0]?.seq ?? room.seq + 1;
  return seq >= oldest - 1 ? room.kept.filter((frame) => frame.seq > seq) : undefined;
}
