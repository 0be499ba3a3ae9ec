import { PEACHES } from '../testing/a-goods-desk';
import { changeIn, changesOf, dueAt, ownEvents, toReview } from './product.rules';

const before = { title: '水蜜桃', category: 'fresh-produce', facts: PEACHES } as const;

it('tells differences field by field, and which of them matter', () => {
  const priceBasis = { ...PEACHES.priceBasis, fen: 4_990 };
  const after = { ...before, title: '黄桃', facts: { ...PEACHES, priceBasis, story: '新故事', marks: [] } };
  const changes = changesOf(before, after);
  expect(changes).toEqual([
    { field: 'title', before: '水蜜桃', after: '黄桃' },
    { field: 'priceBasis', before: PEACHES.priceBasis, after: priceBasis },
    { field: 'story', before: '', after: '新故事' },
  ]);
  expect(toReview(changes).map(({ field }) => field)).toEqual(['title', 'priceBasis']);
  expect(changesOf(before, { ...before, facts: { ...PEACHES } })).toEqual([]);
});

const RECIPE = [{ field: 'recipe', before: '', after: '糖' }];
const STORY = [{ field: 'story', before: '', after: '桃' }];

it.each([
  ['draft', 'write', 'write'],
  ['fixing', 'write', 'write'],
  ['paper-review', 'refuse', 'write'],
  ['sampling', 'refuse', 'write'],
  ['panel', 'refuse', 'write'],
  ['scored', 'refuse', 'write'],
  ['price-review', 'refuse', 'write'],
  ['approved', 're-review', 'write'],
  ['suspended', 're-review', 'write'],
  ['recalled', 'over', 'over'],
  ['retired', 'over', 'over'],
  ['rejected', 'over', 'over'],
  ['vetoed', 'over', 'over'],
] as const)('a recipe changed in %s: %s; a story: %s', (state, recipe, story) => {
  expect([changeIn(state, RECIPE), changeIn(state, STORY)]).toEqual([recipe, story]);
});

it('runs a clock only where somebody is waited for, and offers only what the desk does itself', () => {
  const since = new Date('2026-11-30T00:00:00Z');
  expect(dueAt('paper-review', since)).toEqual(new Date('2026-12-02T00:00:00Z'));
  expect([dueAt('draft', since), dueAt('approved', since), dueAt('vetoed', since)]).toEqual([null, null, null]);
  expect(ownEvents('paper-review')).toEqual(['return-papers', 'pass-papers', 'veto']);
  expect(ownEvents('approved')).toEqual(['retire']);
});
