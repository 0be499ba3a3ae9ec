import { platformPresets, roomStates, targetPlatforms } from '../../contract';
import { beyondMux, mayChangeNow } from './on-mux.rules';

const MUX = { maxTargets: 6, targetsWhileLive: false };
const LOCAL = { maxTargets: null, targetsWhileLive: true };

it('lets platforms of Mux be changed while nothing goes out alone, and those of our own always', () => {
  const open = roomStates.filter((state) => mayChangeNow(state, MUX));
  expect(open).toEqual(['making', 'idle', 'disabled', 'removed']);
  expect(roomStates.every((state) => mayChangeNow(state, LOCAL))).toBe(true);
});

it.each([0, 5, 6, 7])('with %i platforms there, a lasting key stays with Mux until it is full', (count) => {
  expect(beyondMux(MUX, { platform: 'x', count })).toBe(count < 6 ? undefined : 'many');
  expect(beyondMux(LOCAL, { platform: 'x', count })).toBeUndefined();
});

it('takes every platform with a key for each broadcast away from Mux', () => {
  const away = targetPlatforms.filter((platform) => beyondMux(MUX, { platform, count: 0 }) === 'keys');
  expect(away).toEqual(targetPlatforms.filter((platform) => platformPresets[platform].keyLife === 'broadcast'));
  expect(away.length).toBeGreaterThan(3);
});
