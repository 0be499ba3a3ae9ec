import type { Server, Socket } from 'socket.io';
import type { Actor } from '../../contract';
import type { Node } from './connection';
import { partsOf } from './room-kind';

/** Who holds a connection, as the door found. */
export const actorOf = ({ data }: Pick<Socket, 'data'>): Actor | undefined =>
  // Socket.IO leaves its type to the application; the door alone writes it.
  (data as { actor?: Actor }).actor;

/** A connection's own room has no colon in its name; some kinds ask not to be counted. */
const isCounted = (node: Pick<Node, 'kind'>, room: string): boolean =>
  room.includes(':') && node.kind(partsOf(room).kind)?.uncounted !== true;

/** How many people are in each room of this node that has any, as the kinds of the rooms count. */
export function peopleIn(io: Server, node: Pick<Node, 'kind'>): ReadonlyMap<string, number> {
  const { sockets, adapter } = io.of('/');
  const counts = new Map<string, number>();
  for (const [room, ids] of adapter.rooms) {
    if (!isCounted(node, room)) continue;
    const kind = node.kind(partsOf(room).kind);
    const isOne = (id: string): boolean => {
      const socket = sockets.get(id);
      return socket !== undefined && kind?.counts?.(actorOf(socket)) === true;
    };
    const people = kind?.counts ? [...ids].filter(isOne).length : ids.size;
    if (people > 0) counts.set(room, people);
  }
  return counts;
}
