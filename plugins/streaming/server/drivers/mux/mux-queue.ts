import type { Clock } from '@hearth/cms/kernel';

/** Mux counts POST apart from all else. */
export type Lane = 'post' | 'other';

/** How many calls a second Mux takes, sustained; so many at once when nobody called for a while. */
export type Pace = Readonly<Record<Lane, number>>;

/** What Mux documents, for one environment. Several nodes share it, and whoever was one too many is told so and waits. */
export const MUX_PACE: Pace = { post: 1, other: 5 };

/** Lets calls to Mux go one after the other, as fast as it takes them. */
export type MuxQueue = {
  /** Waits for a turn; false, at once, when it would take longer than anybody waits for an answer. */
  turn(lane: Lane): Promise<boolean>;
  /** Nobody of the lane goes for so many milliseconds: Mux said so. */
  hold(lane: Lane, milliseconds: number): void;
};

/** What a queue stands on. */
export type QueueDeps = {
  readonly clock: Clock;
  readonly pace: Pace;
  wait(milliseconds: number): Promise<void>;
};

const LONGEST_WAIT = 20_000;

/** Makes the queue of one node. */
export function createMuxQueue({ clock, pace, wait }: QueueDeps): MuxQueue {
  const now = (): number => clock.now().getTime();
  const lanes = { post: { next: 0, heldUntil: 0 }, other: { next: 0, heldUntil: 0 } };
  return {
    async turn(name) {
      const lane = lanes[name];
      const gap = 1_000 / pace[name];
      // Whoever was silent for a second has the calls of a second.
      const mine = Math.max(lane.next, now() - 1_000 + gap);
      if (Math.max(mine, lane.heldUntil) - now() > LONGEST_WAIT) return false;
      lane.next = mine + gap;
      // Mux may have said "later" to those before us while we waited.
      const at = (): number => Math.max(mine, lane.heldUntil);
      while (at() > now()) await wait(at() - now());
      return true;
    },
    hold(name, milliseconds) {
      lanes[name].heldUntil = Math.max(lanes[name].heldUntil, now() + milliseconds);
    },
  };
}
