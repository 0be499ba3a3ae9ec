import type { Refusal } from '@/data/result';
import type { WatchWord } from './watch-words';

/** The longest thing that can be said, in characters. */
export const MOST_CHARS = 100;

/** As it is sent: spaces at the ends and in rows say nothing. */
export const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

/** How many seconds somebody still waits in slow mode. */
export function waitOf(
  { slowSeconds, lastAt }: { readonly slowSeconds: number; readonly lastAt: number | null },
  now: number,
): number {
  if (lastAt === null || slowSeconds <= 0) return 0;
  return Math.max(0, Math.ceil((lastAt + slowSeconds * 1000 - now) / 1000));
}

/** Why something was not heard, by the end of its code, in the words of the page. */
const WHY: readonly (readonly [RegExp, WatchWord])[] = [
  [/^NET\./, 'watch.say.net'],
  [/BANNED$/, 'watch.say.banned'],
  [/MUTED$/, 'watch.say.muted'],
  [/(TOO_OFTEN|TOO_MANY|SLOW_MODE)$/, 'watch.say.often'],
  [/(SIGN_IN_FIRST|NOT_ALLOWED|SESSION_ENDED)$/, 'watch.say.signin'],
  [/(ROOM_CLOSED|SPEAKING_OFF|ROOM_NOT_FOUND)$/, 'watch.say.closed'],
  [/(REPEATED|INVALID)$/, 'watch.say.text'],
];

/** What a refusal says to whoever wrote. */
export const whyNot = ({ code }: Pick<Refusal, 'code'>): WatchWord =>
  WHY.find(([pattern]) => pattern.test(code))?.[1] ?? 'watch.say.other';

/** What came of it, where it was heard: shown at once, or when somebody let it through. */
export const isWaiting = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'state' in value && value.state === 'waiting';

/** Where the picture stands for this viewer, in seconds from the beginning of the broadcast; null before there is one. */
export function clockAt(
  { beganAt, behind }: { readonly beganAt: string | null; readonly behind: number },
  now: number,
): number | null {
  if (beganAt === null) return null;
  const clock = (now - Date.parse(beganAt)) / 1000 - behind;
  return Math.round(Math.max(0, clock) * 10) / 10;
}

/** As many likes as go in one sending; whoever presses faster has them sent one sending later. */
export const MOST_LIKES = 50;

/** What is sent now of what was pressed, and what is left for later. */
export const likesToSend = (pressed: number): { readonly now: number; readonly later: number } => {
  const now = Math.min(pressed, MOST_LIKES);
  return { now, later: pressed - now };
};
