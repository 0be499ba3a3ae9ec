import { readAudio, readVideo, type AacConfig, type AvcConfig, type FlvBody } from '../flv/flv-body.rules';
import { metadataOf } from '../rtmp/server-session';
import type { MediaKind } from '../rtmp/message.rules';
import type { IngestNews } from '../wire/control';
import { EncoderClock } from './encoder-clock.rules';
import { KeptFrames, type FrameRole } from './kept-frames';
import type { GoodKey } from './key-book';
import { Meter } from './meter';
import type { Joining } from './readers';

/** An encoder that was let in: who it is, and how it is reached. */
export type Encoder = {
  readonly session: string;
  readonly key: GoodKey;
  /** The count of kicks when it came: a higher one throws it out. */
  readonly kick: number;
  readonly from: string;
  readonly since: number;
};

/** What a publication gives and tells. */
export type PublicationSink = {
  frame(bytes: Buffer): void;
  refused(codec: string): void;
};

/** How it ends, in the words of `ingest.ended`. */
export type EndReason = 'closed' | 'unpublished' | 'kicked' | 'idle' | 'taken-over' | 'codec' | 'protocol' | 'shutdown';

/** Strangers may say much of themselves. */
const LONGEST_NAME = 80;

/** One encoder's stream, from its acceptance to its end. */
export class Publication {
  readonly #clock = new EncoderClock();
  readonly #kept: KeptFrames;
  readonly #meter: Meter;
  readonly #has = { video: false, audio: false, begun: false };
  #facts: Buffer | undefined;
  #name: string | undefined;
  /** When the last of picture or sound came. */
  heardAt: number;

  constructor(
    readonly encoder: Encoder,
    private readonly sink: PublicationSink,
    private readonly deps: { readonly keptBytes: number; now(): number },
  ) {
    this.#kept = new KeptFrames(deps.keptBytes);
    this.#meter = new Meter(encoder.since);
    this.heardAt = encoder.since;
  }

  /** What somebody who joins now is given; who had come to `after` in this very session is given what follows. */
  kept({ session, after }: Joining): readonly Buffer[] {
    return this.#kept.all(session === this.encoder.session ? after : undefined);
  }

  news(stalledMs: number): IngestNews['rooms'][number] {
    const { session, since, from, key } = this.encoder;
    const state = this.deps.now() - this.heardAt > stalledMs ? 'stalled' : 'publishing';
    const encoder = this.#name === undefined ? {} : { encoder: this.#name };
    return { room: key.room, state, session, since, from, ...encoder, health: this.#meter.health };
  }

  measure(): void {
    this.#meter.measure(this.deps.now());
  }

  media(kind: MediaKind, told: number, payload: Buffer): void {
    if (kind === 'data') {
      this.#describe(payload);
      return;
    }
    this.heardAt = this.deps.now();
    this.#meter.count(payload.length);
    const body = kind === 'video' ? readVideo(payload) : readAudio(payload);
    if (body.is === 'refused') {
      this.sink.refused(body.codec);
      return;
    }
    const role = this.#roleOf(kind, body);
    if (!role) return;
    const time = this.#clock.time(told);
    if (kind === 'video' && body.is === 'frame') this.#meter.picture(time, body.isKey);
    this.#begin(time);
    this.sink.frame(this.#kept.keep({ kind, time, payload }, role));
  }

  /** The word that readers get last. */
  end(reason: EndReason): void {
    if (!this.#has.begun) return;
    const payload = Buffer.from(JSON.stringify({ session: this.encoder.session, reason }));
    this.sink.frame(this.#kept.keep({ kind: 'end', time: 0, payload }, 'frame'));
  }

  #begin(time: number): void {
    if (this.#has.begun) return;
    this.#has.begun = true;
    const payload = Buffer.from(JSON.stringify({ session: this.encoder.session, at: this.deps.now() }));
    this.sink.frame(this.#kept.keep({ kind: 'begin', time, payload }, 'begin'));
    this.#tellFacts();
  }

  #describe(payload: Buffer): void {
    const facts = metadataOf(payload);
    // Texts and cue points have none.
    if (!facts) return;
    this.#facts = Buffer.from(JSON.stringify(facts));
    const { encoder, framerate } = facts;
    if (typeof encoder === 'string' && encoder.trim() !== '') this.#name = encoder.trim().slice(0, LONGEST_NAME);
    if (typeof framerate === 'number') this.#meter.promise(framerate);
    // They come before the first frame, and readers hear of nothing before it.
    if (this.#has.begun) this.#tellFacts();
  }

  #tellFacts(): void {
    if (this.#facts) this.sink.frame(this.#kept.keep({ kind: 'data', time: 0, payload: this.#facts }, 'data'));
  }

  /** Nothing for what readers could not use: broken bodies, and frames before anybody said how to decode them. */
  #roleOf(kind: 'video' | 'audio', body: FlvBody<AvcConfig | AacConfig>): FrameRole | undefined {
    if (body.is === 'config') {
      this.#has[kind] = true;
      if ('width' in body.config) this.#meter.video(body.config);
      else this.#meter.audio(body.config);
      return `${kind}-config`;
    }
    if (!this.#has[kind]) return undefined;
    if (body.is === 'end') return 'frame';
    if (body.is !== 'frame') return undefined;
    return kind === 'video' && body.isKey ? 'key' : 'frame';
  }
}
