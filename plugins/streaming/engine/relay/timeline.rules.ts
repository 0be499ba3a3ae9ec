/** A break is never shorter than a picture, so that no two frames of different encoders fall together. */
const SHORTEST_BREAK = 40;

/**
 * The clock of one connection to a platform. It begins at zero, goes on over an encoder that comes back with a clock of its own, and gives no frame
 * twice when the same encoder's newest group of pictures comes again.
 */
export class Timeline {
  #session: string | undefined;
  #offset: number | undefined;
  #last = 0;
  #lastAt = 0;
  readonly #newest = { video: -1, audio: -1 };

  /** Where parameters fall: beside what was placed last. */
  get now(): number {
    return this.#last;
  }

  /** Where a frame falls; undefined when it was there before. `now` is our clock. */
  place(
    { kind, time, session }: { readonly kind: 'video' | 'audio'; readonly time: number; readonly session: string },
    now: number,
  ): number | undefined {
    if (session !== this.#session) this.#begin(session, time, now);
    if (time <= this.#newest[kind]) return undefined;
    this.#newest[kind] = time;
    const placed = Math.max(0, time + (this.#offset ?? 0));
    this.#last = Math.max(this.#last, placed);
    this.#lastAt = now;
    return placed;
  }

  #begin(session: string, time: number, now: number): void {
    const isFirst = this.#session === undefined;
    this.#session = session;
    this.#newest.video = this.#newest.audio = -1;
    this.#offset = (isFirst ? 0 : this.#last + Math.max(SHORTEST_BREAK, now - this.#lastAt)) - time;
  }
}
