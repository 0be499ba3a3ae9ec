import { hash as digest } from 'node:crypto';
import type { ProofStep } from '../../contract';

/** Leaves of one block: whole blocks are nodes of the tree themselves, so a proof needs the hashes of one block and the roots of all. */
export const BLOCK = 1_024;

/** Where what is hashed is laid out: two hashes and a mark, again and again, thousands of times a second. */
const [leaf, pair] = [Buffer.alloc(33, 0), Buffer.alloc(65, 1)];

/** The node of a leaf, an order's promise or a posting: marked, so that no node can be passed off as one (RFC 6962). */
export function leafNode(hash: string): string {
  return digest('sha256', leaf.subarray(0, 1 + leaf.write(hash, 1, 'hex')), 'hex');
}

function above(left: string, right: string): string {
  const cut = 1 + pair.write(left, 1, 'hex');
  return digest('sha256', pair.subarray(0, cut + pair.write(right, cut, 'hex')), 'hex');
}

/** The root over some nodes, in their order. */
export function rootOf(nodes: readonly string[]): string {
  const [only] = nodes;
  if (only === undefined) throw new Error('a tree of nothing');
  if (nodes.length === 1) return only;
  const cut = halfOf(nodes.length);
  return above(rootOf(nodes.slice(0, cut)), rootOf(nodes.slice(cut)));
}

/** The way from a node to the root, from below. */
export function pathOf(nodes: readonly string[], index: number): readonly ProofStep[] {
  if (nodes.length <= 1) return [];
  const cut = halfOf(nodes.length);
  const [left, right] = [nodes.slice(0, cut), nodes.slice(cut)];
  return index < cut
    ? [...pathOf(left, index), { side: 'right', hash: rootOf(right) }]
    : [...pathOf(right, index - cut), { side: 'left', hash: rootOf(left) }];
}

/** Where a way leads from a leaf: the root, when the leaf was under it. */
export const rootBy = (hash: string, path: readonly ProofStep[]): string =>
  path.reduce((node, step) => (step.side === 'left' ? above(step.hash, node) : above(node, step.hash)), leafNode(hash));

/** The largest power of two below the length. */
const halfOf = (length: number): number => 2 ** Math.floor(Math.log2(length - 1));
