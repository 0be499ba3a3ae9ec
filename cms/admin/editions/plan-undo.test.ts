import type { EditionLine } from '../../contract';
import { planTold, takenBack, toldLate } from './plan-undo';

const plan = { wanted: true, dueAt: null, endsAt: null, embargo: { kind: 'manual' }, missed: null } as const;
const delivery = {
  ...{ dueAt: '2026-11-28T10:00:00.000Z', endsAt: null },
  ...{ embargo: { kind: 'none' }, missed: { kind: 'send' } },
} as unknown as NonNullable<EditionLine['delivery']>; // As much of a delivery as a plan says again.
const line = (planning: EditionLine['planning'], more: Partial<EditionLine> = {}): EditionLine =>
  // As much of a line as planning looks at.
  ({ planning, plan: null, delivery: null, ...more }) as EditionLine;

it.each([
  ['before', true, undefined],
  ['adds', true, 'adds'],
  ['adds', false, 'next'],
  ['revives', true, 'revives'],
  ['moves', true, 'moves'],
  ['moves', false, 'cancels'],
  ['next', true, 'next'],
] as const)('says what saving does: %s, wanted %s', (planning, isWanted, told) => {
  expect(planTold({ planning }, isWanted)).toBe(told);
});

it('takes back what was added or revived, and gives a delivery that was moved its hours again', () => {
  expect(takenBack(line('adds'))).toMatchObject({ wanted: false });
  expect(takenBack(line('revives', { plan }))).toEqual({ ...plan, wanted: false });
  const { dueAt, endsAt, embargo, missed } = delivery;
  expect(takenBack(line('moves', { delivery }))).toEqual({ wanted: true, dueAt, endsAt, embargo, missed });
  expect(takenBack(line('before', { plan }))).toEqual(plan);
  expect(takenBack(line('before'))).toBeNull();
});

it('says so when a delivery had gone out before it was taken back', () => {
  expect(toldLate({ planning: 'next', version: 3 })).toEqual({ told: 'late', before: null, version: 3 });
  expect(toldLate({ planning: 'revives', version: 3 })).toBeUndefined();
});
