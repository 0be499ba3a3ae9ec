import type { AacConfig, AvcConfig } from '../flv/flv-body.rules';
import type { IngestHealth } from '../wire/control';

/** More than any camera sends. */
const MOST_FRAMES = 120;
/** Times are whole milliseconds: so near to a whole picture is one. */
const MISSING = 0.8;
/** What is left of a delay one picture later, so that many small ones add up to nothing. */
const FORGIVEN = 0.6;

/** Measures an encoder's picture and sound. */
export class Meter {
  #bytes = 0;
  #frames = 0;
  #from: number;
  #lastKey: number | undefined;
  #lastPicture: number | undefined;
  #wanted: number | undefined;
  /** By how many pictures the newest came later than it was promised. */
  #late = 0;
  #health: IngestHealth = {
    kilobitsPerSecond: 0,
    framesPerSecond: 0,
    keyFrameInterval: 0,
    lostFrames: 0,
    width: 0,
    height: 0,
    videoCodec: '',
    audioCodec: '',
  };

  constructor(now: number) {
    this.#from = now;
  }

  get health(): IngestHealth {
    return this.#health;
  }

  video({ codec, width, height }: AvcConfig): void {
    this.#health = { ...this.#health, videoCodec: codec, width, height };
  }

  audio({ codec }: AacConfig): void {
    this.#health = { ...this.#health, audioCodec: codec };
  }

  /** How many pictures a second the encoder means to send. */
  promise(framesPerSecond: number): void {
    this.#wanted = framesPerSecond > 0 && framesPerSecond <= MOST_FRAMES ? framesPerSecond : undefined;
  }

  count(bytes: number): void {
    this.#bytes += bytes;
  }

  /** A picture, with the encoder's time of it. */
  picture(time: number, isKey: boolean): void {
    this.#frames += 1;
    this.#miss(time);
    if (!isKey) return;
    if (this.#lastKey !== undefined) {
      this.#health = { ...this.#health, keyFrameInterval: Math.round(time - this.#lastKey) / 1_000 };
    }
    this.#lastKey = time;
  }

  /**
   * A hole that is longer than a second is a line that broke, or a picture that stands still on purpose. One picture that comes somewhat late is none
   * that is missing: cameras are uneven, and a film that is played again begins a moment after its end.
   */
  #miss(time: number): void {
    const gap = time - (this.#lastPicture ?? time);
    this.#lastPicture = time;
    if (this.#wanted === undefined || gap > 1_000 || gap < 0) {
      this.#late = 0;
      return;
    }
    const late = this.#late * FORGIVEN + (gap * this.#wanted) / 1_000 - 1;
    const missing = late >= MISSING ? Math.round(late) : 0;
    this.#late = Math.max(-1, late - missing);
    if (missing > 0) this.#health = { ...this.#health, lostFrames: this.#health.lostFrames + missing };
  }

  /** Closes a stretch of measuring. */
  measure(now: number): void {
    const seconds = Math.max(0.001, (now - this.#from) / 1_000);
    this.#health = {
      ...this.#health,
      kilobitsPerSecond: Math.round((this.#bytes * 8) / 1_000 / seconds),
      framesPerSecond: Math.round((this.#frames / seconds) * 10) / 10,
    };
    this.#bytes = 0;
    this.#frames = 0;
    this.#from = now;
  }
}
