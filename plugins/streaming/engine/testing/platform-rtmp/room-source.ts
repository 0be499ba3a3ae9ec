import { createServer, type Socket } from 'node:net';
import { MEDIA_KIND, type MediaFrame } from '../../wire/media-frame';
import type { FilmTag } from './film';

/** Rooms as the ingest hands them on, out of a film that is shown over and over: the real ingest has its own tests. */
export type RoomSource = {
  /** An encoder begins. */
  begin(session: string): void;
  /** The encoder is gone. */
  end(): void;
  /** Times of the pictures that were sent in this session, parameters apart. */
  readonly sent: readonly number[];
  close(): Promise<void>;
};

const STEP = 10;

type Shown = { readonly path: string; readonly film: readonly FilmTag[]; readonly speed?: number };

/** Listens on a path; every room shows the same, `speed` times as fast as it was taken. */
export async function aRoomSource({ path, film, speed = 1 }: Shown): Promise<RoomSource> {
  const readers = new Set<Socket>();
  const sent: number[] = [];
  let joining: Buffer[] = [];
  let playing: NodeJS.Timeout | undefined;
  const send = (frame: MediaFrame): void => {
    const bytes = written(frame);
    for (const reader of readers) reader.write(bytes);
    if (isSetup(frame) || frame.kind === 'begin') joining.push(bytes);
    else if (isKey(frame)) joining = [...joining.slice(0, SETUPS), bytes];
    else if (joining.length > SETUPS) joining.push(bytes);
    if (frame.kind === 'video' && !isSetup(frame)) sent.push(frame.time);
  };
  const stop = (): void => {
    clearInterval(playing);
    joining = [];
    sent.length = 0;
  };
  const server = createServer((reader) => {
    reader.on('error', () => undefined).on('close', () => readers.delete(reader));
    reader.once('data', () => {
      for (const bytes of joining) reader.write(bytes);
      readers.add(reader);
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    sent,
    begin: (session) => {
      stop();
      send({ kind: 'begin', time: 0, payload: Buffer.from(JSON.stringify({ session, at: Date.now() })) });
      playing = play({ film, speed }, send);
    },
    end: () => {
      stop();
      const bytes = written({ kind: 'end', time: 0, payload: Buffer.from('{"reason":"closed"}') });
      for (const reader of readers) reader.write(bytes);
    },
    close: async () => {
      stop();
      for (const reader of readers) reader.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** `begin`, and the parameters of picture and sound. */
const SETUPS = 3;

function play({ film, speed }: Required<Omit<Shown, 'path'>>, send: (frame: MediaFrame) => void): NodeJS.Timeout {
  const began = performance.now();
  const setups = film.filter(isSetup);
  const shown = film.filter((tag) => !isSetup(tag));
  const length = (shown.at(-1)?.time ?? 0) + 33;
  for (const setup of setups) send(setup);
  let next = 0;
  return setInterval(() => {
    const now = (performance.now() - began) * speed;
    for (;;) {
      const tag = shown[next % shown.length];
      if (!tag) return;
      const time = tag.time + Math.floor(next / shown.length) * length;
      if (time > now) return;
      send({ ...tag, time });
      next += 1;
    }
  }, STEP);
}

const isSetup = ({ kind, payload }: Pick<MediaFrame, 'kind' | 'payload'>): boolean =>
  (kind === 'video' || kind === 'audio') && payload[1] === 0 && (kind === 'video' || payload[0]! >> 4 === 10);
const isKey = ({ kind, payload }: MediaFrame): boolean => kind === 'video' && payload[0]! >> 4 === 1;

function written({ kind, time, payload }: MediaFrame): Buffer {
  const head = Buffer.alloc(9);
  head.writeUInt32BE(payload.length + 5);
  head.writeUInt8(MEDIA_KIND[kind], 4);
  head.writeUInt32BE(time, 5);
  return Buffer.concat([head, payload]);
}
