import type { Duplex } from 'node:stream';
import { readAmf, writeAmf, type Amf } from './amf0.rules';
import { ChunkReader } from './chunk-reader';
import { CHUNK_STREAM, writeChunks } from './chunk-writer.rules';
import { Handshake } from './handshake';
import { control, MESSAGE, type ChunkCaps, type ChunkFault, type RtmpMessage } from './message.rules';

/** Why a connection cannot go on. */
export type ConnectionFault = ChunkFault | 'handshake' | 'command' | 'unread-answers' | 'too-long-without-key';

/** What one side does with what the other says. */
export type ConnectionPeer = {
  /** The handshake is done: now a client speaks. */
  open(): void;
  command(name: string, values: readonly Amf[], stream: number): void;
  media(message: RtmpMessage): void;
  fault(fault: ConnectionFault): void;
};

/** The acknowledgement that a peer of ours gets at the latest after so many bytes. */
const WINDOW = 2_500_000;
/** More than this waiting to be read by the peer is more than any answers come to. */
export const MOST_UNREAD = 256 * 1024;
const PING = { request: 6, response: 7 } as const;

/** What both sides of RTMP have in common, over any stream of bytes: handshake, chunks, acknowledgements, pings, commands. */
export class RtmpConnection {
  readonly #handshake: Handshake;
  readonly #reader: ChunkReader;
  #isOpen = false;
  #isOver = false;
  #chunkSize = 128;
  #window = WINDOW;
  #received = 0;
  #told = 0;
  /** How many of our bytes the peer says it has. */
  acknowledged = 0;

  constructor(
    readonly duplex: Duplex,
    side: { readonly is: 'server' | 'client'; readonly caps: ChunkCaps },
    private readonly peer: ConnectionPeer,
  ) {
    this.#handshake = new Handshake(side.is);
    this.#reader = new ChunkReader(side.caps);
    duplex.on('data', (piece: Buffer) => {
      this.#take(piece);
    });
    if (side.is === 'client') duplex.write(Handshake.hello());
  }

  /** How many bytes have come. */
  get received(): number {
    return this.#received;
  }

  /** What the peer may make us hold from now on. */
  allow(caps: ChunkCaps): void {
    this.#reader.allow(caps);
  }

  /** Hears and says nothing more. */
  over(): void {
    this.#isOver = true;
  }

  /** Lets our chunks be longer. */
  setChunkSize(size: number): void {
    this.send(control(MESSAGE.chunkSize, size), CHUNK_STREAM.control);
    this.#chunkSize = size;
  }

  command(values: readonly Amf[], stream = 0): void {
    this.send({ type: MESSAGE.command, stream, time: 0, payload: writeAmf(values) }, CHUNK_STREAM.command);
  }

  /** Writes a message; false when the line is behind. */
  send(message: RtmpMessage, id: number): boolean {
    if (this.#isOver || this.duplex.destroyed || this.duplex.writableEnded) return false;
    return this.duplex.write(writeChunks(message, { id, size: this.#chunkSize }));
  }

  #take(piece: Buffer): void {
    if (this.#isOver) return;
    this.#received += piece.length;
    if (this.#isOpen) this.#read(piece);
    else this.#greet(piece);
  }

  #greet(piece: Buffer): void {
    const { send, rest, fault } = this.#handshake.take(piece);
    if (fault) {
      this.#break(fault);
      return;
    }
    if (send) this.duplex.write(send);
    if (!rest) return;
    this.#isOpen = true;
    this.peer.open();
    if (rest.length > 0) this.#read(rest);
  }

  #read(piece: Buffer): void {
    const { messages, fault } = this.#reader.read(piece);
    for (const message of messages) if (!this.#isOver) this.#hear(message);
    if (fault) this.#break(fault);
    if (this.#received - this.#told < this.#window) return;
    this.#told = this.#received;
    this.send(control(MESSAGE.acknowledgement, this.#received >>> 0), CHUNK_STREAM.control);
  }

  #hear(message: RtmpMessage): void {
    switch (message.type) {
      case MESSAGE.acknowledgement:
        if (message.payload.length >= 4) this.acknowledged = message.payload.readUInt32BE();
        return;
      case MESSAGE.windowSize:
        if (message.payload.length >= 4) this.#window = Math.max(1024, message.payload.readUInt32BE());
        return;
      case MESSAGE.userControl:
        this.#answerPing(message.payload);
        return;
      case MESSAGE.command:
        this.#hearCommand(message.payload, message.stream);
        return;
      case MESSAGE.command3:
        // The first byte says that what follows is of the older form after all.
        this.#hearCommand(message.payload.subarray(1), message.stream);
        return;
      default:
        this.peer.media(message);
    }
  }

  #answerPing(payload: Buffer): void {
    if (payload.length < 6 || payload.readUInt16BE() !== PING.request) return;
    // Whoever asks and never reads the answers gets no more of them.
    if (this.duplex.writableLength > MOST_UNREAD) return;
    const answer = Buffer.from(payload.subarray(0, 6));
    answer.writeUInt16BE(PING.response);
    this.send({ type: MESSAGE.userControl, stream: 0, time: 0, payload: answer }, CHUNK_STREAM.control);
  }

  #hearCommand(payload: Buffer, stream: number): void {
    const read = readAmf(payload);
    if (!read.ok) {
      this.#break('command');
      return;
    }
    const [name, ...values] = read.value;
    if (typeof name !== 'string') {
      this.#break('command');
      return;
    }
    this.peer.command(name, values, stream);
  }

  #break(fault: ConnectionFault): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.peer.fault(fault);
  }
}
