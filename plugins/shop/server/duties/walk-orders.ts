import { createHash, verify } from 'node:crypto';
import { promiseHash } from '../orders/promise-hash';
import { writtenPromise } from '../orders/promise.rules';
import { leafNode, rootOf } from '../receipts/merkle';
import type { Which } from '../sessions/session-store';
import type { OrderFacts } from './live-facts.rules';
import type { SealedBatch, WalkedOrder, WalkStore } from './walk-store';

const AT_ONCE = 500;
const MOST_NAMED = 100;

type Fault = 'unsigned' | 'changed' | 'unconfirmed' | 'missing';

/** Whether a batch leads to its root, and the root is signed by the key that it names. */
function isSealed({ hashes, root, signature, publicKey }: SealedBatch): boolean {
  if (publicKey === null || rootOf(hashes.map(leafNode)) !== root) return false;
  return verify(null, Buffer.from(root, 'hex'), publicKey, Buffer.from(signature, 'base64'));
}

/** What is wrong with one order. */
function faultsOf(order: WalkedOrder, batches: ReadonlyMap<string, SealedBatch>): readonly Fault[] {
  const { id, station, buyer, at, payUntil, goods, freight, discount, amount, lines, hash, place } = order;
  if (lines.length === 0 || !order.isPaid) return ['missing'];
  const batch = batches.get(order.batch ?? '');
  const sums = { goods, freight, discount, amount };
  const written = writtenPromise({ order: id, station, buyer, at, payUntil, ...sums, lines });
  const found: Fault[] = [];
  if (!batch || batch.hashes[place ?? 0] !== hash || !batch.isSealed) found.push('unsigned');
  if (promiseHash(written) !== hash) found.push('changed');
  if (lines.some(({ returns, noReturn }) => returns === 'no-return' && !noReturn)) found.push('unconfirmed');
  return found;
}

type Tally = {
  readonly lastSold: Map<string, string>;
  readonly named: Record<Fault, string[]>;
};

/** Notes what is wrong with an order, and when its offers last sold. */
function note({ lastSold, named }: Tally, { id, at, lines }: WalkedOrder, faults: readonly Fault[]): void {
  for (const fault of faults) if (named[fault].length < MOST_NAMED) named[fault].push(id);
  for (const { offer } of lines) if (at > (lastSold.get(offer) ?? '')) lastSold.set(offer, at);
}

/**
 * Walks through all paid orders of a live, some hundreds at a time, and works each of them out anew: what was promised, and whether it is
 * under a signature. However many there are, what is held is one page of them.
 */
export async function walkOrders(walk: WalkStore, which: Which): Promise<OrderFacts> {
  const digest = createHash('sha256');
  const tally: Tally = { lastSold: new Map(), named: { unsigned: [], changed: [], unconfirmed: [], missing: [] } };
  let count = 0;
  for (let after: string | undefined; ;) {
    const page = await walk.after(which, { after, limit: AT_ONCE });
    const batches = await walk.batches(page);
    const sealed = new Map([...batches].map(([id, batch]) => [id, { ...batch, isSealed: isSealed(batch) }]));
    for (const order of page) {
      digest.update(`${order.id}:${order.hash}\n`);
      note(tally, order, faultsOf(order, sealed));
    }
    count += page.length;
    after = page.at(-1)?.id;
    if (page.length < AT_ONCE) return { count, digest: digest.digest('hex'), lastSold: tally.lastSold, ...tally.named };
  }
}
