import { blankSteps, keptText, placeOf, readKept, saltOf } from './kept-sheet.rules';

const sheet = { steps: blankSteps(), vetoes: ['medical-claim' as const], salt: saltOf(new Uint8Array(32).fill(7)) };

it('reads what it kept, and nothing else', () => {
  expect(readKept(keptText(sheet))).toEqual(sheet);
  for (const text of [null, '', '{', '[]', '{"steps":{}}', JSON.stringify({ ...sheet, salt: 'short' })])
    expect(readKept(text)).toBeUndefined();
});

it('keeps a sheet that is scored anew in another place', () => {
  expect(placeOf('A2B3C4', 1)).not.toBe(placeOf('A2B3C4', 2));
});
