import type { FlvTag } from '../fmp4/flv-tags.rules';
import { readVideo } from '../flv/flv-body.rules';
import { KeptGroup } from '../relay/kept-group';
import { relayFrameOf, type RelayFrame } from '../relay/relay-frame';
import type { PictureTrouble } from '../relay/relay-problem.rules';
import type { Feed, FeedReader } from '../relay/room-feed';
import type { LookOrder } from '../wire/look-order';
import { Behind } from './behind.rules';
import type { Size } from './framing.rules';
import type { StartTranscode, TranscodeRun } from './transcode-run';

/** What making a picture anew stands on. */
export type TranscodedFeedDeps = {
  readonly look: LookOrder;
  readonly start: StartTranscode;
  now(): number;
};

/** So far it may be behind before pictures are left out. */
const MOST_BEHIND = 3_000;
/** One that was started a moment ago may be further behind: it is given two seconds and more at once. */
const MOST_BEHIND_FIRST = 8_000;
/** One that was too slow gets pictures again when it is no further behind. */
const CAUGHT_UP = 1_000;
/** One that gives nothing for so long is ended and started anew. */
const DEAF = 15_000;
/** How long a light says that pictures were left out. */
const LATE_FOR = 10_000;
const STABLE = 60_000;
const LATEST = 30_000;
/** Without an encoder for so long it is ended; with the next picture it is started again. */
const IDLE = 10_000;
const TAIL = 1_000;

/**
 * What a room shows, cut or with a mark, for all targets that want it so: one ffmpeg, fed from the room as a target is, whose frames those targets take
 * as if they were the room's own. Its times are the room's, so a line goes on over an ffmpeg that died. No other target hears of any of it.
 */
export class TranscodedFeed implements Feed, FeedReader {
  session = '';
  readonly #readers = new Set<FeedReader>();
  readonly #made = new KeptGroup();
  readonly #behind = new Behind();
  #run: TranscodeRun | undefined;
  /** The newest that went in and came out, by the room's clock. */
  #fed = { video: -1, audio: -1 };
  #came = { video: -1, audio: -1 };
  #hasCome = false;
  #isLeavingOut = false;
  #isBroken = false;
  #begunAt = 0;
  #cameAt = 0;
  #lateAt = -Infinity;
  #next = 0;
  #failures = 0;
  #pausedAt: number | undefined;

  constructor(
    private readonly source: Feed,
    private readonly deps: TranscodedFeedDeps,
  ) {
    source.join(this);
  }

  get hasPicture(): boolean {
    return this.#made.hasPicture;
  }

  get isRead(): boolean {
    return this.#readers.size > 0;
  }

