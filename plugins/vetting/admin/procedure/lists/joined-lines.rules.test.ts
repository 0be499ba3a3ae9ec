import { joined, LINES_A_PAGE, nextFrom } from './joined-lines.rules';

const page = (first: number, count: number) => ({
  samples: Array.from({ length: count }, (_none, index) => ({ id: `s${first + index}` })),
});

it('reads on from the last line while pages are full, and stops at one that is not', () => {
  const first = page(0, LINES_A_PAGE);
  expect(nextFrom('samples', first)).toBe('s49');
  const both = joined('samples', first, page(50, LINES_A_PAGE));
  expect(both['samples']).toHaveLength(100);
  expect(nextFrom('samples', both)).toBe('s99');
  expect(nextFrom('samples', joined('samples', both, page(100, 3)))).toBeUndefined();
});

it('stops after an empty page, when the list was as long as full pages', () => {
  const first = page(0, LINES_A_PAGE);
  expect(nextFrom('samples', joined('samples', first, page(50, 0)))).toBeUndefined();
  expect(nextFrom('samples', page(0, 3))).toBeUndefined();
  expect(nextFrom('samples', undefined)).toBeUndefined();
});
