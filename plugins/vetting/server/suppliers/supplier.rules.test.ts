import fc from 'fast-check';
import { proofKinds, supplierKinds } from '../../contract';
import {
  alarmDue,
  isBarTerm,
  isOpenForm,
  missingOf,
  numberMissing,
  proofsWanted,
  workingDaysAfter,
} from './supplier.rules';

const DAY = 86_400_000;

it.each([
  ['2026-11-30T02:00:00Z', 3, '2026-12-03T02:00:00.000Z'],
  ['2026-12-03T02:00:00Z', 3, '2026-12-08T02:00:00.000Z'],
  // Friday night in London is Saturday in China.
  ['2026-12-04T17:00:00Z', 1, '2026-12-06T17:00:00.000Z'],
  ['2026-12-05T02:00:00Z', 0, '2026-12-05T02:00:00.000Z'],
])('from %s, %d working days later is %s', (at, days, then) => {
  expect(workingDaysAfter(new Date(at), days).toISOString()).toBe(then);
});

it('never answers later than the days and the weekends between', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 20 }),
      (at, days) => {
        const gone = (workingDaysAfter(at, days).getTime() - at.getTime()) / DAY;
        expect(gone).toBeGreaterThanOrEqual(days);
        expect(gone).toBeLessThanOrEqual(days + 2 * Math.ceil(days / 5) + 2);
      },
    ),
  );
});

it.each([
  [31 * DAY, undefined],
  [30 * DAY, 30],
  [8 * DAY, 30],
  [7 * DAY, 7],
  [DAY, 1],
  [-5, 1],
])('%d milliseconds before the end the alarm is %p', (left, days) => {
  expect(alarmDue(left)).toBe(days);
});

it.each([
  ['2026-11-30T00:00:00Z', false],
  ['2026-11-30T00:00:01Z', true],
  ['2036-11-30T00:00:00Z', true],
  ['2036-11-30T00:00:01Z', false],
])('a bar until %s: %s', (until, may) => {
  expect(isBarTerm(new Date(until), new Date('2026-11-30T00:00:00Z'))).toBe(may);
});

const who = (kind: (typeof supplierKinds)[number], uscc: string | null, idNumber: string | null) => ({
  ...{ kind, name: '林家', uscc, idNumber },
});

it.each([
  [who('enterprise', null, 'x'), 'uscc'],
  [who('cooperative', 'x', null), undefined],
  [who('family-farm', 'x', null), undefined],
  [who('family-farm', null, 'x'), undefined],
  [who('family-farm', null, null), 'idNumber'],
  [who('individual', 'x', null), 'idNumber'],
])('%j wants %p', (given, wanted) => {
  expect(numberMissing(given)).toBe(wanted);
});

it('says all that is missing at once', () => {
  expect(missingOf({}, [])).toEqual(['who', 'where', 'contact', 'bank']);
  expect(missingOf({ who: who('individual', null, null) }, ['id-front'])).toEqual([
    ...['who.idNumber', 'where', 'contact', 'bank', 'proof:id-back', 'proof:village-letter'],
  ]);
});

it('misses nothing where all papers are there', () => {
  for (const kind of supplierKinds) {
    expect(proofsWanted(kind, null).every((one) => proofKinds.includes(one))).toBe(true);
    const form = {
      who: who(kind, 'x', 'x'),
      where: { region: '330110', address: '一号' },
      contact: { person: '林', phone: '139' },
      bank: { holder: '林', bank: '农行', account: '12345678', isCard: false },
    };
    expect(missingOf(form, proofKinds)).toEqual([]);
  }
});

it.each([
  ['draft', true],
  ['refused', true],
  ['lapsed', true],
  ['filed', false],
  ['verified', false],
  ['barred', false],
  ['closed', false],
] as const)('%s is an open form: %s', (state, is) => {
  expect(isOpenForm(state)).toBe(is);
});
