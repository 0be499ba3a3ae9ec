import type { LookOrder } from './look-order';

/**
 * What the host and its three processes say to each other: one JSON object a line, over a socket that only the host's user can open.
 * Both sides say all of what they know whenever it changes, so nobody has to remember what the other missed.
 */
export type ControlLine<Orders, News> =
  | { readonly say: 'sync'; readonly orders: Orders }
  /** Finish what runs and end. */
  | { readonly say: 'end' }
  | { readonly say: 'state'; readonly news: News }
  | { readonly say: 'event'; readonly event: EngineEvent };

/** Something an operator reads in the log of a room; `id` is the same however often it is said. */
export type EngineEvent = {
  readonly id: string;
  readonly room: string;
  readonly type: string;
  /** Milliseconds of the process's clock. */
  readonly at: number;
  readonly data: Readonly<Record<string, string | number | boolean>>;
};

/** What the ingest should let in. */
export type IngestOrders = {
  readonly rooms: readonly {
    readonly room: string;
    /** SHA-256 of each key that is good, in hex; one with an end is good until then. */
    readonly keys: readonly { readonly hash: string; readonly until?: number }[];
    /** Counts up to throw out whoever publishes now. */
    readonly kick: number;
    /** Where encoders that speak SRT are awaited, if they are. */
    readonly srt?: SrtOrder;
  }[];
};

/** One SRT listener: its passphrase never leaves the process but to the ffmpeg that listens. */
export type SrtOrder = {
  readonly ffmpeg: string;
  readonly bind: string;
  readonly port: number;
  readonly passphrase: string;
  readonly latencyMs: number;
};

/** What the ingest has. */
export type IngestNews = {
  readonly rooms: readonly {
    readonly room: string;
    /** `stalled`: connected, and nothing comes. */
    readonly state: 'publishing' | 'stalled';
    readonly session: string;
    readonly since: number;
    readonly from: string;
    /** What the encoder calls itself, where it says so. */
    readonly encoder?: string;
    readonly health: IngestHealth;
  }[];
};

/** The encoder's picture and sound, measured over the last seconds. */
export type IngestHealth = {
  readonly kilobitsPerSecond: number;
  readonly framesPerSecond: number;
  /** Seconds between key frames. */
  readonly keyFrameInterval: number;
  /** Pictures that are missing between those that came, since the encoder began: RTMP tells none, their times do. */
  readonly lostFrames: number;
  readonly width: number;
  readonly height: number;
  readonly videoCodec: string;
  readonly audioCodec: string;
};

/** What the packager should package. */
export type PackagerOrders = {
  readonly rooms: readonly {
    readonly room: string;
    /** The broadcast: it ends when it is no longer ordered. */
    readonly session: string;
    /** Where its recording lies, an absolute folder. */
    readonly folder: string;
    readonly partSeconds: number;
    readonly segmentSeconds: number;
    /** How far back a viewer may go. */
    readonly windowSeconds: number;
    /** After how many seconds without an encoder a slate is shown; none without a slate. */
    readonly slate?: { readonly file: string; readonly afterSeconds: number };
  }[];
};

/** What the packager has. */
export type PackagerNews = {
  readonly rooms: readonly {
    readonly room: string;
    readonly session: string;
    readonly state: 'waiting' | 'live' | 'slate';
    readonly segments: number;
    readonly bytes: number;
    readonly seconds: number;
  }[];
};

/** Whom the relay should serve. */
export type RelayOrders = {
  /** The ffmpeg that speaks SRT to platforms, where there is one. */
  readonly ffmpeg?: string;
  readonly targets: readonly {
    readonly target: string;
    readonly room: string;
    readonly url: string;
    /** It never leaves the process but to the platform. */
    readonly key: string;
    /** Counts up to begin anew, after a new key or on somebody's word. */
    readonly attempt: number;
    /** The picture is made anew for this platform; none takes it as it is. */
    readonly look?: LookOrder;
  }[];
};

/** How it goes with whom the relay serves. */
export type RelayNews = {
  readonly targets: readonly {
    readonly target: string;
    /** What is told of an attempt that is over changes nothing. */
    readonly attempt: number;
    readonly state: 'waiting' | 'starting' | 'broadcasting' | 'errored' | 'fatal';
    readonly since: number;
    readonly bytes: number;
    readonly dropped: number;
    /** Why it is errored, one of `relay-problem.rules.ts`. */
    readonly problem?: string;
    /** When it is tried again. */
    readonly next?: number;
  }[];
};
