import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { Actor, RoomMessage } from '../../contract';
import type { Clock, Ids } from '../../kernel';
import type { Database } from '../database/database';
import type { Log } from '../log/log';
import type { Crossing } from './adapter';
import { serveConnection, type Node } from './connection';
import { createFrames } from './frames';
import { actorOf, peopleIn } from './people';
import { countPresence, forgetNode, tellPresence } from './presence-store';
import { startPulse, type Pulse } from './pulse';
import { createReadings, type Readings } from './readings';
import { partsOf, type RoomKind } from './room-kind';
import { tellFrame } from './tell-frame';
import { createTellings } from './tellings';

/** What other nodes must hear leaves together, too. */
const RELAY_MS = 50;

/** Each node says so often how much it has told, so that whoever missed the last of it notices. */
const COUNT_MS = 1_000;
const LOST_MS = 250;
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
  /** How many connections a room has on all nodes, of those that its kind counts; at most seconds old. */
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
  const frames = createFrames(id, (room, { type }) => kinds.get(partsOf(room).kind)?.mayDrop?.includes(type) ?? false);
  const now = (): number => clock.now().getTime();
  const readings = createReadings({ frames, now });
  const identities: Identify[] = [];
  const node: Node = {
    ...{ id, frames, readings, now },
    kind: (name) => kinds.get(name),
    broke: (error) => log.error('a realtime request broke', { error }),
  };
  let running: Running | undefined;
  const add: Add = (room, messages) => {
    frames.add(room, messages);
    const { atOnce } = kinds.get(partsOf(room).kind) ?? {};
    if (atOnce && messages.some(atOnce)) running?.pulse.hurry();
  };
  const relay: Relay = new Map();

  return {
    define: (kind) => {
      if (kinds.has(kind.name)) throw new Error(`Two parts of the house define rooms called ${kind.name}`);
      kinds.set(kind.name, kind);
    },
    identifyBy: (identify) => void identities.push(identify),
    publish: (room, message) => {
      add(room, [message]);
      tellOthers(relay, room, message);
    },
    tellHere: (room, message) => {
      add(room, [message]);
    },
    presence: (room) => countPresence(database.read, room),
    start: (http, crossing, limits) => {
      const io = serverOn(http, crossing);
      admit(io, { node, limits, identities });
      followRooms(io, { frames, readings });
      const others = followNodes(io, { add, frames, readings, now, log });
      const pulse = startPulse({ flush: frames.flush, tell: (frame) => tellFrame(io, frame), broke: node.broke });
      running = { io, crossing, pulse, timers: [others, ...beat({ io, node, relay, database, log })] };
    },
    stop: async () => {
      if (!running) return;
      await close(running);
      await forgetNode(database.read, id);
      running = undefined;
    },
  };
}

type Running = {
  readonly io: Server;
  readonly crossing: Crossing;
  readonly pulse: Pulse;
  readonly timers: readonly NodeJS.Timeout[];
};

async function close({ io, crossing, pulse, timers }: Running): Promise<void> {
  pulse.stop();
  for (const timer of timers) clearInterval(timer);
  await io.close();
  await crossing.close();
}

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
    serveConnection(socket, actorOf(socket), node);
    forgetRequest(socket);
  });
}

/** The upgrade request with its headers is the largest thing a quiet connection holds; nothing reads it after this point. */
function forgetRequest(socket: Socket): void {
  // Engine.IO documents this release of memory; its types call the field readonly.
  (socket.conn as { request: unknown }).request = null;
}

type Relay = Map<string, RoomMessage[]>;

function tellOthers(relay: Relay, room: string, message: RoomMessage): void {
  const waiting = relay.get(room);
  if (waiting) waiting.push(message);
  else relay.set(room, [message]);
}

type Batch = readonly [room: string, messages: RoomMessage[]][];

type Add = (room: string, messages: readonly RoomMessage[]) => void;

type Others = Pick<Node, 'frames' | 'now'> & { readonly add: Add; readonly readings: Readings; readonly log: Log };

/** What other nodes tell. When some of it was lost on the way, all who are here ask for their rooms anew: the rows know it. */
function followNodes(io: Server, { add, frames, readings, now, log }: Others): NodeJS.Timeout {
  const tellings = createTellings(now);
  io.on('relay', (from: string, n: number, batch: Batch) => {
    if (!tellings.heard(from, n)) return;
    for (const [room, messages] of batch) add(room, messages);
  });
  io.on('count', (from: string, n: number) => {
    tellings.beaten(from, n);
  });
  return setInterval(() => {
    const nodes = tellings.lost();
    if (nodes.length === 0) return;
    log.warn('what other nodes told was lost on its way, rooms are read anew', { nodes });
    readings.forgetAll();
    frames.tear();
  }, LOST_MS);
}

function followRooms(io: Server, { frames, readings }: Pick<Others, 'frames' | 'readings'>): void {
  const adapter = io.of('/').adapter;
  adapter.on('create-room', (room: string) => {
    if (room.includes(':')) frames.open(room);
  });
  adapter.on('delete-room', (room: string) => {
    frames.close(room);
    readings.forget(room);
  });
}

type Beat = { io: Server; node: Node; relay: Relay; database: Database; log: Log };

function beat({ io, node, relay, database, log }: Beat): readonly NodeJS.Timeout[] {
  let told: ReadonlyMap<string, number> = new Map();
  let relayed = 0;
  return [
    setInterval(() => {
      if (relay.size === 0) return;
      relayed += 1;
      io.serverSideEmit('relay', node.id, relayed, [...relay]);
      relay.clear();
    }, RELAY_MS),
    setInterval(() => io.serverSideEmit('count', node.id, relayed), COUNT_MS),
    setInterval(() => {
      const people = peopleIn(io, node);
      const counts = new Map([...[...told.keys()].map((room) => [room, 0] as const), ...people]);
      told = people;
      tellPresence(database.read, node.id, counts).catch((error: unknown) => {
        log.warn('presence could not be told', { error });
      });
    }, PRESENCE_MS),
  ];
}
