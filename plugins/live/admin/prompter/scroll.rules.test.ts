import fc from 'fast-check';
import { FASTEST, moved, REMOTE_KEYS, remoteDeeds, resized, SIZES, SLOWEST, speedFor, steered } from './scroll.rules';

const still = { speed: 60, isRunning: false };
const running = { speed: 60, isRunning: true };

it('has a key for everything, and the keys of a remote for talks', () => {
  expect([...new Set(Object.values(REMOTE_KEYS))].sort()).toEqual([...remoteDeeds].sort());
  expect([REMOTE_KEYS['PageDown'], REMOTE_KEYS['PageUp'], REMOTE_KEYS['.']]).toEqual(['on', 'back', 'run']);
});

it('runs and rests by the same key, and never leaves what can be read', () => {
  expect(steered(steered(still, 'run'), 'run')).toEqual(still);
  expect(steered({ ...running, speed: FASTEST }, 'faster').speed).toBe(FASTEST);
  expect(steered({ ...running, speed: SLOWEST }, 'slower').speed).toBe(SLOWEST);
  expect(steered(running, 'mirror')).toBe(running);
});

it('moves by its speed, keeps parts of a pixel, and stops at the end', () => {
  expect(moved(10, running, { ms: 100, end: 1_000 })).toBe(16);
  expect(moved(0, { speed: SLOWEST, isRunning: true }, { ms: 16, end: 1_000 })).toBeCloseTo(0.16);
  expect(moved(999, running, { ms: 100, end: 1_000 })).toBe(1_000);
  expect(moved(10, still, { ms: 100, end: 1_000 })).toBe(10);
});

it('does not leap after the phone slept', () => {
  expect(moved(0, running, { ms: 60_000, end: 10_000 })).toBe(15);
});

it('fills the time that is left, within what can be read', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 50_000 }), fc.integer({ min: -10, max: 3_600 }), (pixels, seconds) => {
      const speed = speedFor(pixels, seconds);
      expect(speed).toBeGreaterThanOrEqual(SLOWEST);
      expect(speed).toBeLessThanOrEqual(FASTEST);
      const exact = pixels / seconds;
      if (seconds > 0 && exact > SLOWEST && exact < FASTEST) expect(Math.abs(speed - exact)).toBeLessThanOrEqual(0.5);
    }),
  );
});

it('grows and shrinks within its sizes', () => {
  expect(resized(34, 1)).toBe(42);
  expect(resized(SIZES[0], -1)).toBe(SIZES[0]);
  expect(resized(80, 1)).toBe(80);
});
