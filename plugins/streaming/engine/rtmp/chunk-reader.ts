import { readChunkHeader, type ChunkHeader } from './chunk-header.rules';
import { MESSAGE, type ChunkCaps, type ChunkFault, type RtmpMessage } from './message.rules';

/** What came out of a piece of bytes: the messages that became whole, and why nothing more will. */
export type ChunksRead = { readonly messages: readonly RtmpMessage[]; readonly fault?: ChunkFault };

/** What a chunk stream remembers, so that later chunks may leave it out, and the message on its way. */
type Stream = {
  type: number;
  stream: number;
  length: number;
  time: number;
  delta: number;
  long: number | undefined;
  body: Buffer | undefined;
  filled: number;
};

const LARGEST_CHUNK = 0xffffff;

/**
 * Puts the chunks of RTMP together to messages (RTMP 1.0 §5.3), however the bytes were cut on the way. It holds no more than its caps
 * allow, whatever it is fed, and after a fault it reads nothing any more.
 */
export class ChunkReader {
  readonly #streams = new Map<number, Stream>();
  #caps: ChunkCaps;
  #chunkSize = 128;
  /** A header that is not whole: never more than 17 bytes. */
  #rest = Buffer.alloc(0);
  /** The chunk whose payload comes next, and how much of it is missing. */
  #open: Stream | undefined;
  #left = 0;
  #buffered = 0;
  #fault: ChunkFault | undefined;

  constructor(caps: ChunkCaps) {
    this.#caps = caps;
  }

  /** The announced length of all messages that are not whole. */
  get buffered(): number {
    return this.#buffered;
  }

  /** What the peer may do from now on. */
  allow(caps: ChunkCaps): void {
    this.#caps = caps;
  }

  /** Takes the next bytes. */
  read(piece: Buffer): ChunksRead {
    const messages: RtmpMessage[] = [];
    let bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, piece]) : piece;
    while (!this.#fault) {
      const taken = this.#open ? this.#fill(this.#open, bytes) : this.#header(bytes);
      if (taken === undefined) break;
      bytes = bytes.subarray(taken);
      if (this.#open && this.#left === 0) this.#close(this.#open, messages);
    }
    // A copy: the piece that it was cut from may be far larger.
    this.#rest = Buffer.from(this.#fault ? [] : bytes);
    return this.#fault ? { messages, fault: this.#fault } : { messages };
  }

  /** Opens the next chunk; how many bytes its header took, or nothing where some are missing. */
  #header(bytes: Buffer): number | undefined {
    const header = readChunkHeader(bytes, (id) => this.#streams.get(id)?.long !== undefined);
    if (!header) return undefined;
    const stream = this.#streamOf(header);
    if (!stream) return undefined;
    if (header.format === 3 && stream.body) {
      this.#openChunk(stream);
      // Some encoders leave the long time out here, against the specification: then these four bytes are payload.
      return header.long === stream.long ? header.length : header.length - 4;
    }
    setFields(stream, header);
    this.#begin(stream);
    return header.length;
  }

  #streamOf({ id, format }: ChunkHeader): Stream | undefined {
    const known = this.#streams.get(id);
    if (known) return known;
    // librtmp begins with format 1 where the time is 0.
    if (format > 1) this.#fault = 'chunk-without-header';
    else if (this.#streams.size >= this.#caps.chunkStreams) this.#fault = 'too-many-chunk-streams';
    if (this.#fault) return undefined;
    const stream: Stream = {
      type: 0,
      stream: 0,
      length: 0,
      time: 0,
      delta: 0,
      long: undefined,
      body: undefined,
      filled: 0,
    };
    this.#streams.set(id, stream);
    return stream;
  }

  #begin(stream: Stream): void {
    this.#drop(stream);
    if (stream.length > this.#caps.message) this.#fault = 'message-too-long';
    else if (this.#buffered + stream.length > this.#caps.buffered) this.#fault = 'too-much-buffered';
    if (this.#fault) return;
    this.#buffered += stream.length;
    stream.body = Buffer.allocUnsafe(stream.length);
    stream.filled = 0;
    this.#openChunk(stream);
  }

  #openChunk(stream: Stream): void {
    this.#open = stream;
    this.#left = Math.min(this.#chunkSize, (stream.body?.length ?? 0) - stream.filled);
  }

  /** Moves payload into the message; nothing where there is none. */
  #fill(stream: Stream, bytes: Buffer): number | undefined {
    if (bytes.length === 0 || !stream.body) return undefined;
    const taken = bytes.copy(stream.body, stream.filled, 0, Math.min(this.#left, bytes.length));
    stream.filled += taken;
    this.#left -= taken;
    return taken;
  }

  #close(stream: Stream, messages: RtmpMessage[]): void {
    this.#open = undefined;
    if (!stream.body || stream.filled < stream.body.length) return;
    const message = { type: stream.type, stream: stream.stream, time: stream.time, payload: stream.body };
    this.#drop(stream);
    if (message.type === MESSAGE.chunkSize) this.#setChunkSize(message.payload);
    else if (message.type === MESSAGE.abort) this.#abort(message.payload);
    else messages.push(message);
  }

  #drop(stream: Stream): void {
    this.#buffered -= stream.body?.length ?? 0;
    stream.body = undefined;
  }

  #setChunkSize(payload: Buffer): void {
    const size = payload.length === 4 ? payload.readUInt32BE() : 0;
    if (size < 1 || size > LARGEST_CHUNK) this.#fault = 'chunk-size';
    else this.#chunkSize = size;
  }

  #abort(payload: Buffer): void {
    const stream = payload.length === 4 ? this.#streams.get(payload.readUInt32BE()) : undefined;
    if (stream) this.#drop(stream);
  }
}

function setFields(stream: Stream, { format, fields, long }: ChunkHeader): void {
  if (format < 3) {
    // A whole time in format 0, else what is added; a chunk without fields adds the same again, the whole time included (§5.3.1.2.4).
    stream.delta = long ?? fields.readUIntBE(0, 3);
    stream.long = long;
  }
  if (format < 2) {
    stream.length = fields.readUIntBE(3, 3);
    stream.type = fields.readUInt8(6);
  }
  if (format === 0) stream.stream = fields.readUInt32LE(7);
  stream.time = format === 0 ? stream.delta : (stream.time + stream.delta) >>> 0;
}
