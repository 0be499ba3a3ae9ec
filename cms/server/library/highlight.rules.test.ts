import fc from 'fast-check';
import { marked, snippetOf } from './highlight.rules';

it('marks each word once, the longer before the shorter', () => {
  expect(marked('防汛应急响应启动', ['应急响应', '应急', '启动'])).toEqual([
    { text: '防汛', hit: false },
    { text: '应急响应', hit: true },
    { text: '启动', hit: true },
  ]);
});

it('shows the piece around the first hit', () => {
  const text = `${'雨'.repeat(200)}水库开闸泄洪${'风'.repeat(200)}`;
  const snippet = snippetOf(text, ['水库']);
  expect(snippet.filter(({ hit }) => hit)).toEqual([{ text: '水库', hit: true }]);
  expect(snippet.map(({ text: one }) => one).join('').length).toBeLessThanOrEqual(92);
});

it('never loses or adds a sign', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.string({ maxLength: 3 }), { maxLength: 4 }),
      (text, words) => {
        expect(
          marked(text, words)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});
