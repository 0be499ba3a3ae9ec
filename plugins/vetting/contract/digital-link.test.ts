import fc from 'fast-check';
import { hasDigitalLink, isGs1Number, lotClass, lotPath, parseDigitalLink, parseLotClass } from './digital-link';
import { gtin14, gtinCheckDigit } from './gtin';

const ID = '0195f000-0000-7000-8000-000000000001';
const GTIN = '6901234123456';

it.each([
  ['a number and a code', GTIN, 'L2026-11', '/01/06901234123456/10/L2026-11'],
  ['eight digits', '69012341', 'A', '/01/00000069012341/10/A'],
  ['signs that an address escapes', GTIN, 'A/B+C?', '/01/06901234123456/10/A%2FB%2BC%3F'],
  ['no number', null, 'L1', `/trace/${ID}`],
  ['a wrong last digit', '6901234123457', 'L1', `/trace/${ID}`],
  ['a number of the shop’s own', `2${'0'.repeat(11)}8`, 'L1', `/trace/${ID}`],
  ['a code in Chinese', GTIN, '第3批', `/trace/${ID}`],
  ['a code that is too long', GTIN, 'L'.repeat(21), `/trace/${ID}`],
  ['a code that would climb', GTIN, '..', `/trace/${ID}`],
])('makes of %s the address of its code', (...[, gtin, code, path]) => {
  expect(lotPath({ id: ID, gtin, code })).toBe(path);
});

it.each([
  [`https://id.gs1.org/01/06901234123456/10/L1`, { gtin: '06901234123456', code: 'L1' }],
  [`https://shop.example/goods/01/6901234123456/10/L%2F1?a=b`, { gtin: '06901234123456', code: 'L/1' }],
  ['urn:epc:class:lgtin:690123.0412345.L%2F1', { gtin: '06901234123456', code: 'L/1' }],
  [`urn:uuid:${ID}`, { id: ID }],
  ['https://id.gs1.org/01/06901234123457/10/L1', undefined],
  ['https://id.gs1.org/01/06901234123456', undefined],
  ['https://id.gs1.org/01/06901234123456/10/%', undefined],
  ['urn:epc:class:lgtin:690123.0412345.%00', undefined],
  ['urn:epc:class:lgtin:690123.0412345.%E6%89%B9', undefined],
  ['urn:epc:id:sgtin:690123.041234.1', undefined],
  ['mailto:a@b.example', undefined],
])('reads %s', (uri, name) => {
  expect(parseLotClass(uri)).toEqual(name);
});

const gtins = fc
  .tuple(fc.constantFrom(7, 11, 12, 13), fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 }))
  .map(([length, digits]) => digits.slice(0, length).join(''))
  .map((others) => `${others}${gtinCheckDigit(others) ?? ''}`);
const SET_82 = Array.from(`!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`);
const codes = fc.string({ unit: fc.constantFrom(...SET_82), minLength: 1, maxLength: 20 });

it('reads back every address and every name that it makes, and every address survives a browser', () => {
  let links = 0;
  fc.assert(
    fc.property(gtins, codes, (gtin, code) => {
      const lot = { id: ID, gtin, code };
      const path = lotPath(lot);
      expect(new URL(path, 'https://news.example').pathname).toBe(path);
      const isLink = hasDigitalLink(lot);
      links += isLink ? 1 : 0;
      const name = { gtin: gtin14(gtin), code };
      expect(parseDigitalLink(path)).toEqual(isLink ? name : undefined);
      expect(parseLotClass(lotClass(lot))).toEqual(isLink ? name : { id: ID });
    }),
    { numRuns: 500 },
  );
  expect(links).toBeGreaterThan(200);
});

it('knows places and boxes by their last digit', () => {
  expect([isGs1Number('6901234000009', 13), isGs1Number('6901234000008', 13)]).toEqual([true, false]);
  expect([isGs1Number('069012340000000016', 18), isGs1Number('69012340000000016', 18)]).toEqual([true, false]);
});
