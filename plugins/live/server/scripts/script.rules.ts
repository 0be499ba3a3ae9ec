import type { claimLights, ScriptBeat } from '../../contract';

type Light = (typeof claimLights)[number];

/** A claim as vetting knows it now; undefined where nobody knows it any more. */
export type ClaimNow =
  | {
      readonly standing: 'supported' | 'unsupported' | 'forbidden';
      readonly endsSoon: boolean;
      readonly product: string;
    }
  | undefined;

/** Green while it is proved, amber when its proof ends within days, red otherwise; a claim of other goods proves nothing of these. */
export function lightOf(claim: ClaimNow, product: string | null): Light {
  if (claim?.standing !== 'supported' || claim.product !== product) return 'red';
  return claim.endsSoon ? 'amber' : 'green';
}

/** Parts of a script that say how goods are: each of their sentences has to stand on a claim. */
const ASSERTING: readonly ScriptBeat[] = ['origin', 'proof'];

type Spoken = { readonly beat: ScriptBeat; readonly claims: readonly { readonly light: Light }[] };

/** Places of sentences that say something nobody proved: a claim that is red, or none at all where one is needed. */
export function unprovedOf(sentences: readonly Spoken[]): readonly number[] {
  return sentences.flatMap(({ beat, claims }, place) => {
    const isBare = ASSERTING.includes(beat) && claims.length === 0;
    return isBare || claims.some(({ light }) => light === 'red') ? [place] : [];
  });
}

/** Signs of Chinese that a host speaks in a second, and words of other languages: what newsrooms reckon with. */
const PACE = { signs: 4.2, words: 2.4 } as const;

/** How long a text takes to speak, in whole seconds. */
export function spokenSeconds(text: string): number {
  const signs = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const words = text.replace(/\p{Script=Han}/gu, ' ').match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.ceil(signs / PACE.signs + words / PACE.words);
}
