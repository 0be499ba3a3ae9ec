/** Pictures that went in and have not come out: how far the one who makes them is behind, by our clock. */
export class Behind {
  #inside: { readonly time: number; readonly at: number }[] = [];

  entered(time: number, now: number): void {
    this.#inside.push({ time, at: now });
  }

  /** All up to this one are done with: those between were left out. */
  left(time: number): void {
    const next = this.#inside.findIndex((one) => one.time > time);
    this.#inside = next < 0 ? [] : this.#inside.slice(next);
  }

  /** Milliseconds for which the oldest of them has waited. */
  ms(now: number): number {
    const [oldest] = this.#inside;
    return oldest ? now - oldest.at : 0;
  }

  clear(): void {
    this.#inside = [];
  }
}
