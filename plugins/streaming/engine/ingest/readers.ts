import type { Server, Socket } from 'node:net';
import { eachJsonLine } from '../wire/lines';
import { serveSocket } from '../wire/serve-socket';

/** How somebody joins a room: anew, or after what it had of a session when it was cut off. */
export type Joining = { readonly room: string; readonly session?: string; readonly after?: number };

/** Who reads a room, and how much of it lies unread. */
type Reader = { readonly socket: Socket; mayLag: number };

/** The packager, the relay and whoever else reads rooms. */
export class Readers {
  readonly #rooms = new Map<string, Set<Reader>>();
  #server: Server | undefined;

  constructor(
    private readonly unread: number,
    /** What somebody who joins a room is given first. */
    private readonly kept: (joining: Joining) => readonly Buffer[],
  ) {}

  /** Opens the media socket. */
  async listen(path: string): Promise<void> {
    this.#server = await serveSocket(path, (socket) => {
      this.#take(socket);
    });
  }

  /** Hands a frame to all who read the room. Whoever leaves too much unread is cut off, and comes back. */
  send(room: string, frame: Buffer): void {
    for (const reader of this.#rooms.get(room) ?? []) {
      const lag = reader.socket.writableLength;
      if (lag === 0) reader.mayLag = this.unread;
      if (lag > reader.mayLag) reader.socket.destroy();
      else reader.socket.write(frame);
    }
  }

  close(): void {
    this.#server?.close();
    for (const room of this.#rooms.values()) for (const { socket } of room) socket.end();
  }

  #take(socket: Socket): void {
    socket.on('error', () => undefined);
    let has = false;
    eachJsonLine(socket, (line) => {
      const joining = joiningOf(line);
      if (has || !joining) return;
      has = true;
      this.#join(socket, joining);
    });
  }

  #join(socket: Socket, joining: Joining): void {
    const { room } = joining;
    const kept = this.kept(joining);
    const burst = kept.reduce((sum, { length }) => sum + length, 0);
    const reader: Reader = { socket, mayLag: this.unread + burst };
    const readers = this.#rooms.get(room) ?? new Set();
    this.#rooms.set(room, readers.add(reader));
    socket.on('close', () => {
      readers.delete(reader);
      if (readers.size === 0 && this.#rooms.get(room) === readers) this.#rooms.delete(room);
    });
    socket.cork();
    for (const frame of kept) socket.write(frame);
    socket.uncork();
  }
}

function joiningOf(line: unknown): Joining | undefined {
  if (typeof line !== 'object' || line === null || !('room' in line) || typeof line.room !== 'string') return undefined;
  const { room } = line;
  if (!('session' in line) || !('after' in line)) return { room };
  const { session, after } = line;
  return typeof session === 'string' && typeof after === 'number' ? { room, session, after } : { room };
}
