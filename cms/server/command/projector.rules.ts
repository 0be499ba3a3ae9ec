/** Between two looks passes at least this long, however much happens: that is what keeps the database quiet. */
export const GAP = 2_500;

/** What comes in one breath is counted once. */
export const BREATH = 250;

/** A node that counts looks this often without being told: some numbers change by the clock alone, and a hint can be lost. */
export const AGAIN = 5_000;

/** How long the others wait without a word of the node that counts; a little more than its lease. */
export const SILENCE = 13_000;

/** What a node knows about the counting. Times are milliseconds of its own clock. */
export type Watch = {
  /** Whether this node counted last. */
  readonly counts: boolean;
  /** When it last tried to count. */
  readonly looked: number;
  /** When it last learnt that somebody counted. */
  readonly heard: number;
  /** Since when something waits to be counted. */
  readonly dirty: number | undefined;
};

/** When a node asks the database next. */
export function nextLook({ counts, looked, heard, dirty }: Watch): number {
  if (!counts) return Math.max(looked, heard) + SILENCE;
  const usual = looked + AGAIN;
  return dirty === undefined ? usual : Math.max(looked + GAP, Math.min(usual, dirty + BREATH));
}
