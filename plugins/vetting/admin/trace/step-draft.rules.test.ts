import { emptyDraft, stepOfDraft } from './step-draft.rules';

const LOT = { madeAt: '2026-11-20', quantity: 500 };
const NOW = new Date('2026-11-30T02:00:00Z');
const ID = '0195f000-0000-7000-8000-000000000001';

it('begins a harvest on the day on which the lot was made, and everything else now', () => {
  expect(emptyDraft('harvest', LOT, NOW)).toMatchObject({ at: '2026-11-20T08:00', quantity: '500' });
  expect(emptyDraft('ship', LOT, NOW).at).toBe('2026-11-30T10:00');
  expect(emptyDraft('harvest', { ...LOT, madeAt: '2026-12-24' }, NOW).at).toBe('2026-11-30T10:00');
});

it('sends the clock of the stations, and no number that was not filled in', () => {
  const draft = { ...emptyDraft('pack', LOT, NOW), place: ' 一号车间 ', sscc: '069012340000000016' };
  expect(stepOfDraft('pack', draft, ID)).toEqual({
    ...{ id: ID, step: 'pack', at: '2026-11-30T02:00:00.000Z', place: '一号车间', quantity: 500 },
    ...{ gln: null, sscc: '069012340000000016' },
  });
  expect(stepOfDraft('ship', draft, ID)).toMatchObject({ sscc: null });
});

it.each([
  ['no place', { place: ' ' }],
  ['no quantity', { quantity: '' }],
  ['half a piece', { quantity: '1.5' }],
  ['no time', { at: '' }],
  ['a GLN whose last digit is wrong', { gln: '6901234000008' }],
  ['an SSCC that is too short', { sscc: '0690123400000001' }],
])('waits while there is %s', (_name, wrong) => {
  expect(stepOfDraft('pack', { ...emptyDraft('pack', LOT, NOW), place: '仓库', ...wrong }, ID)).toBeUndefined();
});
