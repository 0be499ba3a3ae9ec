/**
 * One line of time for a phone that begins anew now and then: each beginning counts from nought, and what is sent goes on where it was, further by as long
 * as nothing came.
 */
export class CameraClock {
  #base = 0;
  #first: number | undefined;
  #last = -1;
  readonly #began: number;

  constructor(private readonly now: () => number) {
    this.#began = now();
  }

  /** The phone begins anew. */
  anew(): void {
    this.#first = undefined;
  }

  /** When on the line something of the present beginning is. */
  place(time: number): number {
    if (this.#first === undefined) {
      this.#first = time;
      this.#base = this.#last < 0 ? 0 : Math.max(this.#last + 1, this.now() - this.#began);
    }
    const at = Math.max(0, this.#base + time - this.#first);
    this.#last = Math.max(this.#last, at);
    return at;
  }
}
