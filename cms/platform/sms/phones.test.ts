import fc from 'fast-check';
import { maskPhone, normalisePhone } from './phones';

it.each([
  ['13912345678', '+8613912345678'],
  ['139 1234 5678', '+8613912345678'],
  ['+86 139-1234-5678', '+8613912345678'],
  ['0086 13912345678', '+8613912345678'],
  ['8613912345678', '+8613912345678'],
  ['１３９１２３４５６７８', '+8613912345678'],
  ['+852 9123 4567', '+85291234567'],
  ['+853 6612 3456', '+85366123456'],
  ['+1 650 253 0000', '+16502530000'],
])('reads %s as %s', (written, e164) => {
  expect(normalisePhone(written)).toBe(e164);
});

it.each([
  '',
  '   ',
  '10086',
  '12306',
  '021-62345678',
  '4008001234',
  '1391234567',
  '139123456789',
  '13912345678 ext 5',
  'tel',
])('sees no mobile number in %p', (written) => {
  expect(normalisePhone(written)).toBeUndefined();
});

it('reads its own spelling as itself, whatever was written, and never throws', () => {
  const written = fc.oneof(fc.string(), fc.stringMatching(/^[+0]{0,2}[\d\- ]{0,18}$/));
  fc.assert(
    fc.property(written, (text) => {
      const e164 = normalisePhone(text);
      if (e164 !== undefined) expect(normalisePhone(e164)).toBe(e164);
    }),
    { numRuns: 500 },
  );
});

it('shows the country and four digits', () => {
  expect(maskPhone('+8613912345678')).toBe('+86****5678');
  expect(maskPhone('+85291234567')).toBe('+852****4567');
});
