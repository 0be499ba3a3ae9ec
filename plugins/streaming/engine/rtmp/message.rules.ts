/** One message of RTMP, whole. */
export type RtmpMessage = {
  readonly type: number;
  /** The message stream: 0 is the connection itself. */
  readonly stream: number;
  /** Milliseconds, of 32 bits: it wraps after 49 days. */
  readonly time: number;
  readonly payload: Buffer;
};

/** The types of messages that encoders and platforms send (RTMP 1.0 §5.4, §6.2, §7.1). */
export const MESSAGE = {
  chunkSize: 1,
  abort: 2,
  acknowledgement: 3,
  userControl: 4,
  windowSize: 5,
  peerBandwidth: 6,
  audio: 8,
  video: 9,
  data3: 15,
  command3: 17,
  data: 18,
  command: 20,
} as const;

/** What a stream of media is made of. */
export type MediaKind = 'audio' | 'video' | 'data';

/** A chunk that no session goes on after. */
export type ChunkFault =
  'message-too-long' | 'too-many-chunk-streams' | 'too-much-buffered' | 'chunk-without-header' | 'chunk-size';

/** How much a peer may make us hold. */
export type ChunkCaps = {
  readonly message: number;
  /** Over all messages that have begun and are not whole, by the length that they announce. */
  readonly buffered: number;
  readonly chunkStreams: number;
};

/** Before a key is accepted: a stranger. */
export const STRANGER_CAPS: ChunkCaps = { message: 32 * 1024, buffered: 64 * 1024, chunkStreams: 16 };

/** After it: a key frame of 1080p has a few hundred kilobytes. */
export const PUBLISHER_CAPS: ChunkCaps = { message: 4 * 1024 * 1024, buffered: 8 * 1024 * 1024, chunkStreams: 16 };

/** A message of the protocol itself with one number in it. */
export function control(type: number, value: number): RtmpMessage {
  const payload = Buffer.alloc(type === MESSAGE.peerBandwidth ? 5 : 4);
  payload.writeUInt32BE(value);
  // The limit is of the kind that may also be raised again (dynamic).
  if (type === MESSAGE.peerBandwidth) payload[4] = 2;
  return { type, stream: 0, time: 0, payload };
}
