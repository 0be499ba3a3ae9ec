import type { Duplex } from 'node:stream';
import { readAmf, type Amf, type AmfObject } from './amf0.rules';
import { CHUNK_STREAM } from './chunk-writer.rules';
import { MOST_UNREAD, RtmpConnection, type ConnectionFault } from './connection';
import { control, MESSAGE, PUBLISHER_CAPS, STRANGER_CAPS, type MediaKind, type RtmpMessage } from './message.rules';

/** What an encoder asks for: the application of its address, and the name of its stream, which is the key. */
export type PublishAsk = { readonly app: string; readonly name: string };

/** What becomes of it. A refusal is said to the encoder before anything says that it began. */
export type PublishAnswer = { readonly isAccepted: true } | { readonly isAccepted: false; readonly words: string };

/** Why a session is over. */
export type ServerEnd = 'closed' | 'unpublished' | 'refused' | 'dropped' | ConnectionFault;

/** Who answers an encoder. */
export type ServerHost = {
  publish(ask: PublishAsk): PublishAnswer;
  /** Picture, sound or `onMetaData` (as AMF), of somebody who was let in. */
  media(kind: MediaKind, time: number, payload: Buffer): void;
  /** Said once. */
  ended(end: ServerEnd): void;
};

/** One encoder. */
export type ServerSession = {
  /** Whether the handshake is done. */
  readonly hasGreeted: boolean;
  /** Whether its key was accepted. */
  readonly isPublishing: boolean;
  /** Tells the encoder why, in the words of a status of RTMP, and throws it out. */
  drop(words: string): void;
};

const WINDOW = 2_500_000;
/** Handshake, connect and publish take some 4 kB. */
const MOST_BEFORE_KEY = 256 * 1024;
const STREAM = 1;
const GOODBYES = new Set(['deleteStream', 'closeStream', 'FCUnpublish']);
/** The last word has this long to leave. */
const LAST_WORD = 200;

/** Speaks RTMP with an encoder that publishes. Nobody plays here: readers have a socket of their own. */
export function serveRtmp(duplex: Duplex, host: ServerHost): ServerSession {
  return new Serving(duplex, host);
}

class Serving implements ServerSession {
  readonly #connection: RtmpConnection;
  #app = '';
  #stream = STREAM;
  #hasGreeted = false;
  #isPublishing = false;
  #isOver = false;

  constructor(
    private readonly duplex: Duplex,
    private readonly host: ServerHost,
  ) {
    this.#connection = new RtmpConnection(
      duplex,
      { is: 'server', caps: STRANGER_CAPS },
      {
        open: () => (this.#hasGreeted = true),
        command: (name, values, stream) => {
          this.#command(name, values, stream);
        },
        media: (message) => {
          this.#media(message);
        },
        fault: (fault) => {
          this.#end(fault);
        },
      },
    );
    duplex.on('data', () => {
      if (!this.#isPublishing && this.#connection.received > MOST_BEFORE_KEY) this.#end('too-long-without-key');
    });
    // A broken connection closes as well.
    duplex.on('error', () => undefined);
    duplex.on('end', () => duplex.end());
    duplex.on('close', () => {
      this.#end('closed');
    });
  }

  get hasGreeted(): boolean {
    return this.#hasGreeted;
  }

  get isPublishing(): boolean {
    return this.#isPublishing;
  }

  drop(words: string): void {
    this.#status('error', 'NetStream.Publish.BadName', words);
    this.#end('dropped');
  }

  #command(name: string, values: readonly Amf[], stream: number): void {
    if (this.duplex.writableLength > MOST_UNREAD) {
      this.#end('unread-answers');
      return;
    }
    const transaction = typeof values[0] === 'number' ? values[0] : 0;
    if (name === 'connect') this.#connect(transaction, values[1]);
    else if (name === 'createStream') this.#connection.command(['_result', transaction, null, STREAM]);
    else if (name === 'publish') this.#publish(values[2], stream);
    else if (GOODBYES.has(name)) this.#unpublish();
    else if (name === 'play') this.#refuse('NetStream.Play.StreamNotFound', 'nothing is played here');
    // releaseStream, FCPublish, getStreamLength, _checkbw and what else somebody waits for an answer to.
    else if (transaction > 0) this.#connection.command(['_result', transaction, null, 0]);
  }

  #connect(transaction: number, facts: Amf): void {
    const app = isObject(facts) ? facts['app'] : undefined;
    this.#app = typeof app === 'string' ? app : '';
    this.#connection.send(control(MESSAGE.windowSize, WINDOW), CHUNK_STREAM.control);
    this.#connection.send(control(MESSAGE.peerBandwidth, WINDOW), CHUNK_STREAM.control);
    this.#connection.setChunkSize(4096);
    const status = {
      level: 'status',
      code: 'NetConnection.Connect.Success',
      description: 'connected',
      objectEncoding: 0,
    };
    this.#connection.command(['_result', transaction, { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }, status]);
  }

  #publish(name: Amf, stream: number): void {
    if (this.#isPublishing || typeof name !== 'string') {
      this.#end('command');
      return;
    }
    const answer = this.host.publish({ app: this.#app, name });
    // Whoever answered may have dropped us meanwhile.
    if (this.#isOver) return;
    if (!answer.isAccepted) {
      this.#refuse('NetStream.Publish.BadName', answer.words);
      return;
    }
    this.#isPublishing = true;
    this.#connection.allow(PUBLISHER_CAPS);
    this.#stream = stream;
    this.#status('status', 'NetStream.Publish.Start', 'publishing');
  }

  #unpublish(): void {
    if (!this.#isPublishing) return;
    this.#status('status', 'NetStream.Unpublish.Success', 'unpublished');
    this.#end('unpublished');
  }

  #media({ type, time, payload }: RtmpMessage): void {
    if (!this.#isPublishing) return;
    if (type === MESSAGE.audio && payload.length > 0) this.host.media('audio', time, payload);
    if (type === MESSAGE.video && payload.length > 0) this.host.media('video', time, payload);
    if (type === MESSAGE.data) this.host.media('data', time, payload);
    if (type === MESSAGE.data3) this.host.media('data', time, payload.subarray(1));
  }

  #refuse(code: string, words: string): void {
    this.#status('error', code, words);
    this.#end('refused');
  }

  #status(level: 'status' | 'error', code: string, description: string): void {
    this.#connection.command(['onStatus', 0, null, { level, code, description }], this.#stream);
  }

  #end(end: ServerEnd): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#connection.over();
    this.#isPublishing = false;
    this.duplex.end();
    // What still comes is thrown away; whoever does not close the line loses it.
    this.duplex.resume();
    setTimeout(() => this.duplex.destroy(), LAST_WORD).unref();
    this.host.ended(end);
  }
}

/** The facts in an `onMetaData` message, which encoders wrap in `@setDataFrame`. */
export function metadataOf(payload: Buffer): AmfObject | undefined {
  const read = readAmf(payload);
  return read.ok ? read.value.find(isObject) : undefined;
}

const isObject = (value: Amf): value is AmfObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
