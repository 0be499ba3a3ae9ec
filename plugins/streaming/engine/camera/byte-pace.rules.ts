const WINDOW = 5_000;

/** How many bytes came lately; nobody may send more than a picture needs. */
export class BytePace {
  #since: number;
  #bytes = 0;

  constructor(
    private readonly mostPerSecond: number,
    private readonly now: () => number,
  ) {
    this.#since = now();
  }

  /** False when it was too much. A phone that catches up after a bad stretch has a window's worth of room. */
  take(bytes: number): boolean {
    const now = this.now();
    if (now - this.#since >= WINDOW) {
      this.#since = now;
      this.#bytes = 0;
    }
    this.#bytes += bytes;
    return this.#bytes <= (this.mostPerSecond * WINDOW) / 1_000;
  }
}
