const FAR = 2 ** 30;
const ROOM = 1_000;

/**
 * Unwraps the times of one encoder: RTMP's 32 bits begin anew after 49 days, and some encoders begin close to the end of them. Times keep
 * their distances; one that begins far up is brought down, so that there is room for another 49 days.
 */
export class EncoderClock {
  #last: { readonly told: number; readonly time: number } | undefined;

  time(told: number): number {
    if (!this.#last) {
      this.#last = { told, time: told < FAR ? told : ROOM };
      return this.#last.time;
    }
    // The nearest way around the circle of 32 bits.
    const time = Math.max(0, this.#last.time + ((told - this.#last.told) | 0));
    this.#last = { told, time };
    return time;
  }
}
