import { z } from 'zod';
import { FULL_STEPS, perBlock, vetoes } from './rubric';
import { sha256 } from './sha256';

/** The steps of one member 评分: one for each block. */
export const stepsSchema = perBlock(z.int().min(0).max(FULL_STEPS));

/** The steps of one member. */
export type Steps = z.output<typeof stepsSchema>;

const salt = z.string().regex(/^[0-9a-f]{64}$/);

/** What a member opens 开封: what they scored, the vetoes they raise, and the salt that kept it from being guessed. */
export const revealSchema = z.strictObject({
  steps: stepsSchema,
  vetoes: z.array(z.enum(vetoes)).max(vetoes.length),
  salt: salt.meta({ examples: ['0'.repeat(64)] }),
});

/** What a member opens. */
export type Reveal = z.output<typeof revealSchema>;

/** A sheet as it is sealed: the sample's code and the member are part of it, so that nobody can hand in the seal of another. */
export type ScoreSheet = Reveal & { readonly code: string; readonly person: string };

/** The one spelling of a sheet (RFC 8785): its members in order, without blanks. */
export function sheetText({ code, person, steps, vetoes: raised, salt: grain }: ScoreSheet): string {
  const inOrder = Object.fromEntries(Object.entries(steps).sort(([one], [other]) => (one < other ? -1 : 1)));
  // Written in the order of the alphabet, which JSON.stringify keeps for names that are no numbers.
  return JSON.stringify({ code, person, salt: grain, steps: inOrder, vetoes: [...new Set(raised)].sort() });
}

/** What a member hands in while others still taste 封存: the hash of the sheet, from which nobody can read it. */
export const sealOf = (sheet: ScoreSheet): string => sha256(sheetText(sheet));
