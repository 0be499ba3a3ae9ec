/** How much the ingest bears, and how long it waits. */
export type IngestLimits = {
  readonly handshakeMs: number;
  /** From the connection to a key that is accepted. */
  readonly keyMs: number;
  /** Without picture or sound for so long, an encoder gives way to another one that has the key. */
  readonly stalledMs: number;
  /** And for so long, it is cut off. */
  readonly idleMs: number;
  readonly connections: number;
  /** A studio behind one address has some; a hostile one has no more. */
  readonly connectionsPerAddress: number;
  readonly wrongKeysPerMinute: number;
  readonly healthMs: number;
  /** What a reader may leave unread. */
  readonly unreadBytes: number;
  /** What is kept for those who join, since the newest key frame. */
  readonly keptBytes: number;
};

/** As it runs. */
export const INGEST_LIMITS: IngestLimits = {
  handshakeMs: 5_000,
  keyMs: 10_000,
  stalledMs: 2_000,
  idleMs: 6_000,
  connections: 256,
  connectionsPerAddress: 32,
  wrongKeysPerMinute: 10,
  healthMs: 2_000,
  unreadBytes: 8 * 1024 * 1024,
  keptBytes: 16 * 1024 * 1024,
};

/** What the process is told when it starts. */
export type IngestSettings = {
  /** The socket over which the host speaks to it. */
  readonly control: string;
  /** The socket at which packager and relay read. */
  readonly media: string;
  readonly bind: string;
  readonly rtmpPort: number;
  /** RTMPS, with the files of certificate and key. */
  readonly rtmps?: { readonly port: number; readonly cert: string; readonly key: string };
  /** How long it lives on without a host. */
  readonly lingerMs: number;
  readonly limits?: Partial<IngestLimits>;
};
