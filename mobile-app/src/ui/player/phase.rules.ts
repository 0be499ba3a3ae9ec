import type { Phase } from './player-types';

/** What the element, its line and whoever tries to get it back have to say. */
export interface Standing {
  readonly hasFailed: boolean;
  /** It was said from outside that nothing more comes. */
  readonly isOver: boolean;
  readonly isPaused: boolean;
  /** There is a picture for this moment and the next. */
  readonly isReady: boolean;
  /** It should move and did not for so long that the viewer is told. */
  readonly isStill: boolean;
  readonly hasPlayed: boolean;
  /** A try to get the picture back is due, or the last one has brought nothing yet. */
  readonly isTrying: boolean;
  readonly isOpening: boolean;
  readonly hasLine: boolean;
}

/** Before anything moved: nothing was asked for, or it is on its way. */
function beginning(now: Standing): Phase {
  if (now.isTrying) return 'reconnecting';
  if (now.isOpening) return 'opening';
  return now.hasLine && !now.isPaused ? 'opening' : 'idle';
}

/** After that, what does not move was paused, waits for a moment, or is lost. */
function going(now: Standing): Phase {
  if (!now.isPaused && now.isReady && !now.isStill) return 'playing';
  if (now.isTrying || now.isStill || now.isOpening) return 'reconnecting';
  if (!now.hasLine) return 'idle';
  return now.isPaused ? 'paused' : 'waiting';
}

/** What the viewer is told. A line that broke behind a picture that still has something to play is nobody's concern yet. */
export function phaseOf(now: Standing): Phase {
  if (now.hasFailed) return 'failed';
  if (now.isOver) return 'ended';
  return now.hasPlayed ? going(now) : beginning(now);
}
