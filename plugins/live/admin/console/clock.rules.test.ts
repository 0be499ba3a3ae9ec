import fc from 'fast-check';
import type { RunsheetItem } from '../../contract';
import { clockOf, clockWords, paceOf } from './clock.rules';

const BEGAN = Date.parse('2026-11-30T12:00:00.000Z');
const at = (seconds: number): string => new Date(BEGAN + seconds * 1_000).toISOString();

const line = (position: number, words: Partial<RunsheetItem> = {}): RunsheetItem => ({
  ...{ id: `0195f000-0000-7000-8000-00000000000${position}`, position, title: `第 ${position} 项`, seconds: 300 },
  ...{ presenter: '林岚', product: null, offer: null, tools: [], fallback: null, script: null },
  ...{ rehearses: null, plannedUnits: null },
  ...{ state: 'waiting', beganAt: null, endedAt: null, version: 1 },
  ...words,
});

const done = { state: 'done', beganAt: at(0), endedAt: at(300) } as const;

it.each([
  { how: 'on its plan', seconds: 400, spent: 100, left: 200, behind: 0 },
  { how: 'a minute over in the second line', seconds: 660, spent: 360, left: -60, behind: 60 },
  { how: 'begun late by what came before', seconds: 420, spent: 80, left: 220, behind: 40 },
])('is $how', ({ seconds, spent, left, behind }) => {
  const items = [line(1, done), line(2, { state: 'on', beganAt: at(seconds - spent) }), line(3)];
  expect(clockOf({ items, beganAt: at(0) }, BEGAN + seconds * 1_000)).toMatchObject({ spent, left, behind });
});

it('gains the time of what is skipped', () => {
  const items = [line(1, done), line(2, { state: 'skipped' }), line(3, { state: 'on', beganAt: at(300) }), line(4)];
  const clock = clockOf({ items, beganAt: at(0) }, BEGAN + 360_000);
  expect(clock).toMatchObject({ behind: 0, toCome: 240 + 300 });
  expect(clock.next?.position).toBe(4);
});

it('takes up what was left out before only when nothing comes behind', () => {
  const items = [line(1), line(2, { state: 'on', beganAt: at(0) })];
  expect(clockOf({ items, beganAt: at(0) }, BEGAN).next?.position).toBe(1);
});

it('stands still before the show', () => {
  const clock = clockOf({ items: [line(2), line(1)], beganAt: null }, BEGAN);
  expect(clock).toMatchObject({ current: undefined, spent: 0, left: 0, behind: 0, toCome: 600 });
  expect(clock.next?.position).toBe(1);
});

it('is exactly as far behind as the lines ran over, whatever their times', () => {
  const one = fc.record({ seconds: fc.integer({ min: 1, max: 900 }), over: fc.integer({ min: 0, max: 60 }) });
  const lines = fc.array(one, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(lines, (planned) => {
      const items = planned.map(({ seconds }, index) => line(index + 1, { seconds, ...done }));
      const taken = planned.reduce((all, { seconds, over }) => all + seconds + over, 0);
      const late = planned.reduce((all, { over }) => all + over, 0);
      expect(clockOf({ items, beganAt: at(0) }, BEGAN + taken * 1_000).behind).toBe(late);
    }),
  );
});

it.each([
  [0, '0:00'],
  [7, '0:07'],
  [-5, '−0:05'],
  [750, '12:30'],
  [3_725, '1:02:05'],
  [-0.4, '0:00'],
])('writes %d seconds as %s', (seconds, words) => {
  expect(clockWords(seconds)).toBe(words);
});

it.each([
  [15, 'on-time'],
  [-15, 'on-time'],
  [16, 'behind'],
  [-16, 'ahead'],
] as const)('calls %d seconds %s', (seconds, pace) => {
  expect(paceOf(seconds)).toBe(pace);
});
