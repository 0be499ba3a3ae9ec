import { appealOf, backOf, clockedOf, fenIn, isTrackingNumber, leftTill, lookAtSaleIn, toneOfSale } from './sale.rules';

const NOW = Date.parse('2026-11-30T02:00:00Z');
const DUE = '2026-12-02T02:00:00Z';

it.each([
  ['2026-11-30T02:00:00Z', { unit: 'over' }],
  ['2026-11-30T02:00:20Z', { unit: 'minutes', n: 1 }],
  ['2026-11-30T02:59:59Z', { unit: 'minutes', n: 59 }],
  ['2026-11-30T03:00:00Z', { unit: 'hours', n: 1 }],
  ['2026-12-01T01:59:59Z', { unit: 'hours', n: 23 }],
  ['2026-12-01T02:00:00Z', { unit: 'days', n: 1, hours: 0 }],
  ['2026-12-03T05:30:00Z', { unit: 'days', n: 3, hours: 3 }],
])('until %s: %j', (until, left) => expect(leftTill(until, NOW)).toEqual(left));

it.each([
  ['return', false, 4_590],
  ['exchange', true, 4_590],
  ['exchange', false, null],
] as const)('of a request for %s, money instead: %s, comes back %s', (kind, refundInstead, back) => {
  expect(backOf({ kind, refundInstead, amount: 3_990, freight: 600 })).toBe(back);
});

it('knows whose clock runs', () => {
  expect(clockedOf({ state: 'review', dueAt: DUE })).toBe('review');
  expect(clockedOf({ state: 'review', dueAt: null })).toBeNull();
  expect(clockedOf({ state: 'refunding', dueAt: DUE })).toBeNull();
});

it('asks again until an end', () => {
  expect([lookAtSaleIn('review'), lookAtSaleIn('refunding')]).toEqual([15_000, 15_000]);
  expect([lookAtSaleIn('refunded'), lookAtSaleIn('exchanged'), lookAtSaleIn(undefined)]).toEqual([false, false, false]);
  expect(lookAtSaleIn('withdrawn')).toBe(false);
});

it.each([
  ['SF1234567890', true],
  [' sf-123456 ', true],
  ['1234', false],
  ['快递单号一二三', false],
  ['=1+1', false],
])('%s as a number: %s', (text, is) => expect(isTrackingNumber(text)).toBe(is));

it.each([
  ['', null],
  ['0', null],
  [' 12.5 ', 1_250],
  ['19.99', 1_999],
  ['8', 800],
  ['1.005', undefined],
  ['-3', undefined],
  ['十元', undefined],
])('%s as what sending it back cost: %s', (text, fen) => expect(fenIn(text)).toBe(fen));

it('goes before the station where it may', () => {
  expect(appealOf({ allowedEvents: ['withdraw', 'escalate'] })).toBe('escalate');
  expect(appealOf({ allowedEvents: ['appeal'] })).toBe('appeal');
  expect(appealOf({ allowedEvents: ['withdraw'] })).toBeNull();
  expect([toneOfSale('declined'), toneOfSale('refunded')]).toEqual(['stop', 'proof']);
});
