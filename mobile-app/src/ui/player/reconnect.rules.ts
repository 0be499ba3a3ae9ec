import type { Kind } from './player-types';

const FIRST_MS = 500;
const LONGEST_MS = 10_000;
/** A story's film is not worth asking for all evening; a live is. */
const MOST_FOR_A_FILM = 5;
/** As often as the line is asked to go on where it is; after that everything is opened anew. */
const GENTLE = 2;

/** Milliseconds before a try: twice as long each time, up to ten seconds, and not all viewers at once. `chance` lies between 0 and 1. */
export function waitBefore(tries: number, chance: number): number {
  const longest = Math.min(FIRST_MS * 2 ** Math.min(tries, 10), LONGEST_MS);
  return Math.round(longest * (0.75 + chance / 4));
}

/** Whether to stop trying and say so. */
export const isHopeless = (kind: Kind, tries: number): boolean => kind === 'film' && tries >= MOST_FOR_A_FILM;

/** Why the picture is gone: the line, a refusal of what was shown to get in, or something in the picture itself. */
export type Loss = 'net' | 'refused' | 'media';

/** `again` keeps the last picture on screen, `anew` asks for the address once more and opens everything. */
export function remedy(loss: Loss, tries: number): 'again' | 'anew' {
  return loss === 'net' && tries < GENTLE ? 'again' : 'anew';
}

/** How long a picture has stood still, and whether it had a reason to. */
export interface Stillness {
  /** Milliseconds since the picture moved, while it should. */
  readonly still: number;
  /** Seconds that were loaded and lie in front of it. */
  readonly ahead: number;
}

const SAY_AFTER_MS = 4_000;
const STUCK_AFTER_MS = 8_000;
const STUCK_AHEAD = 2;

/**
 * A picture that stands still is told of after four seconds. It is opened anew only where more was loaded and is not played: a slow net
 * has nothing loaded, and starting over would make it slower.
 */
export function stillnessOf({ still, ahead }: Stillness): 'fine' | 'say' | 'stuck' {
  if (still >= STUCK_AFTER_MS && ahead >= STUCK_AHEAD) return 'stuck';
  return still >= SAY_AFTER_MS ? 'say' : 'fine';
}
