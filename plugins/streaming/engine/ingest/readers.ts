import type { Server, Socket } from 'node:net';
import { eachJsonLine } from '../wire/lines';
import { serveSocket } from '../wire/serve-socket';

/** Who reads a room, and how much of it lies unread. */
type Reader = { readonly socket: Socket; mayLag: number };

/** The packager, the relay and whoever else reads rooms. */
export class Readers {
  readonly #rooms = new Map<string, Set<Reader>>();
  #server: Server | undefined;

  constructor(
    private readonly unread: number,
    /** What somebody who joins a room is given first. */
    private readonly kept: (room: string) => readonly Buffer[],
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
      const room = roomOf(line);
      if (has || room === undefined) return;
      has = true;
      this.#join(socket, room);
    });
  }

  #join(socket: Socket, room: string): void {
    const kept = this.kept(room);
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

function roomOf(line: unknown): string | undefined {
  if (typeof line !== 'object' || line === null || !('room' in line)) return undefined;
  return typeof line.room === 'string' ? line.room : undefined;
}
