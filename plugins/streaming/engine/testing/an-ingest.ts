import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ControlLine, EngineEvent, IngestNews, IngestOrders } from '../wire/control';
import { eachJsonLine } from '../wire/lines';
import type { IngestSettings } from '../ingest/limits.rules';
import { MEDIA_KIND } from '../wire/media-frame';

/** A frame as a reader gets it. */
export type ReadFrame = { readonly kind: string; readonly time: number; readonly payload: Buffer; readonly at: number };

const MAIN = resolve(__dirname, '../../lib/engine/ingest/main.js');
const KIND = new Map<number, string>(Object.entries(MEDIA_KIND).map(([name, kind]) => [kind, name]));

/** The hash under which a key is ordered. */
export const hashed = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Waits until something is so; a test's own time is the limit. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 5));
}

/** A port that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** A real ingest in a process of its own, its host, and readers. */
export class AnIngest {
  readonly events: EngineEvent[] = [];
  readonly log: string[] = [];
  news: IngestNews = { rooms: [] };
  process: ChildProcess | undefined;
  control: Socket | undefined;
  readonly #sockets: Socket[] = [];

  constructor(readonly settings: IngestSettings) {}

  get address(): string {
    return `rtmp://127.0.0.1:${this.settings.rtmpPort}/live`;
  }

  /** Starts the process, and again after it was killed. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [MAIN], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.process = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => this.log.push(piece.toString()));
    child.stdin.end(`${JSON.stringify(this.settings)}\n`);
    await this.host();
  }

  /** Connects as a host does, trying until the process is there. */
  async host(): Promise<void> {
    for (;;) {
      const socket = connect(this.settings.control);
      const isOpen = await new Promise<boolean>((done) => {
        socket.once('connect', () => {
          done(true);
        });
        socket.once('error', () => {
          done(false);
        });
      });
      if (isOpen) {
        this.#hear(socket);
        return;
      }
      await new Promise((done) => setTimeout(done, 10));
    }
  }

  async order(...rooms: IngestOrders['rooms']): Promise<void> {
    const isListening = (): boolean => this.log.join('').includes('encoders are awaited');
    this.control?.write(`${JSON.stringify({ say: 'sync', orders: { rooms } })}\n`);
    await until(isListening);
  }

  /** What the host has been told of a room. */
  room(room: string): IngestNews['rooms'][number] | undefined {
    return this.news.rooms.find((one) => one.room === room);
  }

  told(type: string): readonly EngineEvent[] {
    return this.events.filter((event) => event.type === type);
  }

  /** Reads a room; `frames` grows. */
  read(room: string): { readonly frames: ReadFrame[]; readonly socket: Socket; readonly isClosed: () => boolean } {
    const frames: ReadFrame[] = [];
    const socket = connect(this.settings.media);
    this.#sockets.push(socket);
    let rest = Buffer.alloc(0);
    let isClosed = false;
    socket.on('error', () => undefined);
    socket.on('close', () => (isClosed = true));
    socket.on('data', (piece) => {
      rest = Buffer.concat([rest, piece]);
      while (rest.length >= 4 && rest.length >= 4 + rest.readUInt32BE()) {
        const end = 4 + rest.readUInt32BE();
        const kind = KIND.get(rest.readUInt8(4)) ?? '?';
        frames.push({ kind, time: rest.readUInt32BE(5), payload: rest.subarray(9, end), at: Date.now() });
        rest = rest.subarray(end);
      }
    });
    socket.write(`${JSON.stringify({ room })}\n`);
    return { frames, socket, isClosed: () => isClosed };
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const child = this.process;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await gone;
    this.log.length = 0;
  }

  async stop(): Promise<void> {
    for (const socket of [...this.#sockets, this.control]) socket?.destroy();
    await this.kill();
    rmSync(join(this.settings.control, '..'), { recursive: true, force: true });
  }

  #hear(socket: Socket): void {
    this.control = socket;
    socket.on('error', () => undefined);
    eachJsonLine(socket, (line) => {
      // Written by the process under test.
      const heard = line as ControlLine<IngestOrders, IngestNews>;
      if (heard.say === 'state') this.news = heard.news;
      if (heard.say === 'event' && !this.events.some(({ id }) => id === heard.event.id)) this.events.push(heard.event);
    });
  }
}

/** Starts an ingest with sockets and a port of its own. */
export async function anIngest(settings: Partial<IngestSettings> = {}): Promise<AnIngest> {
  const folder = mkdtempSync(join(tmpdir(), 'ingest-'));
  const paths = { control: join(folder, 'c.sock'), media: join(folder, 'm.sock') };
  const ingest = new AnIngest({
    ...paths,
    bind: '127.0.0.1',
    rtmpPort: await freePort(),
    lingerMs: 60_000,
    ...settings,
  });
  await ingest.start();
  return ingest;
}
