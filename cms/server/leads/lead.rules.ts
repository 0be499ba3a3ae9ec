import type { Lead } from '../../contract';
import { likeness, termsOf } from '../topics/similar.rules';

/** What of a lead is compared. */
export type LeadFacts = Pick<Lead, 'id' | 'title' | 'text' | 'place' | 'receivedAt'>;

/** From this likeness on, two leads are shown side by side as perhaps one story. */
export const SIMILAR_ENOUGH = 0.3;

/** Tips about one thing come within days of each other. */
const NEAR_IN_TIME = 3 * 86_400_000;

/** More than this nobody reads. */
const MOST_SHOWN = 5;

/** Leads that read like this one, the likest first. The same place, or the same days, lift what the words alone leave open. */
export function likelyDuplicates<Other extends LeadFacts>(
  lead: LeadFacts,
  others: readonly Other[],
): readonly { readonly lead: Other; readonly score: number }[] {
  const terms = termsOf(lead.title, lead.text);
  return others
    .filter(({ id }) => id !== lead.id)
    .map((other) => ({ lead: other, score: scored(lead, other, likeness(terms, termsOf(other.title, other.text))) }))
    .filter(({ score }) => score >= SIMILAR_ENOUGH)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_SHOWN);
}

function scored(a: LeadFacts, b: LeadFacts, words: number): number {
  if (words === 0) return 0;
  const place = a.place !== '' && b.place !== '' && likeness(termsOf(a.place), termsOf(b.place)) >= 0.5 ? 0.15 : 0;
  const apart = Math.abs(Date.parse(a.receivedAt) - Date.parse(b.receivedAt));
  const time = apart <= NEAR_IN_TIME ? 0.05 : -0.1;
  return Math.round(Math.min(1, Math.max(0, words + place + time)) * 100) / 100;
}

/** A text by which the same lead is known again: what differs in spaces, punctuation, width or case alone is the same. */
export function sameness(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** How often tips are taken: from one household, from one account, and for one station by anybody. */
export const TIP_LIMITS = {
  household: { name: 'lead-tip-household', points: 10, seconds: 3_600 },
  account: { name: 'lead-tip-account', points: 20, seconds: 86_400 },
  station: { name: 'lead-tip-station', points: 600, seconds: 3_600 },
} as const;
