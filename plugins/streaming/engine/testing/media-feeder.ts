import { createServer, type Server, type Socket } from 'node:net';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { MEDIA_KIND, type MediaFrame } from '../wire/media-frame';

/** An ingest without RTMP: it plays films to whoever reads its media socket. */
export type MediaFeeder = {
  /** Begins to send the film over and over, in real time; gives when the first frame was sent. */
  play(film: readonly FlvTag[], session: string): number;
  /** The encoder is gone. */
  stop(): void;
  /** One frame by hand. */
  send(frame: MediaFrame): void;
  close(): Promise<void>;
};

type Kept = {
  setups: Map<string, Buffer>;
  frames: { time: number; bytes: Buffer; key: boolean }[];
  begun: Buffer | undefined;
};

const KEPT_MILLISECONDS = 10_000;

/** Listens on a path as the ingest does. */
export async function mediaFeeder(path: string): Promise<MediaFeeder> {
  const readers = new Set<Socket>();
  const kept: Kept = { setups: new Map(), frames: [], begun: undefined };
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('close', () => readers.delete(socket));
    socket.once('data', (line) => {
      joined(socket, kept, JSON.parse(line.toString('utf8')) as { after?: number });
      readers.add(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  let playing: NodeJS.Timeout | undefined;
  const send = (frame: MediaFrame): void => {
    const bytes = writeMediaFrame(frame);
    keep(kept, frame, bytes);
    for (const reader of readers) reader.write(bytes);
  };
  const stop = (): void => {
    if (!playing) return;
    clearInterval(playing);
    playing = undefined;
    send({ kind: 'end', time: 0, payload: Buffer.from('{"reason":"closed"}') });
    Object.assign(kept, { setups: new Map(), frames: [], begun: undefined });
  };
  return {
    ...{ send, stop },
    play(film, session) {
      const began = Date.now();
      send({ kind: 'begin', time: 0, payload: Buffer.from(JSON.stringify({ session, at: began })) });
      playing = playOver(film, send);
      return began;
    },
    close: () => {
      clearInterval(playing);
      return closed(server, readers);
    },
  };
}

/** Writes a frame as the media socket carries it. */
export function writeMediaFrame({ kind, time, payload }: MediaFrame): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt32BE(5 + payload.length, 0);
  head.writeUInt8(MEDIA_KIND[kind], 4);
  head.writeUInt32BE(time, 5);
  return Buffer.concat([head, payload]);
}

function joined(socket: Socket, { begun, setups, frames }: Kept, { after }: { after?: number }): void {
  if (!begun) return;
  const newestKey = frames.map(({ key }) => key).lastIndexOf(true);
  const missed = after === undefined ? -1 : frames.findIndex(({ time, key }) => key && time > after);
  // What follows the reader's last frame, from the key frame before it; else from the newest.
  const before =
    missed < 0
      ? newestKey
      : frames
          .slice(0, missed)
          .map(({ key }) => key)
          .lastIndexOf(true);
  const from = frames.slice(before < 0 ? newestKey : before);
  for (const bytes of [begun, ...setups.values(), ...from.map((frame) => frame.bytes)]) socket.write(bytes);
}

function keep(kept: Kept, { kind, time, payload }: MediaFrame, bytes: Buffer): void {
  if (kind === 'begin') kept.begun = bytes;
  if (kind !== 'video' && kind !== 'audio') return;
  if (payload[1] === 0) {
    kept.setups.set(kind, bytes);
    return;
  }
  kept.frames.push({ time, bytes, key: kind === 'video' && (payload[0] ?? 0) >> 4 === 1 });
  while ((kept.frames[0]?.time ?? time) < time - KEPT_MILLISECONDS) kept.frames.shift();
}

function playOver(film: readonly FlvTag[], send: (frame: MediaFrame) => void): NodeJS.Timeout {
  const began = performance.now();
  const length = filmLength(film);
  const setups = film.filter(({ payload }) => payload[1] === 0);
  const frames = film.filter(({ payload }) => payload[1] === 1);
  for (const setup of setups) send({ ...setup, time: 0 });
  let sent = 0;
  return setInterval(() => {
    for (;;) {
      const frame = frames[sent % frames.length];
      const time = Math.floor(sent / frames.length) * length + (frame?.time ?? 0);
      if (!frame || began + time > performance.now()) return;
      sent += 1;
      send({ ...frame, time });
    }
  }, 8);
}

/** How long a film is when it is played over and over: to the frame after its last. */
export function filmLength(film: readonly FlvTag[]): number {
  const last = film.filter(({ kind }) => kind === 'video').at(-1);
  return Math.round(((last?.time ?? 0) + 1_000 / 30) / 1_000) * 1_000;
}

function closed(server: Server, readers: ReadonlySet<Socket>): Promise<void> {
  for (const reader of readers) reader.destroy();
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
