import type { AacConfig, AvcConfig } from '../flv/flv-body.rules';
import type { IngestHealth } from '../wire/control';

/** Measures an encoder's picture and sound. */
export class Meter {
  #bytes = 0;
  #frames = 0;
  #from: number;
  #lastKey: number | undefined;
  #health: IngestHealth = {
    kilobitsPerSecond: 0,
    framesPerSecond: 0,
    keyFrameInterval: 0,
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

  count(bytes: number): void {
    this.#bytes += bytes;
  }

  /** A picture, with the encoder's time of it. */
  picture(time: number, isKey: boolean): void {
    this.#frames += 1;
    if (!isKey) return;
    if (this.#lastKey !== undefined) {
      this.#health = { ...this.#health, keyFrameInterval: Math.round(time - this.#lastKey) / 1_000 };
    }
    this.#lastKey = time;
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
