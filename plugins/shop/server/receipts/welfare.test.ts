import fc from 'fast-check';
import { FEWEST_HOUSEHOLDS, villageIncomes } from './welfare.rules';

const many = (village: string, households: number) =>
  Array.from({ length: households }, (_, n) => ({ village, household: `${village}${n}`, fen: 100 }));

it.each([
  ['shows villages of enough households', [...many('a', 6), ...many('b', 5)], ['a', 'b']],
  ['puts small ones together', [...many('a', 6), ...many('b', 3), ...many('c', 2)], ['a', '']],
  ['hides one that stood alone in another', [...many('a', 6), ...many('b', 7), ...many('c', 1)], ['b', '']],
  ['shows nothing of too few', [...many('a', 2), ...many('b', 2)], []],
])('%s', (_what, incomes, villages) => {
  expect(villageIncomes(incomes).map(({ village }) => village)).toEqual(villages);
});

it('never shows fewer than five households, and loses nobody when it shows any', () => {
  const income = fc.record({
    village: fc.constantFrom('', 'a', 'b', 'c', 'd'),
    household: fc.uuid(),
    fen: fc.nat(10_000),
  });
  fc.assert(
    fc.property(fc.array(income, { maxLength: 40 }), (incomes) => {
      const shown = villageIncomes(incomes);
      expect(shown.every(({ households }) => households >= FEWEST_HOUSEHOLDS)).toBe(true);
      const sum = shown.reduce((all, { fen }) => all + fen, 0);
      expect([0, incomes.reduce((all, { fen }) => all + fen, 0)]).toContain(sum);
    }),
  );
});
