import type { ShelfOffer } from '@/contract/types';
import {
  addressFaults,
  dueOf,
  leftUntil,
  lookAgainIn,
  matching,
  money,
  mostOf,
  nameIn,
  nextAfter,
  saleOf,
  shelved,
  stockOf,
  totalOf,
  yuanOf,
} from './shop.rules';

const NOW = Date.parse('2026-11-30T02:00:00Z');
const SALE = { opensAt: '2026-11-30T01:00:00Z', closesAt: '2026-11-30T03:00:00Z', left: 5 };

const offer = (change: Partial<ShelfOffer>): ShelfOffer =>
  ({
    ...{ id: 'o', title: { 'zh-Hans': '上坞脐橙', en: 'Navel oranges' }, spec: '5 斤装', price: 3990, ...SALE },
    ...{ seller: { name: '清河合作社', kind: 'cooperative', place: '衢州' }, ...change },
  }) as ShelfOffer; // what the rules read of it

it.each([
  [3990, '39', '90', '¥39.90'],
  [5, '0', '05', '¥0.05'],
  [120_000, '1200', '00', '¥1200.00'],
])('%d fen', (fen, ...said) => expect([yuanOf(fen).yuan, yuanOf(fen).fen, money(fen)]).toEqual(said));

it.each([
  ['open', {}],
  ['soon', { opensAt: '2026-11-30T02:00:01Z' }],
  ['over', { closesAt: '2026-11-30T02:00:00Z' }],
  ['out', { left: 0 }],
] as const)('is %s', (sale, change) => expect(saleOf({ ...SALE, ...change }, NOW)).toBe(sale));

it.each([
  [0, 'stock.none', 'stop'],
  [1, 'stock.few', 'wait'],
  [20, 'stock.few', 'wait'],
  [21, 'stock.plenty', 'proof'],
])('%d left', (left, word, kind) => expect(stockOf(left)).toEqual({ word, kind }));

it('shows what can be bought first, then what begins, then what is gone, and nothing that is over', () => {
  const all = [
    offer({ id: 'out', left: 0 }),
    offer({ id: 'over', closesAt: '2026-11-30T01:59:00Z' }),
    offer({ id: 'soon', opensAt: '2026-11-30T02:30:00Z' }),
    offer({ id: 'a' }),
    offer({ id: 'b' }),
  ];
  expect(shelved(all, NOW).map(({ id }) => id)).toEqual(['a', 'b', 'soon', 'out']);
});

it.each([
  ['', 1],
  ['脐橙', 1],
  ['NAVEL 清河', 1],
  ['衢州 5', 1],
  ['茶', 0],
])('finds by “%s”', (text, count) => expect(matching([offer({})], text)).toHaveLength(count));

it.each([
  [60, 3, 3],
  [2, 3, 2],
  [60, null, 60],
  [0, null, 999],
])('of %d, at most %s each: %d at once', (left, perBuyer, most) => expect(mostOf({ left, perBuyer })).toBe(most));

it.each([
  ['SHOP.SOLD_OUT', 'wait'],
  ['SHOP.LIMIT_REACHED', 'orders'],
  ['SHOP.PRICE_CHANGED', 'reload'],
  ['SHOP.RETURN_UNCONFIRMED', 'reload'],
  ['SHOP.NOT_CLEARED', 'shelf'],
  ['SHOP.COUPON_REFUSED', 'coupon'],
  ['SHOP.GROUP_OVER', 'groups'],
  ['NET.UNREACHABLE', null],
])('%s leads to %s', (code, next) => expect(nextAfter({ code })).toBe(next));

it('says of an address what is wrong with it, and nothing of a sound one', () => {
  expect(addressFaults({ region: '33', name: ' ', phone: 'abc', detail: 'x' })).toEqual({
    ...{ name: 'address.wrong.name', phone: 'address.wrong.phone' },
    ...{ region: 'address.wrong.region', detail: 'address.wrong.detail' },
  });
  expect(addressFaults({ region: '330802', name: '王', phone: '+86 138-0013', detail: '沿江街' })).toEqual({});
});

it.each([
  ['2026-11-30T02:15:00Z', '15:00'],
  ['2026-11-30T02:00:00.400Z', '00:01'],
  ['2026-11-30T03:01:05Z', '1:01:05'],
  ['2026-11-30T02:00:00Z', null],
])('until %s: %s', (until, left) => expect(leftUntil(until, NOW)).toBe(left));

it('asks for the deposit, then for the balance in its time', () => {
  const window = { balanceFrom: '2026-12-10T00:00:00Z', balanceUntil: '2026-12-12T00:00:00Z' };
  const deposit = { amount: 2_000, paid: true, back: 0, ...window };
  const order = { amount: 10_000, payUntil: '2026-11-30T02:15:00Z', deposit };
  const at = (day: string): number => Date.parse(`2026-12-${day}T00:00:00Z`);
  const awaiting = { ...order, state: 'awaiting-payment' as const };
  expect(dueOf(awaiting, NOW)).toMatchObject({ kind: 'deposit', fen: 2_000 });
  expect(dueOf({ ...awaiting, deposit: null }, NOW)).toMatchObject({ kind: 'all', fen: 10_000 });
  const reserved = { ...order, state: 'reserved' as const };
  expect(dueOf(reserved, at('09'))).toEqual({ kind: 'soon', fen: 8_000, from: window.balanceFrom });
  expect(dueOf(reserved, at('10'))).toEqual({ kind: 'balance', fen: 8_000, until: window.balanceUntil });
  expect(dueOf(reserved, at('12'))).toEqual({ kind: 'over' });
  expect(dueOf({ ...order, state: 'paid' }, at('11'))).toBeNull();
});

it('asks often while money is awaited and never after an end', () => {
  expect([lookAgainIn('awaiting-payment'), lookAgainIn('shipped')]).toEqual([2_000, 15_000]);
  expect([lookAgainIn('closed'), lookAgainIn('cancelled'), lookAgainIn(undefined)]).toEqual([false, false, false]);
});

it('calls goods in the language of the reader, or in Chinese where there is no name in it', () => {
  const title = { 'zh-Hans': '脐橙', en: '' };
  expect([nameIn(title, 'en'), nameIn({ ...title, en: 'Oranges' }, 'en'), nameIn({}, 'en')]).toEqual([
    '脐橙',
    'Oranges',
    '',
  ]);
});

it.each([
  [{ goods: 3990, fee: 0, cut: 0 }, 3990],
  [{ goods: 3990, fee: 800, cut: 500 }, 4290],
  [{ goods: 500, fee: 800, cut: 500 }, 800],
  // Nobody can pay nothing.
  [{ goods: 500, fee: 0, cut: 500 }, 1],
])('sums %j as the host does: %d', (parts, total) => expect(totalOf(parts)).toBe(total));
