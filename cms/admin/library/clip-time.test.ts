import fc from 'fast-check';
import { millisecondsOf, writtenTime } from './clip-time';

it.each([
  ['45', 45_000],
  ['1:05', 65_000],
  ['1：05．5', 65_500],
  ['90:00', 5_400_000],
  ['1:02:03.25', 3_723_250],
  ['', undefined],
  ['1:60', undefined],
  ['1:75:00', undefined],
  ['-1', undefined],
  ['1:2:3:4', undefined],
])('reads %s', (written, milliseconds) => {
  expect(millisecondsOf(written)).toBe(milliseconds);
});

it('reads every time as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99 * 3_600_000 }), (time) => {
      expect(millisecondsOf(writtenTime(time))).toBe(time);
    }),
  );
});
