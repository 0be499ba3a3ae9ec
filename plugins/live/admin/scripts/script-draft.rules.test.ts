import { freshSentences, sentencesOf, spokenOf, withAnother, withDraft } from './script-draft.rules';

it('sends what is said, and leaves empty beats out', () => {
  const draft = freshSentences(['hook', 'origin', 'close']).map((one) =>
    one.beat === 'origin' ? { ...one, text: ' 青禾村自己种的 ', claims: ['c'] } : one,
  );
  expect(spokenOf(draft)).toEqual([{ beat: 'origin', text: '青禾村自己种的', claims: ['c'] }]);
});

it('puts another sentence behind one, of its beat, with a key of its own', () => {
  const all = withAnother(freshSentences(['hook', 'close']), 0);
  expect(all.map(({ beat, key }) => [beat, key])).toEqual([
    ['hook', 0],
    ['hook', 2],
    ['close', 1],
  ]);
  expect(withAnother([], 0)).toHaveLength(1);
});

it('takes a version up by the numbers of its claims', () => {
  const claims = [{ id: 'c', text: '青禾村自产', light: 'green' as const, why: null }];
  expect(sentencesOf({ sentences: [{ beat: 'origin', text: '自己种的', claims }] })).toEqual([
    { key: 0, beat: 'origin', text: '自己种的', claims: ['c'] },
  ]);
});

it('puts a draft behind what was written, with keys of its own, in the place of beats that say nothing yet', () => {
  const written = freshSentences(['hook', 'origin']).map((one) =>
    one.beat === 'hook' ? { ...one, text: '大家好' } : one,
  );
  const sentences = [
    { beat: 'origin' as const, text: '青禾村自产', claims: ['c'] },
    { beat: 'close' as const, text: '谢谢', claims: [] },
  ];
  const all = withDraft(written, { driver: 'template', sentences });
  expect(all.map(({ key, text }) => [key, text])).toEqual([
    [0, '大家好'],
    [2, '青禾村自产'],
    [3, '谢谢'],
  ]);
});
