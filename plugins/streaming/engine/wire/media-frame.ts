/**
 * What the ingest hands on to packager and relay. A reader opens the media socket and writes one line, `{"room": "…"}`; then it gets frames:
 * 4 bytes length of what follows, 1 byte kind, 4 bytes milliseconds (unsigned, of the encoder's clock, unwrapped where RTMP's wraps), payload.
 * A reader who joins gets `begin`, the configurations, and everything since the newest key frame. One that was cut off may add how far
 * it had come, `{"room": "…", "session": "…", "after": 83000}`: while the ingest still has what followed in that session, it begins at the
 * key frame before, and nothing is missed. Whoever does not know these two answers as to a reader that is new.
 */
export const MEDIA_KIND = {
  /** JSON `{ session, at }`: an encoder has begun; `at` is our clock at the first frame. */
  begin: 1,
  /** The body of an FLV VIDEODATA tag, sequence headers included. */
  video: 2,
  /** The body of an FLV AUDIODATA tag, sequence headers included. */
  audio: 3,
  /** JSON of the encoder's onMetaData. */
  data: 4,
  /** JSON `{ session, reason }`: the encoder is gone. */
  end: 5,
} as const;

/** One frame as it is handed on. */
export type MediaFrame = {
  readonly kind: keyof typeof MEDIA_KIND;
  readonly time: number;
  readonly payload: Buffer;
};
