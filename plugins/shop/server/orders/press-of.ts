import { hash } from 'node:crypto';

/**
 * A buyer and the key that they pressed with, as one UUID: half of it is the buyer's own, so that all of a buyer lie side by side. Should
 * two keys of one buyer ever share the other half, the second is refused as used, never taken for the first: its lines are compared.
 */
export function pressOf({ buyer, key }: { readonly buyer: string; readonly key: string }): string {
  const half = hash('sha256', `${buyer} ${key}`, 'hex');
  return `${buyer.slice(0, 18)}-${half.slice(0, 4)}-${half.slice(4, 16)}`;
}

/** Where the presses of a buyer begin and end. */
export function pressesOf(buyer: string): readonly [first: string, last: string] {
  const half = buyer.slice(0, 18);
  return [`${half}-0000-000000000000`, `${half}-ffff-ffffffffffff`];
}
