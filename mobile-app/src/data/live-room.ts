import type { LiveFrame, LiveMessage, WatchedSession } from '@/contract/live-room';
import type { ContentLocale } from '@/contract/types';
import { host } from '@/platform/host';
import { ask, query } from './http';
import { RoomLine, type RoomEar, type Wire } from './live-line';
import { socketCode } from './realtime';
import { ok, orThrow, type Result } from './result';
import { askAsReader, bearer, session } from './session';

const PATIENCE_MS = 8_000;

/** A connection of the room's own: who came in by it is known by its token, so a change of who that is opens it anew. */
async function openWire(): Promise<Wire> {
  const { io } = await socketCode();
  const socket = io(host(), {
    ...{ path: '/realtime', transports: ['websocket'], reconnectionDelayMax: 5_000, forceNew: true },
    auth: (send) => void bearer().then((token) => send(token === null ? {} : { token })),
  });
  let who = session.get().user?.id;
  const forget = session.subscribe(() => {
    const now = session.get().user?.id;
    if (now === who) return;
    who = now;
    socket.disconnect().connect();
  });
  return {
    isUp: () => socket.connected,
    ask: (event, body) => socket.timeout(PATIENCE_MS).emitWithAck(event, body) as Promise<unknown>, // what comes is read by the room
    onUp: (listen) => void socket.on('connect', listen),
    onDown: (listen) => void socket.on('disconnect', listen),
    onFrame: (listen) => void socket.on('frame', (frame: LiveFrame) => listen(frame)),
    close: () => {
      forget();
      socket.disconnect();
    },
  };
}

/** Follows the room of a live. */
export async function followRoom(room: string, ear: RoomEar): Promise<RoomLine> {
  return new RoomLine(`live:${room}`, await openWire(), ear);
}

/** A session as its viewers see it. */
export async function fetchSession(id: string, locale: ContentLocale): Promise<WatchedSession> {
  const { body } = orThrow(await ask(query(`/api/live/sessions/${encodeURIComponent(id)}`, { locale })));
  return body as WatchedSession; // the contract says what this path answers
}

/** What was said in a stretch of the picture, in seconds from its beginning. */
export async function fetchSaid(
  room: string,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly LiveMessage[]> {
  const path = query(`/api/live/rooms/${encodeURIComponent(room)}/said`, { from: String(from), to: String(to) });
  const { body } = orThrow(await ask(path));
  return (body as { readonly messages: readonly LiveMessage[] }).messages; // as above
}

/** One vote for each reader; the figures are told by the room. */
export async function sendVote(poll: string, choice: string): Promise<Result<true>> {
  const answer = await askAsReader(`/api/live/polls/${encodeURIComponent(poll)}/votes`, {
    ...{ method: 'POST', body: { choice } },
  });
  return answer.ok ? ok(true as const) : answer;
}
