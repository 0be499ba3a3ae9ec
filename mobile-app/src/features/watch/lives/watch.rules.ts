import type { Watching } from '@/contract/types';
import type { Refusal } from '@/data/result';

/** What stands in the frame of a live's page. */
export type Shown = 'player' | 'waiting' | 'ended' | 'closed';

const PLAYABLE: ReadonlySet<Watching['state']> = new Set(['live', 'reconnecting', 'recorded']);

/** Whether there is, or soon is again, something to play. */
export const isPlayable = ({ state }: Pick<Watching, 'state'>): boolean => PLAYABLE.has(state);

/** What stands in the frame. Who has seen it live keeps the last picture and is told that it is over. */
export function shownOf(state: Watching['state'], hasSeen: boolean): Shown {
  if (state === 'closed') return 'closed';
  if (state === 'waiting') return hasSeen ? 'ended' : 'waiting';
  return 'player';
}

/** What a page without a picture says of the recording. */
export interface Offer {
  /** Instead of the page's own words. */
  readonly text: 'live.replay.preparing' | 'live.replay.ready' | null;
  readonly action: 'live.replay.watch' | 'live.replay.before' | null;
}

/** Who saw the end is told that the recording comes, and then has it; who waits for the next live may pass the time with the last one. */
export function offerOf(shown: Shown, recording: Pick<NonNullable<Watching['recording']>, 'state'> | null): Offer {
  const isReady = recording?.state === 'ready';
  if (shown === 'waiting' && isReady) return { text: null, action: 'live.replay.before' };
  if (shown !== 'ended' || !recording) return { text: null, action: null };
  return isReady
    ? { text: 'live.replay.ready', action: 'live.replay.watch' }
    : { text: 'live.replay.preparing', action: null };
}

const ON_AIR_MS = 15_000;
const WAITING_MS = 5_000;

/** How soon to ask again: quickly while a beginning is waited for, never for a recording. */
export function askAgainIn(state: Watching['state'] | undefined): number | false {
  if (state === 'recorded') return false;
  return state === 'live' || state === 'reconnecting' ? ON_AIR_MS : WAITING_MS;
}

/** Refusals about this viewer, not about the line. */
const PASS = /^STREAMING\.PASS_(NEEDED|REFUSED)$/;

/** Whom a refusal is about: this viewer's pass, a place that is not there, or anything else. */
export type Refused = 'pass' | 'gone' | 'other';

/** Tells what this viewer can do something about from what has to be tried again. */
export function refusedBy({ code, status }: Pick<Refusal, 'code' | 'status'>): Refused {
  if (PASS.test(code)) return 'pass';
  return status === 404 || status === 410 ? 'gone' : 'other';
}

/** Asked for anew the picture is newer; the address has to be another for that, and keeps what it had. */
export function freshPoster(address: string, asOf: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}at=${Date.parse(asOf)}`;
}

/** 1,284 and 1284 are read alike; above ten thousand Chinese counts in 万. */
export function countWords(n: number, tongue: 'zh' | 'en'): string {
  if (tongue === 'en') return n.toLocaleString('en');
  return n < 10_000 ? String(n) : `${(Math.floor(n / 1_000) / 10).toFixed(1)}万`;
}

/** Whoever was in the list stays where he was and what is new comes last, so that nothing moves under a finger. */
export function steady<T extends { readonly playbackId: string }>(
  order: readonly string[],
  now: readonly T[],
): readonly T[] {
  const place = ({ playbackId }: T) => {
    const at = order.indexOf(playbackId);
    return at === -1 ? order.length : at;
  };
  return [...now].sort((a, b) => place(a) - place(b));
}
