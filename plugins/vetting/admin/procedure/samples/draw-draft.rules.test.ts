import { EMPTY, sampleOf, type DrawDraft } from './draw-draft.rules';

const hash = 'a'.repeat(64);
const whole: DrawDraft = {
  ...{ product: 'goods', lot: 'none', bestBefore: '2027-06-01' },
  seals: [
    { tag: ' F-0001 ', place: '样品柜 3 层', photoHash: hash },
    { tag: 'F-0002', place: ' 冷库 ', photoHash: hash },
  ],
};

it('sends what is whole, without a lot where there is none', () => {
  expect(sampleOf(whole)).toEqual({
    ...{ product: 'goods', lot: null, bestBefore: '2027-06-01' },
    retained: [
      { tag: 'F-0001', place: '样品柜 3 层', photoHash: hash },
      { tag: 'F-0002', place: '冷库', photoHash: hash },
    ],
  });
  expect(sampleOf({ ...whole, lot: 'lot-1' })).toMatchObject({ lot: 'lot-1' });
});

const [first, second] = whole.seals;
it.each([
  ['is empty', EMPTY],
  ['has no goods', { ...whole, product: undefined }],
  ['has no shelf life', { ...whole, bestBefore: '' }],
  ['has a seal without a photograph', { ...whole, seals: [first, { ...second, photoHash: undefined }] as const }],
  ['has a seal that lies nowhere', { ...whole, seals: [{ ...first, place: ' ' }, second] as const }],
  ['has one tag twice', { ...whole, seals: [first, { ...second, tag: 'F-0001' }] as const }],
])('sends nothing that %s', (_what, draft) => {
  expect(sampleOf(draft)).toBeUndefined();
});
