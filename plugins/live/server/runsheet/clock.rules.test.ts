import fc from 'fast-check';
import { clockOf, type Timed } from './clock.rules';

const BEGAN = '2026-11-30T12:00:00.000Z';
const at = (seconds: number): Date => new Date(Date.parse(BEGAN) + seconds * 1_000);
const waits = (id: string, seconds: number): Timed => ({ id, seconds, state: 'waiting', beganAt: null, endedAt: null });
const through = (id: string, seconds: number, [from, to]: readonly [number, number]): Timed => ({
  ...{ id, seconds, state: 'done' },
  ...{ beganAt: at(from).toISOString(), endedAt: at(to).toISOString() },
});
const goesOn = (id: string, seconds: number, from: number): Timed => ({
  ...{ id, seconds, state: 'on', beganAt: at(from).toISOString(), endedAt: null },
});

it('is as planned before the broadcast began', () => {
  const clock = clockOf([waits('a', 60), waits('b', 120)], null, at(5_000));
  expect(clock).toMatchObject({ plannedEnd: 180, expectedEnd: 180, late: 0, left: null });
  expect(clock.lines.map(({ planned, expected }) => [planned, expected])).toEqual([
    [0, 0],
    [60, 60],
  ]);
});

it('carries what a line took too long to all that come after it', () => {
  const clock = clockOf([through('a', 60, [0, 90]), goesOn('b', 120, 90), waits('c', 30)], BEGAN, at(100));
  expect(clock.lines.map(({ expected, takes, over }) => [expected, takes, over])).toEqual([
    [0, 90, 30],
    [90, 120, -110],
    [210, 30, 0],
  ]);
  expect(clock).toMatchObject({ plannedEnd: 210, expectedEnd: 240, late: 30, left: 110 });
});

it('says how far over its time a line is that does not end', () => {
  const clock = clockOf([goesOn('a', 60, 0), waits('b', 60)], BEGAN, at(100));
  expect(clock).toMatchObject({ left: -40, late: 40, expectedEnd: 160 });
});

it('wins back the time of what was skipped', () => {
  const skipped: Timed = { ...waits('a', 60), state: 'skipped' };
  expect(clockOf([skipped, waits('b', 60)], BEGAN, at(0))).toMatchObject({
    plannedEnd: 120,
    expectedEnd: 60,
    late: -60,
  });
});

it('counts the time in which nothing was on', () => {
  expect(clockOf([through('a', 60, [0, 60]), waits('b', 60)], BEGAN, at(300))).toMatchObject({ late: 240 });
});

it('never expects what waits before now, nor a line before the end of the one before it', () => {
  const seconds = fc.integer({ min: 5, max: 600 });
  const plan = fc.record({
    plans: fc.array(seconds, { minLength: 1, maxLength: 20 }),
    through: fc.nat(20),
    now: fc.nat(9_000),
  });
  fc.assert(
    fc.property(plan, ({ plans, through: count, now }) => {
      let from = 0;
      const items = plans.map((one, index): Timed => {
        if (index >= count) return waits(String(index), one);
        const line = through(String(index), one, [from, from + one + 7]);
        from += one + 7;
        return line;
      });
      const clock = clockOf(items, BEGAN, at(now));
      clock.lines.forEach((line, index) => {
        const before = clock.lines[index - 1];
        if (before) expect(line.expected).toBeGreaterThanOrEqual(before.expected + before.takes);
        if (index >= count) expect(line.expected).toBeGreaterThanOrEqual(now);
      });
      expect(clock.plannedEnd).toBe(plans.reduce((sum, one) => sum + one, 0));
      expect(clock.late).toBeCloseTo(clock.expectedEnd - clock.plannedEnd);
    }),
  );
});
