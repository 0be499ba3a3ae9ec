import type { LiveMessage } from '@/contract/live-room';

/** How much of what is said flies over the picture. */
export type Density = 'off' | 'few' | 'half' | 'all';

/** As they are offered. */
export const DENSITIES: readonly Density[] = ['off', 'few', 'half', 'all'];

/** What was kept on this device, whatever an earlier version wrote. */
export const densityOf = (kept: string | null): Density => DENSITIES.find((one) => one === kept) ?? 'half';

/** Every text crosses the picture in the same time, so that a long one is faster. */
export const CROSSING_MS = 8_000;
/** Of the height of a line of text. */
const LEADING = 1.5;
/** The lower part of the picture belongs to captions. */
const SHARE_OF_HEIGHT = 0.7;
const FEW_LANES = 2;
/** Between one text and the next in a lane, in heights of text. */
const GAP = 1;
/** Chinese and its like fill a square, Latin letters a little more than half of one. */
const LATIN = 0.56;
const FIRST_WIDE = 0x2e80;
/** In seconds: a picture that goes on tells where it is more often than this, however fast it is played. */
const MOST_JUMP = 3;

/** The picture as texts see it, in pixels. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** Height of the letters. */
  readonly size: number;
}

/** When a lane can be entered again: its last text is in, and nobody can catch it up. */
export interface Lane {
  readonly inAt: number;
  readonly outAt: number;
}

/** A text on its way. */
export interface Flight {
  readonly lane: number;
  readonly width: number;
  readonly top: number;
}

/** How wide a text is, near enough to keep texts apart without asking the page to be laid out. */
export function textWidth(text: string, size: number): number {
  const squares = [...text].reduce((sum, one) => sum + ((one.codePointAt(0) ?? 0) >= FIRST_WIDE ? 1 : LATIN), 0);
  return Math.ceil(squares * size);
}

/** How many lanes a picture has. */
export function laneCount({ height, size }: Stage, density: Density): number {
  if (density === 'off') return 0;
  const all = Math.max(1, Math.floor((height * SHARE_OF_HEIGHT) / (size * LEADING)));
  if (density === 'all') return all;
  return density === 'half' ? Math.ceil(all / 2) : Math.min(all, FEW_LANES);
}

const speedOf = (stage: Stage, width: number): number => (stage.width + width) / CROSSING_MS;

/** Whether a text may enter now: the one before is in, and leaves before this one comes to the edge. */
function isFree(lane: Lane | undefined, { stage, width, now }: { stage: Stage; width: number; now: number }): boolean {
  if (!lane) return true;
  return now >= lane.inAt && now + stage.width / speedOf(stage, width) >= lane.outAt;
}

/** A text that wants to fly, and what the sky is like. */
export interface Launch {
  readonly stage: Stage;
  readonly density: Density;
  readonly now: number;
  readonly text: string;
  /** What this viewer said always flies: who wrote it looks for it. */
  readonly isOwn: boolean;
}

/**
 * Where a text flies: the first lane from above that is free; null where all are taken, since the list beside the picture has it anyway.
 * Gives the lanes as they are afterwards.
 */
export function launch(
  lanes: readonly (Lane | undefined)[],
  { stage, density, now, text, isOwn }: Launch,
): { readonly flight: Flight; readonly lanes: readonly (Lane | undefined)[] } | null {
  const count = laneCount(stage, density);
  if (count === 0) return null;
  const width = textWidth(text, stage.size);
  const all = Array.from({ length: count }, (_, lane) => lane);
  const free = all.find((lane) => isFree(lanes[lane], { stage, width, now }));
  if (free === undefined && !isOwn) return null;
  const lane = free ?? all.reduce((best, one) => ((lanes[one]?.inAt ?? 0) < (lanes[best]?.inAt ?? 0) ? one : best), 0);
  const inAt = now + (width + GAP * stage.size) / speedOf(stage, width);
  const after = [...lanes];
  after[lane] = { inAt, outAt: now + CROSSING_MS };
  return { flight: { lane, width, top: Math.round(lane * stage.size * LEADING) }, lanes: after };
}

/** What was said between two moments of a recording, the later one included; after a jump nothing is made up for. */
export function saidBetween(messages: readonly LiveMessage[], from: number, to: number): readonly LiveMessage[] {
  if (to <= from || to - from > MOST_JUMP) return [];
  return messages.filter(({ clock }) => clock !== null && clock > from && clock <= to);
}
