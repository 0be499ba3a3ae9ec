import { figureWords } from './figures.rules';

it.each([
  [12_345, 'people', '12,345'],
  [0, 'times', '0'],
  [754, 'seconds', '12:34'],
  [3_990.4, 'fen', '¥39.90'],
  [0.125, 'share', '12.5%'],
  [2.25, 'per-thousand', '2.3‰'],
  [null, 'share', '–'],
] as const)('writes %p %s as %s', (value, unit, words) => {
  expect(figureWords(value, unit)).toBe(words);
});
