/** Where the times of an encoder lie on the time of an epoch; all in milliseconds. */
export type Timeline = { offset: number; newest: number };

/** Further than this no picture lies from its neighbour: the encoder's clock has jumped. */
export const JUMP = 3_000;

/** The time in the epoch of an encoder's time. A clock that jumped, in either direction, goes on where the epoch has come to. */
export function place(timeline: Timeline, time: number): { readonly out: number; readonly jumped: boolean } {
  const jumped = Math.abs(time + timeline.offset - timeline.newest) > JUMP;
  if (jumped) timeline.offset = timeline.newest - time;
  const out = time + timeline.offset;
  timeline.newest = Math.max(timeline.newest, out);
  return { out, jumped };
}

/** When frames were taken, by our clock: the least delay that was seen is the truth, since none arrives before it was taken. */
export type Arrival = { least: number };

/** An encoder's clock may be slower than ours: what is taken for the truth gives way by this much a frame. */
const GIVES_WAY = 0.02;

/** Takes in that a frame of this time has arrived now. */
export function arrived(arrival: Arrival, out: number, now: number): void {
  arrival.least = Math.min(arrival.least + GIVES_WAY, now - out);
}
