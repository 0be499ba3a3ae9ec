/** Lines of the picture that danmaku run over. */
export const LANES = 8;

/** So many a second find a lane; the rest stand in the list alone, so that the picture stays to be seen. */
export const MOST_IN_LANES = 50;

/** Gives each message a lane, or none when the picture is full. */
export type Lanes = { next(now: number): number | null };

/** The lanes of one room: each after the other, so that two that come together never run into each other. */
export function createLanes(): Lanes {
  let second = 0;
  let used = 0;
  let lane = 0;
  return {
    next(now) {
      const current = Math.floor(now / 1000);
      if (current !== second) [second, used] = [current, 0];
      if (used >= MOST_IN_LANES) return null;
      used += 1;
      lane = (lane + 1) % LANES;
      return lane;
    },
  };
}
