import { EMPTY, partsOfDraft } from './file-draft.rules';

const WHOLE = {
  ...EMPTY,
  ...{ name: ' 青禾合作社 ', uscc: '91350100M000100Y43', region: '330110', address: '青禾村' },
  ...{ person: '林', phone: '13900001234', holder: '青禾', bank: '农行', account: '12345678' },
};

it('sends what is whole', () => {
  expect(partsOfDraft(WHOLE)).toEqual({
    who: { kind: 'cooperative', name: '青禾合作社', uscc: '91350100M000100Y43', idNumber: null },
    where: { region: '330110', address: '青禾村' },
    contact: { person: '林', phone: '13900001234' },
    bank: { holder: '青禾', bank: '农行', account: '12345678', isCard: false },
  });
});

it('leaves out what is half', () => {
  expect(Object.keys(partsOfDraft({ ...WHOLE, address: ' ', account: '' }))).toEqual(['who', 'contact']);
  expect(partsOfDraft(EMPTY)).toEqual({});
});

it('takes the account of a person for a card', () => {
  expect(partsOfDraft({ ...WHOLE, kind: 'individual' })['bank']).toMatchObject({ isCard: true });
});
