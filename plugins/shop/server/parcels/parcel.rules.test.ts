import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { isKuaidiSigned, kuaidiSign, wordOf } from './kuaidi100/kuaidi-words';
import { readNumbers } from './number-table.rules';
import { leftOf, mergedLines, secondsUntilRetry, tooMuchOf } from './parcel.rules';

const line = fc.record({ offer: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 9 }) });
const order = fc.uniqueArray(line, { selector: ({ offer }) => offer, minLength: 1 });
const sum = (lines: readonly { readonly quantity: number }[]): number =>
  lines.reduce((all, one) => all + one.quantity, 0);

it('sends each unit of an order once, however it is cut into parcels', () => {
  fc.assert(
    fc.property(order, fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 12 }), (lines, wishes) => {
      const packed: { offer: string; quantity: number }[] = [];
      for (const wish of wishes) {
        const wanted = mergedLines(wish);
        const left = leftOf(lines, packed);
        if (tooMuchOf(wanted, left) === undefined) packed.push(...wanted);
      }
      for (const { offer, quantity } of lines) {
        expect(sum(packed.filter((one) => one.offer === offer))).toBeLessThanOrEqual(quantity);
      }
      expect(sum(packed) + sum(leftOf(lines, packed))).toBe(sum(lines));
    }),
  );
});

it('waits longer each time, and no longer than six hours', () => {
  expect([1, 2, 3, 9].map(secondsUntilRetry)).toEqual([30, 120, 480, 21_600]);
});

describe('a table of tracking numbers', () => {
  const [one, two] = [randomUUID(), randomUUID()];
  const read = (csv: string) => unwrap(readNumbers(csv, 10));

  it('finds its columns by their names, in either language and any order', () => {
    const zh = `\uFEFF运单号,备注,订单号,快递公司\r\nyt123456789,"轻放, 易碎",${one},圆通速递\r\n`;
    expect(read(zh)).toMatchObject([{ row: 2, order: one, company: 'yuantong', number: 'YT123456789' }]);
    const en = `Order,Carrier,Tracking number\n${two},SF Express,'SF1234567890\n`;
    expect(read(en)).toMatchObject([{ order: two, company: 'shunfeng', number: 'SF1234567890' }]);
  });

  it('passes over lines that nobody filled in, and names what it cannot read', () => {
    const csv = [
      '订单号,快递公司,运单号',
      `${one},圆通速递,`,
      `${one},飞毛腿,YT123456789`,
      `12345,圆通速递,YT123456789`,
      `${one},圆通速递,1.23457E+12`,
      '',
    ].join('\n');
    expect(read(csv)).toMatchObject([
      { row: 3, column: 'company' },
      { row: 4, column: 'order' },
      { row: 5, column: 'number' },
    ]);
  });

  it('is refused without its columns, or when it is too long', () => {
    expect(readNumbers('a,b\n1,2', 10)).toMatchObject({ error: { code: 'PARCELS.FILE_UNREADABLE' } });
    expect(readNumbers('', 10)).toMatchObject({ error: { code: 'PARCELS.FILE_UNREADABLE' } });
    const long = `订单号,快递公司,运单号\n${`${one},圆通速递,YT123456789\n`.repeat(11)}`;
    expect(readNumbers(long, 10)).toMatchObject({ error: { code: 'PARCELS.FILE_TOO_LONG', details: { most: 10 } } });
  });
});

describe('what Kuaidi100 says', () => {
  it('is signed with MD5 in capitals over text, key and customer', () => {
    // printf '%s' '{"com":"yuantong","num":"500306190180"}keycustomer' | md5sum
    const text = '{"com":"yuantong","num":"500306190180"}';
    const sign = kuaidiSign(text, 'key', 'customer');
    expect(sign).toMatch(/^[0-9A-F]{32}$/);
    expect(sign).toBe(kuaidiSign(`${text}keycustomer`));
    expect(isKuaidiSigned(text, kuaidiSign(text, 'salt'), ['other', 'salt'])).toBe(true);
    expect(isKuaidiSigned(text, kuaidiSign(text, 'salt'), ['other'])).toBe(false);
    expect(isKuaidiSigned(text, 'short', ['salt'])).toBe(false);
  });

  it.each([
    ['0', 'move'],
    ['1', 'move'],
    ['2', 'trouble'],
    ['3', 'deliver'],
    ['301', 'deliver'],
    ['4', 'come-back'],
    ['5', 'move'],
    ['6', 'send-back'],
    ['14', 'send-back'],
    ['99', null],
    ['constructor', null],
  ])('state %s comes to %s', (state, step) => {
    const data = [{ ftime: '2026-11-30 12:00:00', context: '到达' }];
    expect(wordOf({ com: 'yuantong', nu: 'yt1', state, data })).toMatchObject({
      ...{ number: 'YT1', step, events: [{ at: new Date('2026-11-30T04:00:00Z') }] },
    });
  });

  it('comes to nothing without events, or with moments that are none', () => {
    const data = [{ ftime: '昨天', context: '到达' }];
    expect(wordOf({ com: 'yuantong', nu: 'YT1', state: '3', data })).toMatchObject({ step: null, events: [] });
  });
});
