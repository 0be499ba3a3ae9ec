import fc from 'fast-check';
import { dutyRoles } from '../../contract';
import { dutyLightOf, missingRoles } from './duty.rules';

const NOW = new Date('2026-11-30T12:00:00Z');
const ago = (seconds: number): Date => new Date(NOW.getTime() - seconds * 1_000);

it.each([
  [null, 'never'],
  [ago(0), 'there'],
  [ago(40), 'there'],
  [ago(41), 'late'],
  [ago(60), 'late'],
  [ago(61), 'gone'],
  [new Date(NOW.getTime() + 5_000), 'there'],
] as const)('after %s somebody is %s', (beatenAt, light) => {
  expect(dutyLightOf(beatenAt, NOW)).toBe(light);
});

const everybody = dutyRoles.map((role) => ({ role, beatenAt: ago(10) }));

it.each(dutyRoles)('misses the %s alone who is silent for more than a minute', (role) => {
  const duty = everybody.map((one) => (one.role === role ? { role, beatenAt: ago(61) } : one));
  expect(missingRoles(duty, NOW)).toEqual([role]);
  expect(missingRoles([...duty, { role, beatenAt: ago(5) }], NOW)).toEqual([]);
});

it('never misses a role in which somebody gave a sign within the minute', () => {
  const beats = fc.record({
    role: fc.constantFrom(...dutyRoles),
    seconds: fc.option(fc.integer({ min: 0, max: 200 })),
  });
  fc.assert(
    fc.property(fc.array(beats), (all) => {
      const duty = all.map(({ role, seconds }) => ({ role, beatenAt: seconds === null ? null : ago(seconds) }));
      const there = new Set(all.filter(({ seconds }) => seconds !== null && seconds <= 60).map(({ role }) => role));
      expect(missingRoles(duty, NOW)).toEqual(dutyRoles.filter((role) => !there.has(role)));
    }),
  );
});
