import type { IngestLimits } from './limits.rules';

type Known = { connections: number; wrong: number[] };

const MINUTE = 60_000;
/** More addresses than this are strangers at a rate at which only the total counts. */
const MOST = 10_000;

/** The address by which somebody is counted: an IPv6 network of 64 bits is one customer of a provider. */
export function countedAddress(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head.split(':').filter((group) => group !== '');
  const rest = tail === undefined ? [] : tail.split(':').filter((group) => group !== '');
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - rest.length) }, () => '0');
  return `${[...groups, ...zeros, ...rest].slice(0, 4).join(':')}::/64`;
}

/** Counts who is here and who came with a wrong key, so that nobody takes all places and nobody tries keys in a row. */
export class Doorkeeper {
  readonly #known = new Map<string, Known>();
  #connections = 0;

  constructor(
    private readonly limits: Pick<IngestLimits, 'connections' | 'connectionsPerAddress' | 'wrongKeysPerMinute'>,
    private readonly now: () => number,
  ) {}

  /** Lets a connection in, or not; who was let in leaves once. */
  enter(address: string): boolean {
    const known = this.#of(address);
    const isFull =
      this.#connections >= this.limits.connections || known.connections >= this.limits.connectionsPerAddress;
    if (isFull || this.#recent(known).length >= this.limits.wrongKeysPerMinute) {
      this.#forget(address, known);
      return false;
    }
    known.connections += 1;
    this.#connections += 1;
    return true;
  }

  leave(address: string): void {
    const known = this.#of(address);
    known.connections -= 1;
    this.#connections -= 1;
    this.#forget(address, known);
  }

  wrongKey(address: string): void {
    const known = this.#of(address);
    known.wrong = [...this.#recent(known), this.now()];
  }

  /** Forgets addresses whose wrong keys are long ago. */
  tidy(): void {
    for (const [address, known] of this.#known) this.#forget(address, known);
  }

  /** How many addresses it remembers. */
  get size(): number {
    return this.#known.size;
  }

  #of(address: string): Known {
    const known = this.#known.get(address) ?? { connections: 0, wrong: [] };
    if (this.#known.size < MOST) this.#known.set(address, known);
    return known;
  }

  #recent(known: Known): number[] {
    return known.wrong.filter((at) => this.now() - at < MINUTE);
  }

  #forget(address: string, known: Known): void {
    if (known.connections <= 0 && this.#recent(known).length === 0) this.#known.delete(address);
  }
}