  get trouble(): PictureTrouble | undefined {
    if (this.#isBroken) return 'picture-restarting';
    return this.deps.now() - this.#lateAt < LATE_FOR ? 'picture-late' : undefined;
  }

  join(reader: FeedReader): void {
    this.#readers.add(reader);
    this.#consider();
  }

  leave(reader: FeedReader): void {
    this.#readers.delete(reader);
  }

  kept(): readonly RelayFrame[] {
    return this.#made.all();
  }

  close(): void {
    this.source.leave(this);
    this.#stop();
  }

  take(frame: RelayFrame): void {
    this.#pausedAt = undefined;
    if (frame.kind === 'data') return;
    if (this.source.session !== this.session) this.#beginSession();
    // Other parameters in the middle of a session: what is at work was started for those before.
    if (frame.isSetup) this.#stop();
    else if (this.#run) this.#feed(frame, this.#run);
    else this.#consider();
  }

  paused(): void {
    this.#pausedAt ??= this.deps.now();
    this.#pauseReaders();
  }

  /** Several times a second, by the caller's clock. */
  tick(): void {
    const now = this.deps.now();
    if (this.#pausedAt !== undefined) {
      // What was inside when the encoder went has come out by now.
      if (now - this.#pausedAt > TAIL) this.#pauseReaders();
      if (now - this.#pausedAt > IDLE) this.#stop();
    } else if (this.#run && this.#behind.ms(now) > DEAF && now - this.#cameAt > DEAF) {
      this.#stop();
      this.#failed();
    } else this.#consider();
  }

  #beginSession(): void {
    this.#stop();
    this.#made.begin();
    this.session = this.source.session;
    this.#came = { video: -1, audio: -1 };
    this.#next = 0;
  }

  #consider(): void {
    if (this.#run || !this.isRead || this.#pausedAt !== undefined || this.deps.now() < this.#next) return;
    if (this.source.session !== this.session) this.#beginSession();
    const kept = this.source.kept();
    const size = sizeIn(kept);
    // The beginning has to be one that can be decoded.
    if (size && this.source.hasPicture) this.#begin(size, kept);
  }

  #begin(size: Size, kept: readonly RelayFrame[]): void {
    const after = this.#came.video;
    const hasSound = kept.some(({ kind, isSetup }) => kind === 'audio' && isSetup);
    const work = { look: this.deps.look, size, hasSound, ...(after < 0 ? {} : { after }) };
    this.#fed = { video: -1, audio: -1 };
    this.#hasCome = false;
    this.#begunAt = this.#cameAt = this.deps.now();
    const run = this.deps.start(work, {
      onTag: (tag) => {
        if (this.#run === run) this.#handOn(tag);
      },
      onEnd: () => {
        if (this.#run !== run) return;
        this.#stop();
        this.#failed();
      },
    });
    this.#run = run;
    for (const frame of kept) this.#feed(frame, run);
  }

  #feed(frame: RelayFrame, run: TranscodeRun): void {
    const { kind, time, isSetup } = frame;
    if (kind === 'data') return;
    if (isSetup) {
      run.write({ kind, time, payload: frame.payload });
      return;
    }
    // An ingest that comes back brings again what was there before.
    if (time <= this.#fed[kind] || this.#isLeftOut(frame)) return;
    this.#fed[kind] = time;
    if (kind === 'video') this.#behind.entered(time, this.deps.now());
    run.write({ kind, time, payload: frame.payload });
  }

  /** Left out are whole groups, so that what follows can be decoded. */
  #isLeftOut({ isKey }: RelayFrame): boolean {
    const now = this.deps.now();
    const behind = this.#behind.ms(now);
    if (this.#isLeavingOut) this.#isLeavingOut = !(isKey && behind < CAUGHT_UP);
    else this.#isLeavingOut = behind > (this.#hasCome ? MOST_BEHIND : MOST_BEHIND_FIRST);
    if (this.#isLeavingOut) this.#lateAt = now;
    return this.#isLeavingOut;
  }

  #handOn({ kind, time, payload }: FlvTag): void {
    // With this ffmpeg says that a film is over.
    if (kind === 'video' && payload[1] === 2) return;
    const frame = relayFrameOf(kind, time, payload);
    if (!frame.isSetup) this.#note(kind, time);
    if (!frame.isSetup && time <= this.#came[kind]) return;
    if (!frame.isSetup) this.#came[kind] = time;
    if (!this.#made.keep(frame)) return;
    this.#tell(frame);
    if (frame.isSetup && kind === 'video') this.#describe(frame);
  }

  #note(kind: FlvTag['kind'], time: number): void {
    if (kind !== 'video') return;
    const now = this.deps.now();
    this.#cameAt = now;
    this.#behind.left(time);
    this.#hasCome = true;
    this.#isBroken = false;
    if (now - this.#begunAt > STABLE) this.#failures = 0;
  }

  /** What platforms are told of the picture is that of what they get. */
  #describe(setup: RelayFrame): void {
    const read = readVideo(setup.payload);
    if (read.is !== 'config') return;
    const { width, height } = read.config;
    const facts = { width, height, videocodecid: 7, audiocodecid: 10, encoder: 'Hearth' };
    const frame = relayFrameOf('data', setup.time, Buffer.from(JSON.stringify(facts)));
    if (this.#made.keep(frame)) this.#tell(frame);
  }

  #tell(frame: RelayFrame): void {
    for (const reader of this.#readers) reader.take(frame);
  }

  #failed(): void {
    this.#isBroken = true;
    this.#failures += 1;
    this.#next = this.deps.now() + Math.min(500 * 2 ** Math.min(this.#failures - 1, 10), LATEST);
    this.#pauseReaders();
  }

  #stop(): void {
    const run = this.#run;
    this.#run = undefined;
    this.#behind.clear();
    this.#isLeavingOut = false;
    this.#made.forget();
    run?.stop();
  }

  #pauseReaders(): void {
    this.#made.forget();
    for (const reader of this.#readers) reader.paused();
  }
}

function sizeIn(kept: readonly RelayFrame[]): Size | undefined {
  const setup = kept.find(({ kind, isSetup }) => kind === 'video' && isSetup);
  const read = setup && readVideo(setup.payload);
  return read?.is === 'config' ? read.config : undefined;
}
