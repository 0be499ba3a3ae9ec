import type { PackagerNews, PackagerOrders } from '../wire/control';
import { endRoom, newsOf, openRoom, replayOf, type Room, type RoomPorts, type Told } from './room';

/** All rooms of this process. */
export type Rooms = {
  /** Makes it be as ordered; orders that come meanwhile wait their turn. */
  sync(orders: PackagerOrders): Promise<void>;
  news(): PackagerNews;
  replay(): Iterable<Told>;
};

/** Makes rooms, none yet. */
export function createRooms(ports: RoomPorts): Rooms {
  const rooms = new Map<string, Room>();
  let turn = Promise.resolve();
  return {
    sync(orders) {
      turn = turn.then(() => obey(rooms, orders, ports));
      return turn;
    },
    news: () => ({ rooms: [...rooms.values()].map(newsOf) }),
    *replay() {
      for (const room of rooms.values()) yield* replayOf(room);
    },
  };
}

async function obey(rooms: Map<string, Room>, orders: PackagerOrders, ports: RoomPorts): Promise<void> {
  const wanted = new Map(orders.rooms.map((order) => [order.room, order]));
  for (const [name, room] of rooms) {
    if (wanted.get(name)?.session === room.order.session) continue;
    rooms.delete(name);
    await endRoom(room);
    if (!wanted.has(name)) ports.tell({ say: 'gone', room: name });
  }
  for (const order of orders.rooms) {
    const room = rooms.get(order.room);
    if (room) room.order = order;
    else await opened(rooms, order, ports);
  }
  ports.changed();
}

async function opened(
  rooms: Map<string, Room>,
  order: PackagerOrders['rooms'][number],
  ports: RoomPorts,
): Promise<void> {
  try {
    rooms.set(order.room, await openRoom(order, ports));
  } catch (error) {
    // A folder that cannot be written: this room waits for the next order, the others go on.
    const at = ports.now();
    const why = error instanceof Error ? error.message : String(error);
    ports.event({
      id: `${order.session}:folder:${at}`,
      room: order.room,
      type: 'packager.folder-failed',
      at,
      data: { why },
    });
  }
}
