import type { ReviewRules } from '../../contract';

/** The last signature of a review that covers words: when it was given, and by which version of the rules. */
export type SignOff = { readonly at: Date; readonly rulesVersion: string };

/** The rules of a column as they are now. */
export type RulesNow = { readonly rules: Pick<ReviewRules, 'freshDays' | 'freshRules'>; readonly version: string };

const DAY = 86_400_000;

/** A correction signs by a fast lane of the same rules. */
const ruleOf = (version: string): string => version.split('+')[0] ?? version;

/** Why words that were signed once have to be signed again before they go out, or nothing. */
export function staleBecause(signed: SignOff | undefined, held: RulesNow, now: Date): 'age' | 'rules' | undefined {
  // Where the rules ask for nobody, the press of the publisher is the signature, and it is always new.
  if (!signed) return undefined;
  const { freshDays, freshRules } = held.rules;
  if (freshDays !== null && now.getTime() - signed.at.getTime() > freshDays * DAY) return 'age';
  return freshRules && ruleOf(signed.rulesVersion) !== ruleOf(held.version) ? 'rules' : undefined;
}

type Signature = SignOff & { readonly kind: string; readonly covers: ReadonlySet<string> };

/** The last review that covers words. */
export function signOffOf(signatures: readonly Signature[], hash: string): SignOff | undefined {
  const reviews = signatures.filter(({ kind, covers }) => kind === 'review' && covers.has(hash));
  return reviews.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
}
