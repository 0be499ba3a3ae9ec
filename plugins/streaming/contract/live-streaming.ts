import type { RefusalOf } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { streamingErrors } from './errors';

/** Who carries the video: processes of our own, Mux, or both (own ingest in front, Mux as the CDN). */
export type DriverName = 'local' | 'mux' | 'hybrid';

/** How a stream stands, the same for all drivers 直播流状态. */
export type StreamState = 'idle' | 'connecting' | 'live' | 'reconnecting' | 'disabled';

/** What a driver can do, so that pages offer nothing that would be refused 能力. */
export type Capabilities = {
  /** `null`: as many as the line carries. */
  readonly maxTargets: number | null;
  readonly targetsWhileLive: boolean;
  readonly lowLatencyHls: boolean;
  /** BCP 47 tags of the languages that its own recogniser writes. */
  readonly recogniser: readonly string[];
  readonly srt: boolean;
  readonly rtmps: boolean;
  readonly clipWhileLive: boolean;
  /** A new key lets the old one in for a while. */
  readonly keyOverlap: boolean;
  /** How soon viewers may see it, by choice. */
  readonly latencies: readonly StreamSpec['latency'][];
  /** There are trials that cost nothing and end by themselves. */
  readonly trial: boolean;
  /** Rooms may be for those alone who have a pass. */
  readonly signed: boolean;
};

/** What a stream is made of. `opId` is ours: whoever asks twice with the same one gets the same stream. */
export type StreamSpec = {
  readonly opId: string;
  readonly title: string;
  readonly latency: 'low' | 'reduced' | 'standard';
  readonly reconnectSeconds: number;
  readonly signed: boolean;
  readonly record: boolean;
  readonly audioOnly: boolean;
  /** A trial that costs nothing and ends by itself, where the driver has such. */
  readonly test: boolean;
};

/** Where an encoder sends to; the key is shown once, when it is made 推流地址. */
export type IngestPoint = { readonly protocol: 'rtmp' | 'rtmps' | 'srt'; readonly server: string };

/** A stream as its driver knows it. `ref` is the driver's own name of it. */
export type Stream = {
  readonly ref: string;
  readonly opId: string;
  readonly state: StreamState;
  readonly ingest: readonly IngestPoint[];
  readonly playbackId: string;
  /** The recording that is being made, or was last. */
  readonly recordingRef?: string;
};

/** A platform to which the picture is copied 转推目标. */
export type TargetSpec = { readonly opId: string; readonly url: string; readonly key: string };

/** How a copy stands; `fatal` waits for a person. */
export type TargetState = 'idle' | 'starting' | 'broadcasting' | 'errored' | 'fatal';

/** What a driver says of one target. */
export type TargetStatus = { readonly ref: string; readonly state: TargetState; readonly problem?: string };

/** A recording as its driver knows it 录制. */
export type Recording = {
  readonly ref: string;
  readonly state: 'recording' | 'preparing' | 'ready' | 'errored';
  readonly seconds: number;
  readonly playbackId?: string;
};

/** What went wrong at the other side: refused for a reason, busy, or nobody knows. */
export type DriverRefusal = RefusalOf<
  typeof streamingErrors,
  | 'PROVIDER_REFUSED'
  | 'PROVIDER_BUSY'
  | 'PROVIDER_LOST'
  | 'PROVIDER_GONE'
  | 'TARGETS_FULL'
  | 'TARGETS_WHILE_LIVE'
  | 'NOT_OFFERED'
>;

/** What a driver answers. */
export type Answered<T> = Promise<Result<T, DriverRefusal>>;

/** Something that happened at the driver's. The same `id` is the same event, however often it is told; `at` orders those of one stream. */
export type LiveEvent = {
  readonly id: string;
  readonly driver: DriverName;
  readonly ref: string;
  readonly type: LiveEventType;
  readonly at: Date;
  readonly data: Readonly<Record<string, string | number | boolean>>;
};

/** What may happen to a stream, its targets and its recordings. */
export type LiveEventType =
  | 'stream.connecting'
  | 'stream.live'
  | 'stream.reconnecting'
  | 'stream.ended'
  | 'stream.enabled'
  | 'stream.disabled'
  | 'stream.removed'
  | 'stream.warning'
  | 'target.idle'
  | 'target.starting'
  | 'target.broadcasting'
  | 'target.errored'
  | 'target.fatal'
  | 'recording.started'
  | 'recording.ready'
  | 'recording.errored'
  | 'recording.removed'
  | 'track.ready'
  | 'track.errored';

/** The port behind which live video runs: lives, classes and practice rooms all use it 直播引擎. */
export type LiveStreaming = {
  readonly driver: DriverName;
  capabilities(): Capabilities;
  /** Makes the stream, or finds the one made before under the same `opId`; the key is in no later answer. */
  create(spec: StreamSpec): Answered<{ readonly stream: Stream; readonly key: string }>;
  find(ref: string): Answered<Stream>;
  remove(ref: string): Answered<void>;
  enable(ref: string): Answered<void>;
  /** Throws the encoder out and lets none in. */
  disable(ref: string): Answered<void>;
  /** Ends the broadcast; the stream can be used again. */
  complete(ref: string): Answered<void>;
  /** A new key. The old one ends at once, or after `overlapSeconds` where the driver can. */
  rotateKey(ref: string, overlapSeconds: number): Answered<{ readonly key: string }>;
  readonly targets: {
    add(ref: string, target: TargetSpec): Answered<TargetStatus>;
    remove(ref: string, targetRef: string): Answered<void>;
    list(ref: string): Answered<readonly TargetStatus[]>;
  };
  readonly recordings: {
    list(ref: string): Answered<readonly Recording[]>;
    remove(recordingRef: string): Answered<void>;
    /** A piece as a recording of its own; `precise` cuts at the very frame. */
    clip(recordingRef: string, piece: ClipSpec): Answered<Recording>;
    /** An address at which the whole can be taken for a while. */
    download(
      recordingRef: string,
    ): Answered<{ readonly url: string; readonly until: Date } | { readonly preparing: true }>;
  };
  readonly captions: {
    /** Adds words to a recording, as WebVTT. */
    add(
      recordingRef: string,
      track: { readonly language: string; readonly name: string; readonly vttUrl: string },
    ): Answered<void>;
  };
  /** How many watch now. */
  viewers(ref: string): Answered<number>;
  /** Addresses for a player; signed ones carry a token for this viewer. */
  playback(playbackId: string, viewer: ViewerPass | undefined): Answered<Playback>;
  /** Its name for a list of hosts on whose pages a player may stand; where it keeps none, the room's own list counts. */
  restrictTo?(hosts: readonly string[]): Answered<string>;
};

/** A piece of a recording, in seconds from its beginning. */
export type ClipSpec = {
  readonly opId: string;
  readonly start: number;
  readonly end: number;
  readonly precise: boolean;
};

/** Who watches, and until when. */
export type ViewerPass = { readonly viewer: string; readonly until: Date; readonly restriction?: string };

/** Where a player finds picture, poster and storyboard. */
export type Playback = { readonly hls: string; readonly poster: string; readonly storyboard: string };
