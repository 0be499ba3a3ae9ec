const HAN = /\p{Script=Han}/u;
/** What stands in every question and says nothing of what is asked. */
const EMPTY = /请问|你们|我们|主播|这个|那个|这款|是不是|有没有|什么|怎么样|可以|吗|呢|吧|啊|呀|了|的|是|有|在|么/gu;
const EMPTY_WORDS = new Set(
  ['the', 'a', 'an', 'is', 'are', 'it', 'this', 'that', 'do', 'does', 'of', 'in', 'to', 'you', 'your', 'any'].concat([
    'what',
    'which',
    'how',
    'can',
    'i',
    'and',
    'or',
    'for',
    'with',
    'have',
    'has',
    'please',
    'there',
    'on',
  ]),
);

/** In which of the house's languages somebody asks. */
export const languageOf = (question: string): 'zh-Hans' | 'en' => (HAN.test(question) ? 'zh-Hans' : 'en');

/** What a text is made of, so that two texts can be laid side by side: pairs of signs in Chinese, words otherwise. */
export function piecesOf(text: string): ReadonlySet<string> {
  const plain = text.normalize('NFKC').toLowerCase();
  const latin = (plain.match(/[a-z0-9]+/gu) ?? []).filter((word) => !EMPTY_WORDS.has(word));
  const runs = plain.replace(EMPTY, ' ').match(/\p{Script=Han}+/gu) ?? [];
  const pairs = runs.flatMap((run) => {
    const signs = [...run];
    return signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`);
  });
  return new Set([...latin, ...pairs]);
}

/** How much of a question a text speaks of, from 0 to 1. */
export function shareOf(question: ReadonlySet<string>, text: string): number {
  if (question.size === 0) return 0;
  const pieces = piecesOf(text);
  return [...question].filter((piece) => pieces.has(piece)).length / question.size;
}
