import type { Socket } from 'socket.io';
import { joinRoom, roomName, sayInRoom, type Actor, type JoinAnswer } from '../../contract';
import type { Frames } from './frames';
import type { Readings } from './readings';
import { partsOf, type RoomKind } from './room-kind';

/** Rooms that one connection may be in at a time. */
const MOST_ROOMS = 20;

/** Requests to enter or leave that one connection may make in a second. */
const MOST_JOINS_PER_SECOND = 10;

/** What a connection needs of the node it is on. */
export type Node = {
  readonly id: string;
  readonly frames: Frames;
  readonly readings: Pick<Readings, 'of'>;
  kind(name: string): RoomKind | undefined;
  now(): number;
  broke(error: unknown): void;
};

type Answer = (answer: unknown) => void;

/** Teaches one socket the three words of the protocol: join, leave and say. Anything malformed is answered, never thrown. */
export function serveConnection(socket: Socket, actor: Actor | undefined, node: Node): void {
  const joins = allowance(MOST_JOINS_PER_SECOND, node);
  const says = new Map<string, () => boolean>();

  const guarded =
    (work: (raw: unknown) => Promise<unknown>) =>
    (raw: unknown, answer?: unknown): void => {
      // Socket.IO hands over a callback when the client asked for an answer; what it takes is ours to choose.
      const reply: Answer = typeof answer === 'function' ? (answer as Answer) : () => undefined;
      work(raw).then(reply, (error: unknown) => {
        node.broke(error);
        reply({ ok: false, code: 'HEARTH.UNAVAILABLE' });
      });
    };

  socket.on(
    'join',
    guarded((raw) => (joins() ? join({ socket, actor, node }, raw) : Promise.resolve(refused('HEARTH.TOO_OFTEN')))),
  );
  socket.on(
    'leave',
    guarded(async (raw) => {
      // Anything can come in here; only the field `room` is looked at, and it is parsed.
      const room = roomName.safeParse((raw as { room?: unknown } | null)?.room);
      if (room.success) await socket.leave(room.data);
      return { ok: room.success };
    }),
  );
  socket.on(
    'say',
    guarded((raw) => say({ socket, actor, node, says }, raw)),
  );
}

type Here = { readonly socket: Socket; readonly actor: Actor | undefined; readonly node: Node };

async function join({ socket, actor, node }: Here, raw: unknown): Promise<JoinAnswer> {
  const asked = joinRoom.safeParse(raw);
  if (!asked.success) return refused('HEARTH.INVALID');
  const { room, since, pass } = asked.data;
  const { kind: name, id } = partsOf(room);
  const kind = node.kind(name);
  if (!kind) return refused('HEARTH.NOT_FOUND');
  // A socket is always in one room more: its own.
  if (socket.rooms.size > MOST_ROOMS) return refused('HEARTH.TOO_OFTEN');
  if (!(await kind.mayJoin(actor, id, pass))) return refused('HEARTH.NOT_ALLOWED');
  // Enter before the snapshot is taken: a message may then arrive twice, and can never fall between.
  await socket.join(room);
  const missed = since?.node === node.id ? node.frames.since(room, since.seq) : undefined;
  if (missed) return { ok: true, node: node.id, seq: node.frames.seq(room), snapshot: undefined, missed };
  const { seq, snapshot } = await node.readings.of(kind, room);
  // Frames that are not kept any more are missed by their number: whoever counts them asks again.
  return { ok: true, node: node.id, seq, snapshot, missed: node.frames.since(room, seq) ?? [] };
}

async function say(
  { socket, actor, node, says }: Here & { says: Map<string, () => boolean> },
  raw: unknown,
): Promise<unknown> {
  const said = sayInRoom.safeParse(raw);
  if (!said.success || !socket.rooms.has(said.data.room)) return refused('HEARTH.INVALID');
  const { kind: name, id } = partsOf(said.data.room);
  const listener = node.kind(name)?.say;
  if (!listener) return refused('HEARTH.NOT_ALLOWED');
  const mayNow = says.get(name) ?? allowance(listener.perSecond, node);
  says.set(name, mayNow);
  if (!mayNow()) return refused('HEARTH.TOO_OFTEN');
  const message = listener.schema.safeParse(said.data.message);
  if (!message.success) return refused('HEARTH.INVALID');
  const heard = await listener.hear(actor, id, message.data);
  return heard.ok
    ? { ok: true, value: heard.value }
    : { ok: false, code: heard.error.code, details: heard.error.details };
}

function refused(code: string): { readonly ok: false; readonly code: string } {
  return { ok: false, code };
}

/** So many a second, counted in whole seconds: cheap enough to have one for each connection. */
function allowance(perSecond: number, node: Node): () => boolean {
  let second = 0;
  let used = 0;
  return () => {
    const now = Math.floor(node.now() / 1000);
    if (now !== second) [second, used] = [now, 0];
    used += 1;
    return used <= perSecond;
  };
}
