import { randomBytes } from 'node:crypto';

/** What to send, what came after the handshake once it is done, or that the peer speaks something else. */
export type HandshakeStep = {
  readonly send?: Buffer;
  readonly rest?: Buffer;
  readonly fault?: 'handshake';
};

const VERSION = 3;
const SIZE = 1536;

/**
 * The simple handshake (RTMP 1.0 §5.2). A first packet of the digested form is answered in the simple one, which every encoder takes;
 * what is random in it keeps no secret.
 */
export class Handshake {
  #bytes = Buffer.alloc(0);
  #answered = false;

  constructor(private readonly side: 'server' | 'client') {}

  /** What a client says first. */
  static hello(): Buffer {
    return Buffer.concat([Buffer.of(VERSION), greeting()]);
  }

  /** Takes the next bytes; it never holds more than the handshake is long. */
  take(piece: Buffer): HandshakeStep {
    this.#bytes = Buffer.concat([this.#bytes, piece]);
    const first = this.#bytes[0];
    if (first !== undefined && first !== VERSION) return { fault: 'handshake' };
    return this.side === 'server' ? this.#serve() : this.#greet();
  }

  #serve(): HandshakeStep {
    if (this.#bytes.length < 1 + SIZE) return {};
    const send = this.#answered
      ? {}
      : { send: Buffer.concat([Buffer.of(VERSION), greeting(), this.#bytes.subarray(1, 1 + SIZE)]) };
    this.#answered = true;
    const rest = this.#bytes.length < 1 + 2 * SIZE ? {} : { rest: this.#bytes.subarray(1 + 2 * SIZE) };
    return { ...send, ...rest };
  }

  #greet(): HandshakeStep {
    if (this.#bytes.length < 1 + 2 * SIZE) return {};
    return { send: this.#bytes.subarray(1, 1 + SIZE), rest: this.#bytes.subarray(1 + 2 * SIZE) };
  }
}

function greeting(): Buffer {
  // Eight bytes of time and zeros, then chance.
  return Buffer.concat([Buffer.alloc(8), randomBytes(SIZE - 8)]);
}
