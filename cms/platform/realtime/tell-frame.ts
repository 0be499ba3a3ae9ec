import type { Server } from 'socket.io';
import type { RoomFrame } from '../../contract';
import { textFrame } from './text-frame';

/** Telling so many takes some milliseconds; then whatever else came in has its turn, and nothing waits until thousands are told. */
const IN_ONE_GO = 500;

/**
 * Tells everybody who is in a room of this node, encoded once. Whoever cannot take a frame now skips it, sees the gap and asks, instead of growing a
 * queue here; who comes in meanwhile is told with the answer to that.
 */
export async function tellFrame(io: Server, frame: RoomFrame): Promise<void> {
  const { sockets, adapter } = io.of('/');
  const event = `${EVENT}${JSON.stringify(['frame', frame])}`;
  const options = { compress: false, wsPreEncodedFrame: [textFrame(`${MESSAGE}${event}`)] };
  const people = [...(adapter.rooms.get(frame.room) ?? [])];
  for (let first = 0; first < people.length; first += IN_ONE_GO) {
    for (const id of people.slice(first, first + IN_ONE_GO)) {
      const line = sockets.get(id)?.conn;
      // Engine.IO writes what was encoded already as it is, as Socket.IO's own adapters ask it to; lines of other kinds take the event.
      if (line?.transport.writable) line.write(event, options);
    }
    await others();
  }
}

/** What an event begins with in Socket.IO's protocol, and a message in Engine.IO's. */
const EVENT = '2';
const MESSAGE = '4';

const others = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
