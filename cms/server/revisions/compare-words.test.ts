import fc from 'fast-check';
import { compareBodies, compareContents, compareWords, cut, paragraphs } from './compare-words';

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] });
const runs = (before: string, after: string): string =>
  compareWords(before, after)
    .map(({ op, text }) => ({ same: text, added: `+${text}+`, removed: `-${text}-` })[op])
    .join('');

it.each([
  ['防汛四级响应', '防汛三级响应', '防汛-四级-+三级+响应'],
  ['3人受伤', '5人受伤', '-3-+5+人受伤'],
  ['', '新标题', '+新标题+'],
  ['一样', '一样', '一样'],
])('compares words: %s → %s', (before, after, told) => {
  expect(runs(before, after)).toBe(told);
});

it('takes a paragraph that was reworked for one, and one that was swapped for two', () => {
  const before = [paragraph('青禾县启动防汛四级响应，住户转移。'), paragraph('明天多云。'), paragraph('供稿：青禾县')];
  const after = [
    paragraph('青禾县启动防汛三级响应，住户全部转移。'),
    paragraph('水库水位回落到警戒线以下'),
    paragraph('供稿：青禾县'),
  ];
  expect(compareBodies(before, after).map(({ op }) => op)).toEqual(['changed', 'added', 'removed', 'same']);
});

it('speaks of pictures by their name and description', () => {
  const image = { name: 'levee.jpg', alternativeText: '堤坝', caption: null };
  expect(paragraphs([{ type: 'image', image, children: [] }])).toEqual([{ kind: 'image', text: 'levee.jpg · 堤坝' }]);
});

const texts = fc.string({ unit: fc.constantFrom(...Array.from('青禾县防汛响应三级四级，。 abc12\n')), maxLength: 60 });

it('loses no word: both texts can be read out of what it says', () => {
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const said = compareWords(before, after);
      const read = (leaveOut: string): string => said.flatMap(({ op, text }) => (op === leaveOut ? [] : text)).join('');
      expect(read('added')).toBe(before);
      expect(read('removed')).toBe(after);
    }),
  );
});

it('loses no paragraph', () => {
  const bodies = fc.array(texts.map(paragraph), { maxLength: 6 });
  fc.assert(
    fc.property(bodies, bodies, (before, after) => {
      const said = compareBodies(before, after);
      const read = (leaveOut: string): string[] =>
        said
          .map(({ runs: all }) => all.flatMap(({ op, text }) => (op === leaveOut ? [] : text)).join(''))
          .filter(Boolean)
          .sort();
      const texted = (body: typeof before): string[] =>
        paragraphs(body)
          .map(({ text }) => text)
          .filter(Boolean)
          .sort();
      expect(read('added')).toEqual(texted(before));
      expect(read('removed')).toEqual(texted(after));
    }),
  );
});

it('cuts a text into pieces that are the text', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => expect(cut(text).join('')).toBe(text)));
});

it('names the fields that differ, the heaviest first', () => {
  const content = { title: '甲', tags: '一', subtitle: null } as unknown as Parameters<typeof compareContents>[1];
  const later = { ...content, title: '乙', tags: '二', subtitle: '副题' };
  const rules = { weights: { tags: 'technical', subtitle: 'wording' } } as const;
  expect(compareContents(content, later, rules).map(({ field, weight }) => [field, weight])).toEqual([
    ['title', 'material'],
    ['subtitle', 'wording'],
    ['tags', 'technical'],
  ]);
});
