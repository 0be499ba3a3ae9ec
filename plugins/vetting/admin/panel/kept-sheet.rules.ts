import { FULL_STEPS, revealSchema, rubricBlocks, type Reveal, type Steps } from '../../contract';

/** Where this device keeps a sheet until it is opened. A sheet that is scored anew is another. */
export const placeOf = (code: string, attempt: number): string => `hearth.vetting.sheet.${code}.${attempt}`;

/** What is kept: everything that the seal was made of but who made it. */
export const keptText = ({ steps, vetoes, salt }: Reveal): string => JSON.stringify({ steps, vetoes, salt });

/** Reads what was kept; undefined when it is no sheet. */
export function readKept(text: string | null): Reveal | undefined {
  if (text === null) return undefined;
  try {
    return revealSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

// One step in the middle for each block: half of its weight.
const HALF = Object.fromEntries(rubricBlocks.map((block) => [block, FULL_STEPS / 2])) as Steps;

/** A sheet on which nobody has said anything yet. */
export const blankSteps = (): Steps => ({ ...HALF });

/** Bytes as a salt. */
export const saltOf = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
