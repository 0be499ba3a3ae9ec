import { hash } from 'node:crypto';

/** One step from a leaf up to the root: the neighbour, and on which side it stands. */
export type ProofStep = { readonly side: 'left' | 'right'; readonly hash: string };

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

const sha = (...parts: readonly Buffer[]): Buffer => hash('sha256', Buffer.concat(parts), 'buffer');
// Leaves and nodes are hashed apart (RFC 6962 §2.1), so that no node can be passed off as an order.
const leafOf = (hex: string): Buffer => sha(LEAF, Buffer.from(hex, 'hex'));

/** The hash of the canonical text of a promise. */
export const promiseHash = (text: string): string => hash('sha256', text, 'hex');

/** One hash that stands for all orders of a batch, in their order. */
export function rootOf(hashes: readonly string[]): string {
  let level = hashes.map(leafOf);
  while (level.length > 1) level = above(level);
  return level[0]?.toString('hex') ?? '';
}

/** The way from one order of a batch to the root. */
export function proofOf(hashes: readonly string[], place: number): readonly ProofStep[] {
  const steps: ProofStep[] = [];
  let at = place;
  for (let level = hashes.map(leafOf); level.length > 1; level = above(level)) {
    const side = at % 2 === 0 ? 'right' : 'left';
    const neighbour = level[side === 'right' ? at + 1 : at - 1];
    // The last of an odd level goes up alone.
    if (neighbour) steps.push({ side, hash: neighbour.toString('hex') });
    at = Math.floor(at / 2);
  }
  return steps;
}

/** Where a way leads: the root, when the order was in the batch. */
export function rootBy(promise: string, steps: readonly ProofStep[]): string {
  return steps
    .reduce((node, step) => {
      const neighbour = Buffer.from(step.hash, 'hex');
      return step.side === 'left' ? sha(NODE, neighbour, node) : sha(NODE, node, neighbour);
    }, leafOf(promise))
    .toString('hex');
}

function above(level: readonly Buffer[]): Buffer[] {
  const next: Buffer[] = [];
  for (let at = 0; at < level.length; at += 2) {
    const [left, right] = [level[at], level[at + 1]];
    if (left) next.push(right ? sha(NODE, left, right) : left);
  }
  return next;
}
