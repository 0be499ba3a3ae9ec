import { missingWords } from './step-words.rules';

describe('the words for missing signatures', () => {
  it.each([
    ['zh-Hans', ['review-1', 'review-2', 'review-3'], ['一审', '二审', '三审']],
    ['zh-Hans', ['proof-1', 'proof-2', 'proof-3'], ['一校', '二校', '三校']],
    ['en', ['review-2', 'proof-1', 'review-3'], ['second review', 'first proof', 'third review']],
  ] as const)('are those of a newsroom in %s', (locale, codes, words) => {
    expect(missingWords(codes, locale)).toEqual(words);
  });

  it('leave what is no step as it is', () => {
    expect(missingWords(['review-4', 'seal'], 'zh-Hans')).toEqual(['review-4', 'seal']);
  });
});
