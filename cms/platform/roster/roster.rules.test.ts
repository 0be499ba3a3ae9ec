import fc from 'fast-check';
import { NEVER_LENT, delegationStates, type DutyShift } from '../../contract';
import { beyond, inForce, lenderOf, LONGEST_DELEGATION_DAYS, onDutyAt, windowFits, type Lent } from './roster.rules';

const at = (hour: number): Date => new Date(Date.UTC(2026, 10, 21, hour));
const iso = (hour: number): string => at(hour).toISOString();

const shift = (change: Partial<DutyShift> = {}): DutyShift => ({
  ...{ id: 'shift', station: 'yunze', post: 'editor', person: 'lu', standIn: null, version: 1 },
  ...{ startsAt: iso(8), endsAt: iso(16) },
  ...change,
});
const lent = (change: Partial<Lent> = {}): Lent => ({
  ...{ from: 'lu', to: 'shen', post: 'editor', powers: ['sign'], state: 'active' },
  ...{ startsAt: iso(10), endsAt: iso(12) },
  ...change,
});

describe('who is on duty', () => {
  const nobody: readonly Lent[] = [];

  it.each([
    [7, []],
    [8, ['lu']],
    [15, ['lu']],
    [16, []],
  ])('at %i o’clock: %j, because a shift holds its first moment and not its last', (hour, expected) => {
    expect(onDutyAt({ shifts: [shift()], delegations: nobody }, at(hour)).map(({ person }) => person)).toEqual(
      expected,
    );
  });

  it('is the stand-in, in place of the one planned', () => {
    const shifts = [shift({ standIn: 'fang' })];
    expect(onDutyAt({ shifts, delegations: nobody }, at(9))).toEqual([
      { person: 'fang', shift: 'shift', until: iso(16), insteadOf: 'lu' },
    ]);
  });

  it('is whoever was lent the post, for as long as it was lent', () => {
    const people = [9, 10, 11, 12].map((hour) => onDutyAt({ shifts: [shift()], delegations: [lent()] }, at(hour))[0]);
    expect(people.map((one) => [one?.person, one?.insteadOf])).toEqual([
      ['lu', null],
      ['shen', 'lu'],
      ['shen', 'lu'],
      ['lu', null],
    ]);
  });

  it('passes a lent post on one step and no further', () => {
    const delegations = [lent(), lent({ from: 'shen', to: 'fang' })];
    expect(onDutyAt({ shifts: [shift()], delegations }, at(11))[0]?.person).toBe('shen');
  });

  it('is covered for the stand-in who really stands there, not for the one who swapped', () => {
    const shifts = [shift({ standIn: 'fang' })];
    expect(onDutyAt({ shifts, delegations: [lent()] }, at(11))[0]?.person).toBe('fang');
    expect(onDutyAt({ shifts, delegations: [lent({ from: 'fang' })] }, at(11))[0]).toMatchObject({
      person: 'shen',
      insteadOf: 'fang',
    });
  });

  it('ignores what was lent for another post', () => {
    expect(onDutyAt({ shifts: [shift()], delegations: [lent({ post: 'reviewer' })] }, at(11))[0]?.person).toBe('lu');
  });
});

describe('lent powers', () => {
  it.each(delegationStates.map((state) => [state, state === 'accepted' || state === 'active'] as const))(
    'while %s have effect: %s',
    (state, expected) => {
      expect(inForce(lent({ state }), at(11))).toBe(expected);
    },
  );

  it('have effect exactly in their window', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 23 }), fc.nat(23), fc.nat(23), (hour, a, b) => {
        const [start, end] = [Math.min(a, b), Math.max(a, b)];
        const window = lent({ startsAt: iso(start), endsAt: iso(end) });
        expect(inForce(window, at(hour))).toBe(start <= hour && hour < end);
      }),
    );
  });

  const ask = { to: 'shen', power: 'sign', at: at(11) };
  const holds = (person: string): boolean => person === 'lu';

  it.each<[string, Lent, string | undefined]>([
    ['lent and held', lent(), 'lu'],
    ['lent to another', lent({ to: 'fang' }), undefined],
    ['another power', lent({ powers: ['publish'] }), undefined],
    ['over', lent({ endsAt: iso(11) }), undefined],
    ['of somebody who does not hold it any more', lent({ from: 'fang' }), undefined],
  ])('%s', (_case, one, expected) => {
    expect(lenderOf(ask, { delegations: [one], holds })).toBe(expected);
  });

  it('never include those that make powers', () => {
    for (const power of NEVER_LENT) {
      const everything = { delegations: [lent({ powers: [power] })], holds: () => true };
      expect(lenderOf({ ...ask, power }, everything)).toBeUndefined();
      expect(beyond([power], [power])).toEqual([power]);
    }
  });

  it('are never more than the lender has', () => {
    const power = fc.constantFrom('a', 'b', 'c', 'd', ...NEVER_LENT);
    fc.assert(
      fc.property(fc.uniqueArray(power), fc.uniqueArray(power), (wanted, held) => {
        const refused = new Set(beyond(wanted, held));
        for (const one of wanted) expect(refused.has(one)).toBe(!held.includes(one) || NEVER_LENT.includes(one));
      }),
    );
  });
});

describe('a window', () => {
  const days = (count: number): string => new Date(at(8).getTime() + count * 86_400_000).toISOString();

  it.each<[string, boolean, { startsAt: string; endsAt: string }]>([
    ['an hour from now', true, { startsAt: iso(9), endsAt: iso(10) }],
    ['that has begun', true, { startsAt: iso(7), endsAt: iso(9) }],
    ['that is over', false, { startsAt: iso(6), endsAt: iso(8) }],
    ['turned round', false, { startsAt: iso(10), endsAt: iso(9) }],
    ['of no length', false, { startsAt: iso(9), endsAt: iso(9) }],
    ['as long as can be', true, { startsAt: iso(8), endsAt: days(LONGEST_DELEGATION_DAYS) }],
    ['a day too long', false, { startsAt: iso(8), endsAt: days(LONGEST_DELEGATION_DAYS + 1) }],
  ])('%s fits: %s', (_case, expected, window) => {
    expect(windowFits(window, at(8))).toBe(expected);
  });
});
