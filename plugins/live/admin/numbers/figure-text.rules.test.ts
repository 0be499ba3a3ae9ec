import fc from 'fast-check';
import { clockText, figureText, secondsOf, shareText, yuanText } from './figure-text.rules';

it.each([
  [12_345, 'people', '12,345'],
  [65, 'seconds', '1:05'],
  [3_725, 'seconds', '1:02:05'],
  [123_456, 'fen', '¥1,234.56'],
  [-5, 'fen', '−¥0.05'],
  [0.0825, 'share', '8.25%'],
  [2.5, 'per-thousand', '2.5‰'],
  [null, 'fen', '—'],
  [0, 'times', '0'],
] as const)('writes %s as %s: %s', (value, unit, text) => {
  expect(figureText(value, unit)).toBe(text);
});

it('says a share of something, and nothing of nothing', () => {
  expect([shareText(1, 8), shareText(0, 8), shareText(3, 0)]).toEqual(['12.5%', '0.0%', '—']);
});

it.each(['', '1:', 'a', '1:2:3:4', '-5', '1.5'])('reads no time in %j', (text) => {
  expect(secondsOf(text)).toBeUndefined();
});

it('reads back whatever it wrote', () => {
  fc.assert(
    fc.property(fc.nat(360_000), (seconds) => {
      expect(secondsOf(clockText(seconds))).toBe(seconds);
    }),
  );
});

it('writes every fen', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (fen) => {
      expect(Number(yuanText(fen).replace(/[¥,]/g, ''))).toBeCloseTo(fen / 100, 5);
    }),
  );
});
