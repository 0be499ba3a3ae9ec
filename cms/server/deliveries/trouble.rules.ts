import type { PostingState } from '../../contract';

/** States of a delivery in which somebody has to be told. */
export type TroubleState = Extract<
  PostingState,
  'failed_final' | 'rejected' | 'manual' | 'unknown' | 'manual_takedown'
>;

/** A delivery in trouble, as far as it decides who hears of it together with what. */
export type InTrouble = { readonly station: string; readonly owner: string | null; readonly state: TroubleState };

/** What is told in one notice: the same trouble, for the same people. */
export function togetherOf<One extends InTrouble>(found: readonly One[]): readonly (readonly [One, ...One[]])[] {
  const groups = new Map<string, [One, ...One[]]>();
  for (const one of found) {
    const key = `${one.station}/${one.owner ?? ''}/${one.state}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}
