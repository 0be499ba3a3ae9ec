import type { LiveMessage, ReplayChapter, SessionState, WatchedSession } from '@/contract/live-room';

/** What was said is fetched by the minute. */
export const WINDOW_SECONDS = 60;
/** So early the next minute is asked for that it is there in time. */
const EARLY_SECONDS = 10;
/** As many rows as stand in the list at once. */
export const MOST_ROWS = 60;

/** The minutes that are needed at a moment: this one, and soon the next. */
export function windowsAt(at: number): readonly number[] {
  const now = Math.floor(Math.max(0, at) / WINDOW_SECONDS);
  const isNextSoon = at - now * WINDOW_SECONDS >= WINDOW_SECONDS - EARLY_SECONDS;
  return isNextSoon ? [now, now + 1] : [now];
}

/** What had been said by a moment, the newest last. */
export function saidUntil(messages: readonly LiveMessage[], at: number): readonly LiveMessage[] {
  return messages.filter(({ clock }) => clock !== null && clock <= at).slice(-MOST_ROWS);
}

/** Messages of several stretches in the order of the picture, each once. */
export function inOrder(stretches: readonly (readonly LiveMessage[])[]): readonly LiveMessage[] {
  const all = new Map(stretches.flat().map((message) => [message.id, message]));
  return [...all.values()].sort((a, b) => (a.clock ?? 0) - (b.clock ?? 0));
}

/** What is shown at a moment of a replay. */
export const chapterAt = (chapters: readonly ReplayChapter[], at: number): ReplayChapter | null =>
  chapters.findLast((chapter) => chapter.at <= at) ?? null;

/** What a session's page is: waiting for the live, the live, its end, its replay, or that it was called off. */
export type Act = 'before' | 'live' | 'after' | 'replay' | 'off';

const BEFORE: ReadonlySet<SessionState> = new Set(['planned', 'prepared', 'ready']);
const LIVE: ReadonlySet<SessionState> = new Set(['rehearsal', 'live', 'paused', 'ending']);

type Staged = Pick<WatchedSession, 'state' | 'replay' | 'clip'>;

/** What the page shows: the room's word is newer than the session's. A piece of it plays whatever became of the whole. */
export function actOf({ state, replay, clip }: Staged, told: SessionState | null): Act {
  if (clip !== null) return 'replay';
  const now = told ?? state;
  if (now === 'cancelled') return 'off';
  if (BEFORE.has(now)) return 'before';
  if (LIVE.has(now)) return 'live';
  return replay === null ? 'after' : 'replay';
}

const SOON_MS = 5_000;
const SELDOM_MS = 30_000;

/** How soon a session is asked for again: a beginning and a replay are waited for, while on air the room tells. */
export function askSessionIn(session: Staged | undefined): number | false {
  if (!session) return false;
  const act = actOf(session, null);
  if (act === 'replay' || act === 'off') return false;
  return act === 'before' ? SOON_MS : SELDOM_MS;
}

/** A page is called what somebody came for. */
export const namedByClip = (session: WatchedSession): WatchedSession =>
  session.clip === null ? session : { ...session, title: session.clip.title };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether an address may name a session; a playback of a network is a word of another kind. */
export const mayBeSession = (id: string): boolean => UUID.test(id);
