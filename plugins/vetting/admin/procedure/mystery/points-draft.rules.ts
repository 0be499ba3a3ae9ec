import { mysteryAspects, type MysteryAspect, type MysteryPoints } from '../../../contract';

/** What a parcel is compared in, in the order of the form. */
export const aspects = Object.keys(mysteryAspects) as readonly MysteryAspect[]; // keys of the literal

/** Steps as they are chosen; one that was not is empty. */
export type PointsDraft = Readonly<Record<MysteryAspect, string>>;

/** Nothing was compared yet: whoever chose nothing has not said that it is the same. */
export const NOTHING: PointsDraft = { look: '', taste: '', weight: '', label: '', packing: '' };

/** The points, once each aspect has its step. */
export function pointsOf(draft: PointsDraft): MysteryPoints | undefined {
  if (aspects.some((aspect) => !/^[012]$/.test(draft[aspect]))) return undefined;
  const { look, taste, weight, label, packing } = draft;
  return {
    ...{ look: Number(look), taste: Number(taste), weight: Number(weight) },
    ...{ label: Number(label), packing: Number(packing) },
  };
}
