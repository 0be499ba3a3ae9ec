import type { RelayFrame } from './relay-frame';

/** A group of pictures longer than this is not kept for those who join. */
const MOST_KEPT = 16 * 1024 * 1024;

/** What somebody who joins needs to begin with: the parameters, and everything since the newest key frame. */
export class KeptGroup {
  readonly #setups = new Map<RelayFrame['kind'], RelayFrame>();
  #group: RelayFrame[] = [];
  #bytes = 0;

  get hasPicture(): boolean {
    return this.#group.length > 0;
  }

  all(): readonly RelayFrame[] {
    return [...this.#setups.values(), ...this.#group];
  }

  setup(kind: RelayFrame['kind']): RelayFrame | undefined {
    return this.#setups.get(kind);
  }

  /** False for parameters that everybody has already. */
  keep(frame: RelayFrame): boolean {
    if (frame.isSetup) {
      const isKnown = this.#setups.get(frame.kind)?.payload.equals(frame.payload) === true;
      this.#setups.set(frame.kind, frame);
      return !isKnown;
    }
    // Where there is only sound, each piece of it is a beginning.
    if (frame.isKey || !this.#setups.has('video')) this.forget();
    else if (this.#group.length === 0) return true;
    this.#group.push(frame);
    this.#bytes += frame.payload.length;
    if (this.#bytes > MOST_KEPT) this.forget();
    return true;
  }

  /** Pictures and sound; the parameters stay. */
  forget(): void {
    this.#group = [];
    this.#bytes = 0;
  }

  /** Another encoder brings parameters of its own. */
  begin(): void {
    this.#setups.clear();
    this.forget();
  }
}
