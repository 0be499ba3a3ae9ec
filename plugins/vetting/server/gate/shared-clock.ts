import type { SharedTime } from '@hearth/cms/platform';

/** The database's time as a node counts it on between two questions. */
export type SharedClock = {
  /** Milliseconds since 1970. */
  now(): number;
  /** It was asked for so long ago that a node's own beat may have gone astray. */
  isOld(): boolean;
  ask(): Promise<void>;
};

/** How long a node counts on by itself. */
export const TIME_ANEW = 60_000;

/** Makes one; `elapsed` gives milliseconds that only rise. */
export function createSharedClock(time: SharedTime, elapsed: () => number): SharedClock {
  let asked = { at: 0, elapsed: -Infinity };
  return {
    now: () => asked.at + (elapsed() - asked.elapsed),
    isOld: () => elapsed() - asked.elapsed > TIME_ANEW,
    ask: async () => {
      // Counted from before the question, so that papers end early by its way there and back rather than late.
      const sent = elapsed();
      asked = { at: (await time.now()).getTime(), elapsed: sent };
    },
  };
}
