import fc from 'fast-check';
import { dutyRoles, type DutyRole } from '../../contract';
import {
  barredBy,
  dutyLightOf,
  heardSince,
  isApart,
  LOOK_SECONDS,
  missedRoles,
  missingRoles,
  type Listening,
} from './duty.rules';

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

/** Who may hold which role beside another in the same live: everything else is refused. */
const TOGETHER: readonly (readonly [DutyRole, DutyRole])[] = [
  ['host', 'field-controller'],
  ['field-controller', 'duty-editor'],
];
const pairs = dutyRoles.flatMap((one) => dutyRoles.filter((two) => two !== one).map((two) => [one, two] as const));

it.each(pairs)('a person who is %s and is named %s', (held, role) => {
  const mayBe = TOGETHER.some((pair) => pair.includes(held) && pair.includes(role));
  expect(barredBy(role, [held])).toBe(mayBe ? undefined : held);
  expect(isApart([held, role].map((one) => ({ role: one, person: 'lin' })))).toBe(mayBe);
  expect(
    isApart([
      { role: held, person: 'lin' },
      { role, person: 'wang' },
    ]),
  ).toBe(true);
});

it('is named twice in one role without anybody’s harm, and never in a third that is apart from one of two', () => {
  for (const role of dutyRoles) expect(barredBy(role, [role])).toBeUndefined();
  expect(barredBy('duty-editor', ['field-controller', 'host'])).toBe('host');
  expect(isApart([])).toBe(true);
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

describe('a house in which no node runs for a while', () => {
  it.each([
    ['its first look', undefined, ago(0)],
    ['a look in time', { since: ago(500), lookedAt: ago(LOOK_SECONDS) }, ago(500)],
    ['a look that one tick was left out before', { since: ago(500), lookedAt: ago(2 * LOOK_SECONDS) }, ago(500)],
    ['a look after a break', { since: ago(500), lookedAt: ago(2 * LOOK_SECONDS + 1) }, ago(0)],
  ] as const)('hears since when at %s', (_, before: Listening | undefined, since) => {
    expect(heardSince(before, NOW)).toEqual(since);
  });

  it('misses nobody before they had a minute to be heard, and everybody who let it pass', () => {
    const silent = dutyRoles.map((role) => ({ role, beatenAt: ago(600) }));
    expect(missedRoles(silent, NOW, ago(60))).toEqual([]);
    expect(missedRoles(silent, NOW, ago(61))).toEqual(dutyRoles);
    expect(missedRoles([...silent, { role: 'host', beatenAt: ago(3) }], NOW, ago(61))).not.toContain('host');
  });

  it('gives no such minute to who never came', () => {
    expect(missedRoles([...everybody.slice(1), { role: dutyRoles[0], beatenAt: null }], NOW, NOW)).toEqual([
      dutyRoles[0],
    ]);
  });

  it('misses whoever is silent for a minute on time, however often a look comes late', () => {
    const looks = fc.array(fc.integer({ min: 1, max: 2 * LOOK_SECONDS }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(looks, (gaps) => {
        // Heard for long before; then silent from NOW on, while looks come as they come.
        let listening: Listening = { since: ago(3_600), lookedAt: NOW };
        let at = NOW;
        for (const gap of gaps) {
          at = new Date(at.getTime() + gap * 1_000);
          listening = { since: heardSince(listening, at), lookedAt: at };
          const duty = dutyRoles.map((role) => ({ role, beatenAt: NOW }));
          const isOver = at.getTime() - NOW.getTime() > 60_000;
          expect(missedRoles(duty, at, listening.since)).toEqual(isOver ? dutyRoles : []);
        }
      }),
    );
  });
});
