import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../../kernel';
import { addressOf, type Proxies } from '../fast-lane/fast-request';
import { createLimiter } from '../fast-lane/rate-limit';
import type { Log } from '../log/log';

/** A line of bytes to one caller, as `ws` has it. It answers pings, and whoever answers none is let go. */
export type Line = WebSocket;

/** A WebSocket of a path for what no room of messages carries: streams of bytes. */
export type Door = {
  /** The longest message; a longer one ends the line before it is held in memory. */
  readonly maxBytes: number;
  /** Lines that one address may open in a minute. */
  readonly perMinute: number;
  /** Somebody came. Who it is, the line says itself: an address with a secret would stand in logs. */
  entered(line: Line, address: string): void;
};

/** The doors of one node. */
export type Doors = {
  open(path: string, door: Door): void;
  start(http: Server, proxies: Proxies): void;
  stop(): Promise<void>;
};

type DoorsDeps = { readonly clock: Clock; readonly log: Log; readonly scale?: number; readonly beatMs?: number };

const BEAT = 5_000;
const GOING_AWAY = 1001;

/** Makes the doors of a node; nobody enters before `start`. What is no door is left to whoever else listens. */
export function createDoors({ clock, log, scale = 1, beatMs = BEAT }: DoorsDeps): Doors {
  const doors = new Map<string, Door>();
  const limiter = createLimiter({ clock, scale });
  const servers = new Map<string, WebSocketServer>();
  const quiet = new WeakMap<Line, number>();
  let timer: NodeJS.Timeout | undefined;

  const beat = (): void => {
    for (const server of servers.values()) for (const line of server.clients) listen(line, quiet);
  };
  const welcome = (line: Line, door: Door, address: string): void => {
    line.on('error', (error) => {
      log.info('a line broke', { error });
    });
    line.on('pong', () => quiet.set(line, 0));
    door.entered(line, address);
  };
  const upgrade = (http: Server, proxies: Proxies): void => {
    http.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
      const [path = ''] = (req.url ?? '').split('?');
      const [door, server] = [doors.get(path), servers.get(path)];
      if (!door || !server) return;
      const address = addressOf({ req }, proxies);
      if (limiter.take(path, address, door.perMinute) !== undefined) {
        socket.end('HTTP/1.1 429 Too Many Requests\r\nConnection: close\r\n\r\n');
        return;
      }
      server.handleUpgrade(req, socket, head, (line) => {
        welcome(line, door, address);
      });
    });
  };
  return {
    open: (path, door) => {
      if (doors.has(path)) throw new Error(`Two parts of the house open ${path}`);
      doors.set(path, door);
      const options = { noServer: true, maxPayload: door.maxBytes, perMessageDeflate: false };
      servers.set(path, new WebSocketServer(options));
    },
    start: (http, proxies) => {
      upgrade(http, proxies);
      timer = setInterval(beat, beatMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await Promise.all([...servers.values()].map(closed));
    },
  };
}

/** The third beat without an answer ends a line: the network often never says that somebody is gone. */
function listen(line: Line, quiet: WeakMap<Line, number>): void {
  const missed = quiet.get(line) ?? 0;
  quiet.set(line, missed + 1);
  if (missed >= 2) line.terminate();
  else line.ping();
}

const LAST_WORD = 1_000;

function closed(server: WebSocketServer): Promise<void> {
  for (const line of server.clients) line.close(GOING_AWAY);
  const cut = setTimeout(() => {
    for (const line of server.clients) line.terminate();
  }, LAST_WORD);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
