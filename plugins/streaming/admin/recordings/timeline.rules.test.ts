import fc from 'fast-check';
import { following, marked, moved, reordered, shareOf, zoomed, type Span } from './timeline.rules';
import { clockOf, sizeOf } from './time-words.rules';

const WHOLE = 3_600;
const spans = fc
  .tuple(fc.integer({ min: 0, max: WHOLE - 10 }), fc.integer({ min: 5, max: 600 }))
  .map(([start, length]): Span => ({ start, end: Math.min(WHOLE, start + length) }));
const times = fc.integer({ min: -100, max: WHOLE + 100 });
const edges = fc.constantFrom<keyof Span>('start', 'end');

it('a choice stays inside the film and never turns round, however it is moved or marked', () => {
  fc.assert(
    fc.property(spans, edges, times, (choice, edge, to) => {
      for (const now of [moved(choice, edge, { to, whole: WHOLE }), marked(choice, edge, { at: to, whole: WHOLE })]) {
        expect(now.start).toBeGreaterThanOrEqual(0);
        expect(now.end).toBeLessThanOrEqual(WHOLE);
        expect(now.end).toBeGreaterThanOrEqual(now.start);
      }
    }),
  );
});

it('a view stays inside the film, holds what it is zoomed around, and follows what leaves it', () => {
  fc.assert(
    fc.property(spans, fc.constantFrom(2, 0.5, 4), times, (view, factor, time) => {
      const around = Math.min(Math.max(time, view.start), view.end);
      const near = zoomed(view, factor, { around, whole: WHOLE });
      expect(near.start).toBeGreaterThanOrEqual(0);
      expect(near.end).toBeLessThanOrEqual(WHOLE + 1e-6);
      expect(shareOf(near, around)).toBeGreaterThanOrEqual(0);
      const at = Math.min(Math.max(time, 0), WHOLE);
      const now = following(view, at, WHOLE);
      expect(now.start - 1e-6 <= at && at <= now.end + 1e-6).toBe(true);
    }),
  );
});

it.each([
  [0, 2, 'bca'],
  [2, 0, 'cab'],
  [1, 1, 'abc'],
  [0, 3, 'abc'],
  [5, 0, 'abc'],
])('one of three moved from %d to %d', (from, to, wanted) => {
  expect(reordered(['a', 'b', 'c'], from, to).join('')).toBe(wanted);
});

it('times and sizes are said as people say them', () => {
  expect([0, 59.9, 61, 3_725].map((seconds) => clockOf(seconds))).toEqual(['00:00', '00:59', '01:01', '1:02:05']);
  expect([3.456, 59.999, 3_725.5].map((seconds) => clockOf(seconds, true))).toEqual([
    '00:03.46',
    '01:00.00',
    '1:02:05.50',
  ]);
  expect([0, 999, 1_190_000_000, 25_400_000].map(sizeOf)).toEqual(['0 B', '999 B', '1.2 GB', '25.4 MB']);
});
