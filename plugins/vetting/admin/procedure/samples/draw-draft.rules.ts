import type { DrawSample } from '../../../contract';

/** A seal as it is typed. */
export type SealDraft = { readonly tag: string; readonly place: string; readonly photoHash: string | undefined };

/** A sample as it is typed. */
export type DrawDraft = {
  readonly product: string | undefined;
  readonly lot: string;
  readonly bestBefore: string;
  readonly seals: readonly [SealDraft, SealDraft];
};

/** What stands for goods without a lot. */
export const NO_LOT = 'none';

const EMPTY_SEAL: SealDraft = { tag: '', place: '', photoHash: undefined };

/** An empty form. */
export const EMPTY: DrawDraft = { product: undefined, lot: NO_LOT, bestBefore: '', seals: [EMPTY_SEAL, EMPTY_SEAL] };

const sealOf = ({ tag, place, photoHash }: SealDraft): DrawSample['retained'][number] | undefined =>
  tag.trim().length < 4 || place.trim() === '' || photoHash === undefined
    ? undefined
    : { tag: tag.trim(), place: place.trim(), photoHash };

/** What is sent, once all of it is there; two samples never share a tag. */
export function sampleOf({ product, lot, bestBefore, seals }: DrawDraft): DrawSample | undefined {
  const [first, second] = [sealOf(seals[0]), sealOf(seals[1])];
  if (!product || bestBefore === '' || !first || !second || first.tag === second.tag) return undefined;
  return { product, lot: lot === NO_LOT ? null : lot, bestBefore, retained: [first, second] };
}
