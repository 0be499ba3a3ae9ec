import type { MediaFrame } from '../wire/media-frame';
import { writeMediaFrame } from '../wire/media-writer';

/** What a frame is to those who join later. */
export type FrameRole = 'begin' | 'data' | 'video-config' | 'audio-config' | 'key' | 'frame';

const HEADS = ['begin', 'data', 'video-config', 'audio-config'] as const;
type Head = (typeof HEADS)[number];
/** Sound alone has no key frames: so many of its frames are some two seconds. */
const SOUND_ALONE = 100;

/** What a reader who joins has to be given: how it began, how to decode it, and everything since the newest key frame. */
export class KeptFrames {
  readonly #heads = new Map<Head, Buffer>();
  #since: Buffer[] = [];
  #bytes = 0;
  /** The group outgrew its limit: nothing of it is kept any more. */
  #isLost = false;

  constructor(private readonly limit: number) {}

  /** Keeps a frame, and gives it back as the socket carries it. */
  keep(frame: MediaFrame, role: FrameRole): Buffer {
    const bytes = writeMediaFrame(frame);
    // What is decoded in another way helps nobody who joins now.
    if (role === 'key' || role === 'video-config') this.#begin();
    if (role === 'key' || role === 'frame') this.#add(bytes);
    else this.#heads.set(role, bytes);
    return bytes;
  }

  /** All that somebody who joins now needs, in order. */
  all(): readonly Buffer[] {
    return [...HEADS.flatMap((head) => this.#heads.get(head) ?? []), ...this.#since];
  }

  #begin(): void {
    this.#since = [];
    this.#bytes = 0;
    this.#isLost = false;
  }

  #add(bytes: Buffer): void {
    if (!this.#heads.has('video-config') && this.#since.length >= SOUND_ALONE) this.#begin();
    if (this.#isLost) return;
    this.#since.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes <= this.limit) return;
    this.#begin();
    this.#isLost = true;
  }
}
