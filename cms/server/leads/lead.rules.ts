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
