import fc from 'fast-check';
import { isBankCard, isFirmAccount, passesLuhn } from './bank-account';
import { gtin14, gtinCheckDigit, isGtin, isPrivateGtin } from './gtin';
import { coveredIdNumber, idNumberCheckSign, isIdNumber, plainIdNumber } from './id-number';
import { isRegionCode } from './regions';
import { isUscc, plainUscc, usccCheckSign } from './uscc';

const SIGNS = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const digits = (length: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((all) => all.join(''));
/** One sign changed into another. */
const slip = (word: string, place: number, to: string): string => word.slice(0, place) + to + word.slice(place + 1);

describe('unified social credit codes', () => {
  it.each([
    ['91350100M000100Y43', true],
    ['91350100M000100Y44', false],
    ['91350100M000100y43', false],
    ['91350100I000100Y43', false],
    ['91350100M000100Y4', false],
    ['', false],
  ])('%s: %s', (word, is) => {
    expect(isUscc(word)).toBe(is);
  });

  const heads = fc
    .tuple(
      fc.constantFrom(...SIGNS),
      fc.constantFrom(...SIGNS),
      digits(6),
      fc.array(fc.constantFrom(...SIGNS), { minLength: 9, maxLength: 9 }),
    )
    .map(([one, two, six, nine]) => one + two + six + nine.join(''));

  it('knows every code with its own check sign, and none with one sign of it changed', () => {
    fc.assert(
      fc.property(heads, fc.nat(17), fc.constantFrom(...SIGNS), (head, place, to) => {
        const whole = head + (usccCheckSign(head) ?? '');
        expect(isUscc(whole)).toBe(true);
        expect(isUscc(slip(whole, place, to))).toBe(whole.charAt(place) === to);
      }),
    );
  });

  it('reads what people type', () => {
    expect(plainUscc(' 91350100 m000100y43 ')).toBe('91350100M000100Y43');
  });
});

describe('trade item numbers', () => {
  it.each([
    ['6291041500213', true],
    ['6291041500214', false],
    ['96385074', true],
    ['036000291452', true],
    ['10614141000415', true],
    ['629104150021', false],
    ['62910414', false],
  ])('%s: %s', (word, is) => {
    expect(isGtin(word)).toBe(is);
  });

  it('finds any one digit that is wrong, in every length', () => {
    const lengths = fc.constantFrom(7, 11, 12, 13).chain(digits);
    fc.assert(
      fc.property(lengths, fc.nat(6), digits(1), (head, place, to) => {
        const whole = head + (gtinCheckDigit(head) ?? '');
        expect(isGtin(whole)).toBe(true);
        expect(isGtin(slip(whole, place, to))).toBe(whole.charAt(place) === to);
        expect(isGtin(gtin14(whole))).toBe(true);
      }),
    );
  });

  it.each([
    ['2012345678903', true],
    ['2912345678906', true],
    ['6291041500213', false],
  ])('%s is a shop’s own: %s', (word, is) => {
    expect(isPrivateGtin(word)).toBe(is);
  });
});

describe('identity numbers', () => {
  it.each([
    ['11010519491231002X', true],
    ['440524188001010014', false],
    ['110105194912310021', false],
    ['11010519490231002X', false],
    ['11010519491231002x', false],
  ])('%s: %s', (word, is) => {
    expect(isIdNumber(word)).toBe(is);
  });

  it('finds any one digit that is wrong', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, digits(3), fc.tuple(fc.nat(17), digits(1)), (day, three, [place, to]) => {
        const head = `330110${day.toISOString().slice(0, 10).replaceAll('-', '')}${three}`;
        const whole = head + (idNumberCheckSign(head) ?? '');
        expect(isIdNumber(whole)).toBe(true);
        if (whole.charAt(place) !== to) expect(isIdNumber(slip(whole, place, to))).toBe(false);
      }),
    );
  });

  it('covers the middle, and reads what people type', () => {
    expect(coveredIdNumber('11010519491231002X')).toBe('110***********002X');
    expect(plainIdNumber('110105 19491231 002x')).toBe('11010519491231002X');
  });
});

describe('bank accounts', () => {
  it.each([
    ['6222020000000000001', false],
    ['4111111111111111', true],
    ['4111111111111112', false],
    ['79927398713', false],
  ])('card %s: %s', (word, is) => {
    expect(isBankCard(word)).toBe(is);
  });

  it('finds any one digit of a card that is wrong', () => {
    fc.assert(
      fc.property(digits(18), fc.nat(17), digits(1), (head, place, to) => {
        const last = Array.from('0123456789').find((digit) => passesLuhn(head + digit)) ?? '';
        const whole = head + last;
        expect(isBankCard(whole)).toBe(true);
        expect(isBankCard(slip(whole, place, to))).toBe(whole.charAt(place) === to);
      }),
    );
  });

  it('takes the account of a firm by its form alone', () => {
    expect(['12345678', '1234567', '12345678a'].map(isFirmAccount)).toEqual([true, false, false]);
  });
});

it.each([
  ['330110', true],
  ['030110', false],
  ['990110', false],
  ['33011', false],
])('region %s: %s', (word, is) => {
  expect(isRegionCode(word)).toBe(is);
});
