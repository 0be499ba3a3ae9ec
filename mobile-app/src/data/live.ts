import type { AnnouncedLive, ContentLocale, LiveCard, LiveWords, ReplayedLive, Watching } from '@/contract/types';
import { ask, query } from './http';
import { orThrow } from './result';

export interface Lives {
  readonly lives: readonly LiveCard[];
  /** When the host looked. */
  readonly asOf: string;
}

interface Place {
  readonly station: string | null;
  readonly locale: ContentLocale;
}

export async function fetchLives(place: Place, signal?: AbortSignal): Promise<Lives> {
  const { body } = orThrow(await ask(query('/api/streaming/lives', { ...place }), signal ? { signal } : {}));
  return body as Lives; // the contract says what this path answers
}

export interface Announced {
  readonly coming: readonly AnnouncedLive[];
  readonly replays: readonly ReplayedLive[];
  /** When the host looked. */
  readonly asOf: string;
}

/** The lives that come, the next first, and the latest that can be watched again. */
export async function fetchAnnounced(place: Place, signal?: AbortSignal): Promise<Announced> {
  const { body } = orThrow(await ask(query('/api/live/sessions', { ...place }), signal ? { signal } : {}));
  return body as Announced; // as above
}

export interface WatchAsk {
  readonly playback: string;
  /** Of the link, or what the last answer gave: with it one stays the same viewer. */
  readonly pass: string | null;
  readonly locale: ContentLocale;
}

export async function fetchWatching({ playback, pass, locale }: WatchAsk): Promise<Watching> {
  const path = `/api/streaming/watch/${encodeURIComponent(playback)}`;
  const { body } = orThrow(await ask(query(path, { pass, locale })));
  return body as Watching; // as above
}

export interface WordsAsk {
  /** As the host wrote it, with the pass of this viewer in it. */
  readonly address: string;
  readonly language: string | null;
  readonly from: number | null;
}

export async function fetchWords({ address, language, from }: WordsAsk): Promise<LiveWords> {
  const more = query('', { language, from: from === null ? null : String(from) }).replace('?', '&');
  const path = address.includes('?') ? `${address}${more}` : `${address}${more.replace('&', '?')}`;
  const { body } = orThrow(await ask(path));
  return body as LiveWords; // as above
}
