import type { MediaFrame } from '../wire/media-frame';
import { writeMediaFrame } from '../wire/media-writer';

/** What a frame is to those who join later. */
export type FrameRole = 'begin' | 'data' | 'video-config' | 'audio-config' | 'key' | 'frame';

const HEADS = ['begin', 'data', 'video-config', 'audio-config'] as const;
type Head = (typeof HEADS)[number];
/** Sound alone has no key frames: so many of its frames are some two seconds. */
const SOUND_ALONE = 100;

/** A reader that died in the middle is back within seconds: so much of what is older is kept for it. */
const LOOKS_BACK = 12_000;

type Kept = { readonly time: number; readonly bytes: Buffer };
type Group = { readonly frames: Kept[]; bytes: number };

/**
 * What a reader who joins has to be given: how it began, how to decode it, and everything since the newest key frame, or since the one before
 * the place where it was cut off.
 */
export class KeptFrames {
  readonly #heads = new Map<Head, Buffer>();
  /** Each begins with a key frame; the newest is the last. */
  #groups: Group[] = [];
  /** The group outgrew its limit: nothing of it is kept any more. */
  #isLost = false;

  constructor(private readonly limit: number) {}

  /** Keeps a frame, and gives it back as the socket carries it. */
  keep(frame: MediaFrame, role: FrameRole): Buffer {
    const bytes = writeMediaFrame(frame);
    // What is decoded in another way helps nobody who joins now.
    if (role === 'video-config' && !this.#isKnown(bytes)) this.#groups = [];
    if (role === 'key') this.#begin();
    if (role === 'key' || role === 'frame') this.#add({ time: frame.time, bytes });
    else this.#heads.set(role, bytes);
    return bytes;
  }

  /** All that somebody who joins now needs, in order; `after` is the time up to which it has everything. */
  all(after = Number.POSITIVE_INFINITY): readonly Buffer[] {
    const begun = this.#groups.findLastIndex(({ frames: [first] }) => (first?.time ?? 0) <= after);
    const frames = this.#groups.slice(Math.max(begun, 0)).flatMap((group) => group.frames);
    return [...HEADS.flatMap((head) => this.#heads.get(head) ?? []), ...frames.map(({ bytes }) => bytes)];
  }

  /** Some encoders say with each key frame how to decode it. */
  #isKnown(config: Buffer): boolean {
    return this.#heads.get('video-config')?.subarray(BODY).equals(config.subarray(BODY)) === true;
  }

  #begin(): void {
    this.#groups.push({ frames: [], bytes: 0 });
    this.#isLost = false;
  }

  #add(kept: Kept): void {
    if (this.#isLost) return;
    const isSoundAlone = !this.#heads.has('video-config');
    const length = this.#groups.at(-1)?.frames.length;
    if (length === undefined || (isSoundAlone && length >= SOUND_ALONE)) this.#begin();
    const group = this.#groups.at(-1);
    if (!group) return;
    group.frames.push(kept);
    group.bytes += kept.bytes.length;
    this.#letGo(kept.time);
  }

  /** The oldest groups go first; one that is too large alone is of no use to anybody. */
  #letGo(now: number): void {
    let bytes = this.#groups.reduce((sum, group) => sum + group.bytes, 0);
    const isOld = (): boolean =>
      this.#groups.length > 1 && (this.#groups[1]?.frames[0]?.time ?? now) < now - LOOKS_BACK;
    while (bytes > this.limit || isOld()) {
      const gone = this.#groups.shift();
      bytes -= gone?.bytes ?? 0;
      this.#isLost = this.#groups.length === 0;
    }
  }
}

/** Where the payload begins: what is before it is of the frame, not of what it says. */
const BODY = 9;
