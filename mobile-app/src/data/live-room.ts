import type {
  LiveFrame,
  LiveMessage,
  LivePoll,
  LiveQuestion,
  RoomSnapshot,
  WatchedSession,
} from '@/contract/live-room';
import type { ContentLocale } from '@/contract/types';
import { host } from '@/platform/host';
import { ask, query } from './http';
import { RoomLine, type RoomEar, type Wire } from './live-line';
import { socketCode } from './realtime';
import { ok, orThrow, type Result } from './result';
import { askAsReader, bearer, session } from './session';

const PATIENCE_MS = 8_000;
/** Thousands who were sent away at once do not all come back at once. */
const BACK_MS = 3_000;

/** A connection of the room's own: who came in by it is known by its token, so a change of who that is opens it anew. */
async function openWire(): Promise<Wire> {
  const { io } = await socketCode();
  let who = session.get().user?.id;
  const socket = io(host(), {
    ...{ path: '/realtime', transports: ['websocket'], reconnectionDelayMax: 5_000, forceNew: true },
    auth: (send) =>
      void bearer().then((token) => {
        who = session.get().user?.id;
        send(token === null ? {} : { token });
      }),
  });
  // While it is being opened it asks for the token by itself.
  const look = () => {
    if (socket.connected && session.get().user?.id !== who) socket.disconnect().connect();
  };
  const forget = session.subscribe(look);
  socket.on('connect', look);
  let isLeft = false;
  // A host that closes says good-bye, and then the client does not come back by itself.
  socket.on('disconnect', (reason) => {
    if (reason !== 'io server disconnect') return;
    setTimeout(() => {
      if (!isLeft) socket.connect();
    }, Math.random() * BACK_MS);
  });
  return {
    isUp: () => socket.connected,
    ask: (event, body) => socket.timeout(PATIENCE_MS).emitWithAck(event, body) as Promise<unknown>, // what comes is read by the room
    onUp: (listen) => void socket.on('connect', listen),
    onDown: (listen) => void socket.on('disconnect', listen),
    onFrame: (listen) => void socket.on('frame', (frame: LiveFrame) => listen(frame)),
    close: () => {
      isLeft = true;
      forget();
      socket.disconnect();
    },
  };
}

/** By which pass somebody came to the room of a rehearsal. */
const passes = new Map<string, string>();

/** Follows the room of a live. */
export async function followRoom(room: string, ear: RoomEar): Promise<RoomLine> {
  return new RoomLine({ name: `live:${room}`, pass: passes.get(room) }, await openWire(), ear);
}

interface SessionAsked {
  readonly id: string;
  readonly locale: ContentLocale;
  /** From the link of a rehearsal; its room is then asked for with it, too. */
  readonly pass: string | null;
  /** A piece of it. */
  readonly clip: string | null;
}

/** A session as its viewers see it. */
export async function fetchSession({ id, locale, pass, clip }: SessionAsked): Promise<WatchedSession> {
  const { body } = orThrow(await ask(query(`/api/live/sessions/${encodeURIComponent(id)}`, { locale, pass, clip })));
  const session = body as WatchedSession; // the contract says what this path answers
  if (pass !== null) passes.set(session.room, pass);
  return session;
}

/** Everything that somebody who comes in must know, for who has no line. */
export const fetchRoom = (room: string): Promise<RoomSnapshot> => inRoom<RoomSnapshot>(room, asGuest(room, ''));

const asGuest = (room: string, what: string): string => query(what, { pass: passes.get(room) });

/** What was said in the minute that begins at this second of the picture. */
export const fetchSaid = async (room: string, from: number): Promise<readonly LiveMessage[]> =>
  (await inRoom<{ readonly messages: readonly LiveMessage[] }>(room, query('/messages', { from: String(from) })))
    .messages;

/** What was asked in a room, with its answers, the newest first. */
export const fetchQuestions = async (room: string): Promise<readonly LiveQuestion[]> =>
  (await inRoom<{ readonly questions: readonly LiveQuestion[] }>(room, asGuest(room, '/questions'))).questions;

async function inRoom<T>(room: string, what: string): Promise<T> {
  const { body } = orThrow(await ask(`/api/live/rooms/${encodeURIComponent(room)}${what}`));
  return body as T; // as above
}

/** A poll with its counts. */
export async function fetchPoll(id: string, room: string): Promise<LivePoll> {
  const { body } = orThrow(await ask(asGuest(room, `/api/live/polls/${encodeURIComponent(id)}`)));
  return body as LivePoll; // as above
}

/** One vote for each reader; the figures are told by the room. */
export async function sendVote(poll: string, option: number): Promise<Result<true>> {
  const answer = await askAsReader(`/api/live/polls/${encodeURIComponent(poll)}/vote`, {
    ...{ method: 'POST', body: { option } },
  });
  return answer.ok ? ok(true as const) : answer;
}

export interface WatchBeat {
  /** Made by the phone for this live alone; it leads to nobody. */
  readonly viewer: string;
  /** The offers whose cards were opened since the last beat. */
  readonly opened: readonly string[];
}

/** Says that somebody still watches, and is told in how many seconds to say so again. */
export async function sendBeat(room: string, beat: WatchBeat): Promise<number | null> {
  const answer = await ask(`/api/live/rooms/${encodeURIComponent(room)}/beats`, { method: 'POST', body: beat });
  return answer.ok ? (answer.value.body as { readonly nextIn: number }).nextIn : null; // as above
}
