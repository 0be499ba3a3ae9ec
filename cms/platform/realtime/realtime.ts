import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Actor, RoomMessage } from '../../contract';
import type { Clock, Ids } from '../../kernel';
import type { Database } from '../database/database';
import type { Log } from '../log/log';
import type { Crossing } from './adapter';
import { serveConnection, type Node } from './connection';
import { createFrames } from './frames';
import { countPresence, forgetNode, tellPresence } from './presence-store';
import { partsOf, type RoomKind } from './room-kind';

/** One frame in this time: short enough to feel at once, long enough that ten thousand viewers cost one encoding. */
const FRAME_MS = 150;

/** What other nodes must hear leaves together, too. */
const RELAY_MS = 50;
const PRESENCE_MS = 3_000;
const MOST_BYTES = 16 * 1024;

/** Rooms in which people see at once what others do. Nothing here is kept: what matters is in tables, this only tells of it. */
export type Realtime = {
  define(kind: RoomKind): void;
  /** Adds a way to tell who a token belongs to: one for staff, one for readers. Nobody's token makes a guest, not an error. */
  identifyBy(identify: Identify): void;
  /** Tells everybody in a room, on every node. */
  publish(room: string, message: RoomMessage): void;
  /** Tells those in a room on this node: for what each node learns by itself. */
  tellHere(room: string, message: RoomMessage): void;
  /** How many connections a room has on all nodes, at most seconds old. */
  presence(room: string): Promise<number>;
  start(http: HttpServer, crossing: Crossing, limits: Limits): void;
  stop(): Promise<void>;
};

/** Tells whose token it is, or that it is nobody's it knows. */
export type Identify = (token: string) => Promise<Actor | undefined>;

/** How many connections one address may hold. */
export type Limits = { readonly perAddress: number };

/** What realtime is built from. */
export type RealtimeDeps = { readonly database: Database; readonly clock: Clock; readonly ids: Ids; readonly log: Log };

/** Builds the rooms of one node; it serves nobody before `start`. */
export function createRealtime({ database, clock, ids, log }: RealtimeDeps): Realtime {
  const id = ids.next();
  const kinds = new Map<string, RoomKind>();
  const frames = createFrames(id);
  const relay = new Map<string, RoomMessage[]>();
  const identities: Identify[] = [];
  const node: Node = {
    id,
    frames,
    kind: (name) => kinds.get(name),
    now: () => clock.now().getTime(),
    broke: (error) => {
      log.error('a realtime request broke', { error });
    },
  };
  let running: Running | undefined;

  return {
    define: (kind) => {
      if (kinds.has(kind.name)) throw new Error(`Two parts of the house define rooms called ${kind.name}`);
      kinds.set(kind.name, kind);
    },
    identifyBy: (identify) => void identities.push(identify),
    publish: (room, message) => {
      frames.add(room, [message]);
      const waiting = relay.get(room);
      if (waiting) waiting.push(message);
      else relay.set(room, [message]);
    },
    tellHere: (room, message) => frames.add(room, [message]),
    presence: (room) => countPresence(database.read, room),
    start: (http, crossing, limits) => {
      const io = serverOn(http, crossing);
      admit(io, { node, limits, identities });
      followRooms(io, node);
      io.on('relay', (batch: readonly [string, RoomMessage[]][]) => {
        for (const [room, messages] of batch) frames.add(room, messages);
      });
      running = { io, crossing, timers: beat({ io, node, relay, database, log }) };
    },
    stop: async () => {
      if (!running) return;
      for (const timer of running.timers) clearInterval(timer);
      await running.io.close();
      await running.crossing.close();
      await forgetNode(database.read, id);
      running = undefined;
    },
  };
}

type Running = { readonly io: Server; readonly crossing: Crossing; readonly timers: readonly NodeJS.Timeout[] };

function serverOn(http: HttpServer, crossing: Crossing): Server {
  return new Server(http, {
    path: '/realtime',
    adapter: crossing.adapter,
    serveClient: false,
    // Compression would cost a buffer and a pass for each viewer; one frame is encoded once for all of them.
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: MOST_BYTES,
    pingInterval: 25_000,
    pingTimeout: 30_000,
    cors: { origin: true },
  });
}

type Door = { readonly node: Node; readonly limits: Limits; readonly identities: readonly Identify[] };

async function whose(identities: readonly Identify[], token: unknown): Promise<Actor | undefined> {
  if (typeof token !== 'string') return undefined;
  for (const identify of identities) {
    const actor = await identify(token);
    if (actor) return actor;
  }
  return undefined;
}

/** Lets people in by token, counts connections by address, and drops what each would otherwise hold in memory. */
function admit(io: Server, { node, limits, identities }: Door): void {
  const byAddress = new Map<string, number>();
  io.use((socket, next) => {
    const { address } = socket.handshake;
    if ((byAddress.get(address) ?? 0) >= limits.perAddress) {
      next(new Error('HEARTH.TOO_OFTEN'));
      return;
    }
    const token: unknown = socket.handshake.auth['token'];
    whose(identities, token).then(
      (actor) => {
        // Socket.IO leaves the type of `data` to the application; this file is the only one that writes it.
        (socket.data as { actor?: Actor | undefined }).actor = actor;
        next();
      },
      () => {
        next(new Error('HEARTH.SIGN_IN_FIRST'));
      },
    );
  });
  io.on('connection', (socket: Socket) => {
    const { address } = socket.handshake;
    byAddress.set(address, (byAddress.get(address) ?? 0) + 1);
    socket.on('disconnect', () => {
      const left = (byAddress.get(address) ?? 1) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    });
    // Put there by the middleware above.
    serveConnection(socket, (socket.data as { actor?: Actor }).actor, node);
    forgetRequest(socket);
  });
}

/** The upgrade request with its headers is the largest thing a quiet connection holds; nothing reads it after this point. */
function forgetRequest(socket: Socket): void {
  // Engine.IO documents this release of memory; its types call the field readonly.
  (socket.conn as { request: unknown }).request = null;
}

function followRooms(io: Server, { frames }: Node): void {
  const adapter = io.of('/').adapter;
  adapter.on('create-room', (room: string) => {
    if (room.includes(':')) frames.open(room);
  });
  adapter.on('delete-room', (room: string) => {
    frames.close(room);
  });
}

/** A connection's own room has no colon in its name; some kinds ask not to be counted. */
const isCounted = (node: Node, room: string): boolean =>
  room.includes(':') && node.kind(partsOf(room).kind)?.uncounted !== true;

type Beat = { io: Server; node: Node; relay: Map<string, RoomMessage[]>; database: Database; log: Log };

function beat({ io, node, relay, database, log }: Beat): readonly NodeJS.Timeout[] {
  let told = new Map<string, number>();
  return [
    setInterval(() => {
      // Volatile: whoever cannot take a frame now skips it, sees the gap and asks, instead of growing a queue here.
      for (const frame of node.frames.flush()) io.local.volatile.to(frame.room).emit('frame', frame);
    }, FRAME_MS),
    setInterval(() => {
      if (relay.size === 0) return;
      io.serverSideEmit('relay', [...relay]);
      relay.clear();
    }, RELAY_MS),
    setInterval(() => {
      const counts = new Map([...told.keys()].map((room) => [room, 0]));
      for (const [room, sockets] of io.of('/').adapter.rooms) if (isCounted(node, room)) counts.set(room, sockets.size);
      told = new Map([...counts].filter(([, sockets]) => sockets > 0));
      tellPresence(database.read, node.id, counts).catch((error: unknown) => {
        log.warn('presence could not be told', { error });
      });
    }, PRESENCE_MS),
  ];
}
