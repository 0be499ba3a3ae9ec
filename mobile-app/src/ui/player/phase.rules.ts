import type { Phase } from './player-types';

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

/** What the viewer is told. A line that broke behind a picture that still has something to play is nobody's concern yet. */
export function phaseOf(now: Standing): Phase {
  if (now.hasFailed) return 'failed';
  if (now.isOver) return 'ended';
  const isMoving = !now.isPaused && now.isReady && !now.isStill;
  if (isMoving && now.hasPlayed) return 'playing';
  if (now.isTrying || (now.isStill && now.hasPlayed)) return 'reconnecting';
  if (now.isOpening) return now.hasPlayed ? 'reconnecting' : 'opening';
  if (!now.hasLine) return 'idle';
  if (now.isPaused) return now.hasPlayed ? 'paused' : 'idle';
  return now.hasPlayed ? 'waiting' : 'opening';
}
