/** Words that only a charity with a certificate may use in public: 慈善法 articles 26 to 28. */
export const charityWords = ['募捐', '善款', '募款', '义卖捐'] as const;

/** The first such word of a text, if any. */
export function charityWordIn(text: string): string | undefined {
  // Spaces and marks between the signs do not make another word of it.
  const plain = text.replace(/[\s\p{P}]/gu, '');
  return charityWords.find((word) => plain.includes(word));
}
