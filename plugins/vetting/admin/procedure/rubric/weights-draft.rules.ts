import { rubricBlocks, USUAL_WEIGHTS, weightsSchema, type RubricBlock, type Weights } from '../../../contract';

/** Weights as they are typed. */
export type WeightsDraft = Readonly<Record<RubricBlock, string>>;

/** What is to be typed over. */
export const draftOf = (weights: Weights): WeightsDraft =>
  // One text for each block.
  Object.fromEntries(rubricBlocks.map((block) => [block, String(weights[block])])) as WeightsDraft;

/** What the weights come to; a hundred is wanted. */
export const sumOf = (draft: WeightsDraft): number =>
  rubricBlocks.reduce((sum, block) => sum + (Number(draft[block]) || 0), 0);

/** The weights that were typed, once they are whole points that make a hundred. */
export function weightsOf(draft: WeightsDraft): Weights | undefined {
  const typed = Object.fromEntries(rubricBlocks.map((block) => [block, Number(draft[block].trim() || NaN)]));
  const parsed = weightsSchema.safeParse(typed);
  return parsed.success ? parsed.data : undefined;
}

/** A block that weighs otherwise than before. */
export type ChangedBlock = { readonly block: RubricBlock; readonly from: number; readonly to: number };

/** What weighs otherwise than in the version before; the first one follows what comes with the house. */
export function changedBlocks(before: Weights | undefined, after: Weights): readonly ChangedBlock[] {
  const known = before ?? USUAL_WEIGHTS;
  return rubricBlocks
    .map((block) => ({ block, from: known[block], to: after[block] }))
    .filter(({ from, to }) => from !== to);
}
