import { togetherOf, type InTrouble } from './trouble.rules';

const one = (owner: string | null, state: InTrouble['state'], station = 'yunze'): InTrouble => ({
  station,
  owner,
  state,
});

it.each<[string, readonly InTrouble[], readonly number[]]>([
  ['nothing', [], []],
  ['the same trouble of one account’s keeper', [one('wang', 'manual'), one('wang', 'manual')], [2]],
  ['two keepers', [one('wang', 'manual'), one('li', 'manual'), one('wang', 'manual')], [2, 1]],
  ['two troubles', [one(null, 'manual'), one(null, 'rejected')], [1, 1]],
  ['two stations', [one(null, 'manual'), one(null, 'manual', 'qinghe')], [1, 1]],
])('tells together what belongs together: %s', (_what, found, sizes) => {
  expect(togetherOf(found).map(({ length }) => length)).toEqual(sizes);
});
