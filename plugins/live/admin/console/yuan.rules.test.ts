import { yuanOf } from './yuan.rules';

it.each([
  [0, '¥0.00'],
  [5, '¥0.05'],
  [3_990, '¥39.90'],
  [123_456_789, '¥1,234,567.89'],
  [-150, '−¥1.50'],
])('writes %d fen as %s', (fen, words) => {
  expect(yuanOf(fen)).toBe(words);
});
