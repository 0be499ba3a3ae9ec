import { createServer as plainServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as secureServer } from 'node:tls';
import { serveRtmp } from '../../rtmp/server-session';
import type { FilmTag } from './film';

/** How a platform behaves towards whoever comes next. `stall` takes the connection and never reads; `slow` reads less than is sent. */
export type Manner = 'accept' | 'refuse' | 'stall' | 'slow';

/** What one publisher sent. */
export type Broadcast = { readonly key: string; readonly app: string; readonly at: number; readonly tags: FilmTag[] };

/** A platform that takes RTMP or RTMPS, and has its moods. */
export type RtmpPlatform = {
  readonly url: string;
  /** All that ever came, the newest last. */
  readonly broadcasts: readonly Broadcast[];
  readonly open: number;
  behave(manner: Manner): void;
  /** Closes every line that is open; the door stays open. */
  hangUp(): void;
  /** Closes the door and every line at once. */
  die(): Promise<void>;
  comeBack(): Promise<void>;
};

type Given = { readonly tls?: { readonly cert: string; readonly key: string }; readonly keepsTags?: boolean };

const SLOW_EVERY = 400;

/** Opens one on a free port. */
export async function anRtmpPlatform({ tls, keepsTags = true }: Given = {}): Promise<RtmpPlatform> {
  const lines = new Set<Socket>();
  const broadcasts: Broadcast[] = [];
  let manner: Manner = 'accept';
  const take = (line: Socket): void => {
    lines.add(line);
    line.on('error', () => undefined).on('close', () => lines.delete(line));
    const how = manner;
    let broadcast: Broadcast | undefined;
    serveRtmp(line, {
      publish: ({ app, name }) => {
        if (how === 'refuse') return { isAccepted: false, words: `stream key ${name} is not known here` };
        broadcast = { app, key: name, at: Date.now(), tags: [] };
        broadcasts.push(broadcast);
        if (how === 'stall') setImmediate(() => line.pause());
        if (how === 'slow') readSlowly(line);
        return { isAccepted: true };
      },
      media: (kind, time, payload) => {
        if (kind !== 'data')
          broadcast?.tags.push({ kind, time, payload: keepsTags ? payload : payload.subarray(0, 2) });
      },
      ended: () => undefined,
    });
  };
  let server = await listening(tls, take, 0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `${tls ? 'rtmps' : 'rtmp'}://localhost:${port}/app`,
    broadcasts,
    get open() {
      return lines.size;
    },
    behave: (next) => {
      manner = next;
      // One that had stopped to read goes on with whoever has waited for it.
      if (next === 'accept') for (const line of lines) line.resume();
    },
    hangUp: () => {
      for (const line of lines) line.destroy();
    },
    die: async () => {
      for (const line of lines) line.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
    comeBack: async () => {
      server = await listening(tls, take, port);
    },
  };
}

async function listening(tls: Given['tls'], take: (line: Socket) => void, port: number): Promise<Server> {
  const server = tls ? secureServer(tls, take) : plainServer(take);
  await new Promise<void>((resolve) => server.listen(port, resolve));
  return server;
}

function readSlowly(line: Socket): void {
  const timer = setInterval(() => line.resume(), SLOW_EVERY);
  line
    .on('data', () => line.pause())
    .once('close', () => {
      clearInterval(timer);
    });
}

/** Times of the pictures that came, parameters apart. */
export const picturesOf = ({ tags }: Pick<Broadcast, 'tags'>): readonly number[] =>
  tags.flatMap(({ kind, time, payload }) => (kind === 'video' && payload[1] !== 0 ? [time] : []));
