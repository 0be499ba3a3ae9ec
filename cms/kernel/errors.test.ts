import fc from 'fast-check';
import { defineErrors, mergeCatalogs, refusal, type RefusalOf } from './errors';
import { Bug, err, type Result } from './result';

const kitchen = defineErrors('KITCHEN', {
  LEAD_NOT_FOUND: refusal(404, '找不到这条线索', 'There is no such lead'),
  LEAD_NOT_ADOPTABLE: refusal<{ readonly state: string; readonly allowed: readonly string[] }>(
    409,
    '线索处于“{state}”，现在只能：{allowed}',
    'A lead in state {state} can only {allowed}',
  ),
  TOO_LONG: refusal<{ limit: number }>(422, '不得超过 {limit} 字', 'At most {limit} characters'),
});
const shop = defineErrors('SHOP', { SOLD_OUT: refusal(409, '已售罄', 'Sold out') });

describe('an error catalog', () => {
  it('knows status and sentences by full code', () => {
    expect(kitchen.status('KITCHEN.LEAD_NOT_FOUND')).toBe(404);
    expect(kitchen.message('KITCHEN.LEAD_NOT_FOUND', 'zh-Hans')).toBe('找不到这条线索');
    expect(kitchen.message('KITCHEN.TOO_LONG', 'en', { limit: 30 })).toBe('At most 30 characters');
  });

  it('joins lists as each language does', () => {
    const details = { state: 'adopted', allowed: ['merge', 'discard'] };
    expect(kitchen.message('KITCHEN.LEAD_NOT_ADOPTABLE', 'zh-Hans', details)).toBe(
      '线索处于“adopted”，现在只能：merge、discard',
    );
    expect(kitchen.message('KITCHEN.LEAD_NOT_ADOPTABLE', 'en', details)).toBe(
      'A lead in state adopted can only merge, discard',
    );
  });

  it('lists its entries in the order they were declared', () => {
    expect(kitchen.entries().map(({ code, status }) => `${code} ${status}`)).toEqual([
      'KITCHEN.LEAD_NOT_FOUND 404',
      'KITCHEN.LEAD_NOT_ADOPTABLE 409',
      'KITCHEN.TOO_LONG 422',
    ]);
  });

  it('types refusals by name', () => {
    type Two = RefusalOf<typeof kitchen, 'LEAD_NOT_FOUND' | 'TOO_LONG'>;
    const good: Result<never, Two> = err('KITCHEN.TOO_LONG', { limit: 3 });
    // @ts-expect-error `limit` is a number
    const wrongDetails: Result<never, Two> = err('KITCHEN.TOO_LONG', { limit: '3' });
    // @ts-expect-error not one of the two
    const wrongName: Result<never, Two> = err('KITCHEN.LEAD_NOT_ADOPTABLE', { state: '', allowed: [] });
    const all: Result<never, RefusalOf<typeof kitchen>> = good;
    expect([all, wrongDetails, wrongName].map((result) => result.ok)).toEqual([false, false, false]);
  });

  it('takes a placeholder without a detail for a bug', () => {
    // @ts-expect-error the details are missing
    expect(() => kitchen.message('KITCHEN.TOO_LONG', 'en')).toThrow(
      new Bug('KITCHEN.TOO_LONG {limit} has no detail that can be printed'),
    );
    // @ts-expect-error no such code
    expect(() => kitchen.status('KITCHEN.GONE')).toThrow(new Bug('no catalog declares the error code KITCHEN.GONE'));
  });

  it('never fills a placeholder from what a detail inherits', () => {
    const odd = defineErrors('ODD', { X: refusal<object>(400, '{name}', '{name}') });
    expect(() => odd.message('ODD.X', 'en', Object.create({ name: 'inherited' }) as object)).toThrow(Bug);
  });

  it('prints details as they are, even such as look like placeholders or replacement patterns', () => {
    const echo = defineErrors('ECHO', { X: refusal<{ a: string; b: string }>(400, '{a}|{b}', '{a}|{b}') });
    const tricky = fc.oneof(fc.string(), fc.constantFrom('{b}', '$&', '$1', "$'", '{'));
    fc.assert(
      fc.property(tricky, tricky, (a, b) => {
        expect(echo.message('ECHO.X', 'en', { a, b })).toBe(`${a}|${b}`);
      }),
    );
  });

  it.each([
    ['a lower-case name', () => defineErrors('KITCHEN', { lead: refusal(404, '无', 'none') })],
    ['a dotted namespace', () => defineErrors('A.B', { X: refusal(404, '无', 'none') })],
    ['an empty translation', () => defineErrors('A', { X: refusal(404, '无', ' ') })],
    ['placeholders that differ', () => defineErrors('A', { X: refusal<{ n: number }>(404, '{n}', 'some') })],
  ])('refuses to be declared with %s', (_case, declare) => {
    expect(declare).toThrow(Bug);
  });
});

describe('merged catalogs', () => {
  it('answer for codes that arrive as strings', () => {
    const book = mergeCatalogs([kitchen, shop]);
    expect([book.has('SHOP.SOLD_OUT'), book.has('SHOP.OPEN'), book.has('constructor')]).toEqual([true, false, false]);
    expect(book.status('SHOP.SOLD_OUT')).toBe(409);
    expect(book.message({ code: 'KITCHEN.TOO_LONG', details: { limit: 9n } }, 'zh-Hans')).toBe('不得超过 9 字');
    expect(book.entries()).toHaveLength(4);
  });

  it('refuse a namespace with two owners, and name it', () => {
    const second = defineErrors('SHOP', { CLOSED: refusal(409, '已打烊', 'Closed') });
    expect(() => mergeCatalogs([shop, kitchen, second])).toThrow(new Bug('error namespace declared twice: SHOP'));
  });
});
