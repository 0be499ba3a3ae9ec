import type { ClipGoods, GoodsChapter } from '../../contract';

/** What was shown from when until when; nothing at the end where the live ended with it. */
export type ShownPin = {
  readonly pin: string;
  readonly offer: string;
  readonly product: string;
  readonly title: GoodsChapter['title'];
  readonly pinnedAt: Date;
  readonly unpinnedAt: Date | null;
};

/** The recording in which it was shown. */
export type Film = { readonly beganAt: string; readonly seconds: number };

/** While a live was on the air; no end while nobody knows it. */
export type OnTheAir = { readonly beganAt: string; readonly endedAt: string | null };

/** Seconds of a film while something was on the air. */
function overlap(film: Film, { beganAt, endedAt }: OnTheAir): number {
  const from = Math.max(0, secondsOf(new Date(beganAt), film));
  return (endedAt === null ? film.seconds : Math.min(film.seconds, secondsOf(new Date(endedAt), film))) - from;
}

/**
 * The film that has the most of what was on the air: short ones are what an encoder left that lost its line, and a long one before it was a rehearsal.
 * None where none has anything of it.
 */
export function filmOfMost<F extends Film>(films: readonly F[], on: OnTheAir): F | undefined {
  return films.filter((film) => overlap(film, on) > 0).sort((a, b) => overlap(b, on) - overlap(a, on))[0];
}

/** What was shown more briefly was a slip of the hand and is no chapter. */
export const SHORTEST_CHAPTER = 5;

/** Titles of chapters are so long at most. */
const LONGEST_TITLE = 200;

/** A chapter of the goods before it is marked. */
export type PlannedChapter = Omit<GoodsChapter, 'isMarked'>;

const MILLI = 1_000;
const secondsOf = (moment: Date, film: Film): number => (moment.getTime() - Date.parse(film.beganAt)) / MILLI;

/** Where something was shown in a recording; what began before it begins with it, and what lasts longer ends with it. */
function spanOf({ pinnedAt, unpinnedAt }: ShownPin, film: Film): { readonly from: number; readonly until: number } {
  const from = Math.max(0, secondsOf(pinnedAt, film));
  const until = unpinnedAt === null ? film.seconds : Math.min(film.seconds, secondsOf(unpinnedAt, film));
  return { from, until };
}

/** The chapters of a recording by what was shown in it, the first first. */
export function chaptersOf(pins: readonly ShownPin[], film: Film): readonly PlannedChapter[] {
  return pins
    .map(({ pin, offer, product, title, ...times }) => {
      const { from, until } = spanOf({ pin, offer, product, title, ...times }, film);
      return { pin, offer, product, title, at: from, seconds: until - from };
    })
    .filter(({ seconds }) => seconds >= SHORTEST_CHAPTER)
    .sort((a, b) => a.at - b.at);
}

/** What a piece of a recording shows, however briefly: each offer once, with when it was shown first. */
export function shownBetween(
  pins: readonly ShownPin[],
  film: Film,
  { start, end }: { readonly start: number; readonly end: number },
): readonly ClipGoods[] {
  const found = new Map<string, ClipGoods>();
  for (const pin of pins) {
    const { from, until } = spanOf(pin, film);
    const isShown = until > from && from < end && until > start;
    const { product, offer, pinnedAt } = pin;
    if (isShown && !found.has(offer)) found.set(offer, { product, offer, shownAt: pinnedAt.toISOString() });
  }
  return [...found.values()];
}

/** What of the chapters lies within a piece, by the seconds of the piece; what began before it begins with it. */
export function chaptersWithin<C extends { readonly at: number; readonly seconds: number }>(
  chapters: readonly C[],
  { start, end }: { readonly start: number; readonly end: number },
): readonly C[] {
  return chapters
    .filter(({ at, seconds }) => at < end && at + seconds > start)
    .map((one) => {
      const [from, until] = [Math.max(start, one.at), Math.min(end, one.at + one.seconds)];
      return { ...one, at: from - start, seconds: until - from };
    });
}

/** What a chapter is called where players list it. */
export const chapterTitle = (title: GoodsChapter['title'], fallback: string): string =>
  (title['zh-Hans'] ?? title['en'] ?? fallback).slice(0, LONGEST_TITLE);
