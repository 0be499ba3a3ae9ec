import type { CheckFinding } from '../../contract';
import { hashOf } from '../../kernel';

/** A finding as it is counted. */
export type CountedHit = Pick<CheckFinding, 'rule' | 'ruleVersion'> & { readonly fingerprint: string };

/**
 * Findings as they are counted: by what was found and in which part of the text, so that the same mistake in the next revision,
 * a few words further down, is the same mistake.
 */
export function countedHits(findings: readonly CheckFinding[]): readonly CountedHit[] {
  const hits = findings.map((finding) => hitOf(finding));
  return [...new Map(hits.map((hit) => [`${hit.rule} ${hit.fingerprint}`, hit])).values()];
}

/** How one finding is counted. */
export function hitOf({ rule, ruleVersion, field, text }: CheckFinding): CountedHit {
  const part = field.split('.')[0] ?? field;
  // Half a character at the edge of what was found is no text that can be hashed; it is told apart by its code.
  const said = text.replace(/\p{Surrogate}/gu, (half) => `\\u${half.charCodeAt(0)}`);
  return { rule, ruleVersion, fingerprint: hashOf([part, said]).slice(0, 32) };
}
