/** A picture as it is sent. */
export interface Step {
  readonly height: number;
  readonly fps: number;
  readonly kilobits: number;
}

/** From what a good line carries down to what still shows a face. */
export const STEPS: readonly [Step, ...Step[]] = [
  { height: 720, fps: 30, kilobits: 2_200 },
  { height: 540, fps: 30, kilobits: 1_200 },
  { height: 360, fps: 24, kilobits: 600 },
  { height: 240, fps: 15, kilobits: 250 },
];

/** More than this waiting for the line is a line that is too weak. */
const BEHIND = 2.5;
const CALM = 0.3;
/** A line that does not get rid of what waits in this time is dead. */
const DEAD_MS = 8_000;
const UP_MS = 30_000;
const LATEST_UP_MS = 300_000;

/** Where a phone stands on the ladder. */
export interface Ladder {
  readonly step: number;
  /** Since when nothing is recorded, because the line is behind. */
  readonly heldSince: number | null;
  readonly calmSince: number | null;
  /** After how much calm a better picture is tried; longer after each time that it went wrong. */
  readonly upAfter: number;
}

/** Where a phone begins: at the best picture. */
export const ladder: Ladder = { step: 0, heldSince: null, calmSince: null, upAfter: UP_MS };

/** What to do now: `hold` stops the recording, `begin` starts it on the new step, `cut` gives the line up. */
export type Deed = 'none' | 'hold' | 'begin' | 'cut';

/** The picture that is sent on this step. */
export const stepOf = ({ step }: Ladder): Step => STEPS[step] ?? STEPS[0];

/** Looks at what waits for the line. Nothing waits longer than some seconds, so nothing grows without end. */
export function look(at: Ladder, waiting: number, now: number): { readonly ladder: Ladder; readonly deed: Deed } {
  const seconds = (waiting * 8) / 1_000 / stepOf(at).kilobits;
  if (at.heldSince !== null) return held(at, seconds, now);
  if (seconds > BEHIND) return { ladder: down(at, now), deed: 'hold' };
  if (seconds > CALM) return { ladder: { ...at, calmSince: null }, deed: 'none' };
  const calmSince = at.calmSince ?? now;
  if (at.step === 0 || now - calmSince < at.upAfter) return { ladder: { ...at, calmSince }, deed: 'none' };
  return { ladder: { ...at, step: at.step - 1, calmSince: null }, deed: 'begin' };
}

function held(at: Ladder, seconds: number, now: number): ReturnType<typeof look> {
  if (seconds <= CALM) return { ladder: { ...at, heldSince: null, calmSince: null }, deed: 'begin' };
  return { ladder: at, deed: now - (at.heldSince ?? now) > DEAD_MS ? 'cut' : 'none' };
}

function down(at: Ladder, now: number): Ladder {
  const upAfter = Math.min(at.upAfter * 2, LATEST_UP_MS);
  return { step: Math.min(at.step + 1, STEPS.length - 1), heldSince: now, calmSince: null, upAfter };
}
