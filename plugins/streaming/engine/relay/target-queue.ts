import type { RelayFrame } from './relay-frame';

/** How much one target may be behind: at 2.65 Mbit/s some twelve seconds. */
export const MOST_BEHIND = 4 * 1024 * 1024;

/**
 * What one target has not taken yet. It grows with that target alone; when it is full, whole groups of pictures go, so that what comes next can be
 * decoded. Parameters never go.
 */
export class TargetQueue {
  #frames: RelayFrame[] = [];
  #head = 0;
  #bytes = 0;
  /** Until the next key frame nothing but parameters is taken. */
  #waitsForKey = false;
  /** Pictures and sounds that were left out. */
  dropped = 0;

  constructor(private readonly most = MOST_BEHIND) {}

  get bytes(): number {
    return this.#bytes;
  }

  push(frame: RelayFrame): void {
    if (this.#waitsForKey) {
      if (!frame.isKey && !frame.isSetup) {
        this.dropped += 1;
        return;
      }
      if (frame.isKey) this.#waitsForKey = false;
    }
    this.#frames.push(frame);
    this.#bytes += frame.payload.length;
    if (this.#bytes > this.most) this.#shed();
  }

  shift(): RelayFrame | undefined {
    const frame = this.#frames[this.#head];
    if (!frame) return undefined;
    this.#head += 1;
    this.#bytes -= frame.payload.length;
    if (this.#head === this.#frames.length || this.#head > 1_000) {
      this.#frames = this.#frames.slice(this.#head);
      this.#head = 0;
    }
    return frame;
  }

  clear(): void {
    this.#frames = [];
    this.#head = 0;
    this.#bytes = 0;
    this.#waitsForKey = false;
  }

  /** Leaves out all before the newest key frame; where that alone is too much, all, until the next one. */
  #shed(): void {
    const waiting = this.#frames.slice(this.#head);
    const key = waiting.findLastIndex(({ isKey }) => isKey);
    const newest = waiting.slice(Math.max(key, 0)).reduce((sum, { payload }) => sum + payload.length, 0);
    const isKept = key > 0 && newest <= this.most;
    const kept = waiting.filter((frame, at) => frame.isSetup || (isKept && at >= key));
    this.dropped += waiting.length - kept.length;
    this.#waitsForKey = !isKept;
    this.#frames = kept;
    this.#head = 0;
    this.#bytes = kept.reduce((sum, { payload }) => sum + payload.length, 0);
  }
}
