import fc from 'fast-check';
import { countUnits } from '../../contract';
import { cut, measure } from './count.rules';

it.each([
  ['青禾县防汛', 'characters', 5],
  ['👩‍👩‍👧', 'characters', 5],
  ['青禾', 'utf8-bytes', 6],
  ['青禾ab', 'half-width', 3],
  ['青禾a', 'half-width', 3],
  ['flood', 'x-weighted', 5],
  ['防汛', 'x-weighted', 4],
  ['看 https://qinghe.example/story/abcdefghijklmnopqrstuvwxyz', 'x-weighted', 26],
  ['👩‍👩‍👧', 'x-weighted', 2],
] as const)('%s is so long in %s: %d', (text, unit, expected) => {
  expect(measure(text, unit)).toBe(expected);
});

it('cuts at whole signs and never beyond the limit, whatever the text', () => {
  const texts = fc.string({ unit: fc.constantFrom('青', 'a', ' ', '👩‍👩‍👧', 'é', '。'), maxLength: 60 });
  fc.assert(
    fc.property(texts, fc.integer({ min: 0, max: 40 }), fc.constantFrom(...countUnits), (text, max, unit) => {
      if (unit === 'count') return;
      const short = cut(text, max, unit);
      expect(measure(short, unit) <= max || short === text).toBe(true);
      expect(measure(short, unit)).toBeLessThanOrEqual(Math.max(max, 0));
      if (short !== text && short !== '') expect(text.startsWith(short.slice(0, -1))).toBe(true);
    }),
  );
});
