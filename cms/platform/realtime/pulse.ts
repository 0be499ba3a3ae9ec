import type { RoomFrame } from '../../contract';

/** Frames go out at most this often: short enough to feel at once, long enough that ten thousand viewers cost one encoding. */
const FRAME_MS = 150;

/** What a pulse tells, and to whom. */
export type Telling = {
  /** Everything gathered since the last call. */
  flush(): readonly RoomFrame[];
  /** Tells the people of a room. */
  tell(frame: RoomFrame): Promise<void>;
  /** Hears why a frame could not be told; whoever misses it sees the gap and asks. */
  broke(error: unknown): void;
};

/** Tells frames for as long as a node runs. */
export type Pulse = {
  /** Something came that nobody should wait for: the next frames go out as soon as the last ones are told. */
  hurry(): void;
  stop(): void;
};

/**
 * All are told a frame before the next one is cut, so that nobody gets them in another order. Where telling takes long the node rests as long as it
 * took: fewer frames then hold more each, and what is in haste finds the line free.
 */
export function startPulse({ flush, tell, broke }: Telling): Pulse {
  let timer: NodeJS.Timeout | undefined;
  let isTelling = false;
  let isUrgent = false;
  let isStopped = false;

  const isInHaste = (): boolean => isUrgent;
  const restFor = (milliseconds: number): void => {
    clearTimeout(timer);
    if (!isStopped) timer = setTimeout(() => void round(), milliseconds);
  };
  const round = async (): Promise<void> => {
    const began = performance.now();
    isTelling = true;
    isUrgent = false;
    for (const frame of flush()) await tell(frame).catch(broke);
    isTelling = false;
    const took = performance.now() - began;
    restFor(isInHaste() ? 0 : Math.max(FRAME_MS - took, took));
  };
  restFor(FRAME_MS);
  return {
    hurry: () => {
      if (isUrgent) return;
      isUrgent = true;
      if (!isTelling) restFor(0);
    },
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
