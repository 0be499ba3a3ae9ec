import { anOffer, anOfferPage } from '@/contract/offer.builder';
import type { CartLine } from '@/data/cart.rules';
import {
  asListed,
  basketOf,
  goodsOf,
  markOf,
  pickedOf,
  rowsOf,
  sellersOf,
  stateOf,
  wayOf,
  withoutReturn,
  type KnownOffer,
  type LineState,
} from './cart.rules';

const NOW = Date.parse('2026-11-30T02:00:00Z');
const line = (change: Partial<CartLine> = {}): CartLine => ({
  ...{ offer: 'o1', quantity: 1, price: 3990, ticked: true, title: { 'zh-Hans': '橙' }, spec: '5 斤', picture: null },
  ...change,
});
const over = { closesAt: '2026-11-30T02:00:00Z' };
const soon = { opensAt: '2026-12-01T00:00:00Z' };

it.each<[LineState, Partial<CartLine>, KnownOffer]>([
  ['ready', {}, anOffer()],
  ['ready', { quantity: 3 }, anOffer()],
  ['unknown', {}, undefined],
  ['gone', {}, null],
  ['gone', {}, anOffer(over)],
  ['soon', {}, anOffer({ ...soon, price: 1 })],
  ['out', {}, anOffer({ left: 0, price: 1 })],
  ['alone', {}, anOffer({ deposit: 500, price: 1 })],
  ['dearer', {}, anOffer({ price: 3991 })],
  ['cheaper', { quantity: 9 }, anOffer({ price: 3989 })],
  ['short', { quantity: 4 }, anOffer()],
  ['short', { quantity: 3 }, anOffer({ left: 2 })],
])('is %s with %j', (state, change, offer) => expect(stateOf(line(change), offer, NOW)).toBe(state));

const TEA = anOffer({
  id: 'o2',
  price: 8800,
  returns: 'seven-days',
  perBuyer: null,
  seller: { ...anOffer().seller, name: '茶厂' },
});
const LINES = [
  line({ quantity: 2 }),
  line({ offer: 'o2', price: 8800 }),
  line({ offer: 'o3', price: 1 }),
  line({ offer: 'o4', ticked: false }),
];
const KNOWN = new Map([
  ['o1', anOffer()],
  ['o2', TEA],
  ['o3', anOffer({ id: 'o3', price: 2 })],
  ['o4', anOffer({ id: 'o4' })],
]);
const picked = pickedOf(rowsOf(LINES, KNOWN, NOW));

it('buys what is ticked and can be ordered, and sums that alone', () => {
  expect(picked.map(({ line: { offer } }) => offer)).toEqual(['o1', 'o2']);
  expect(goodsOf(picked)).toBe(2 * 3990 + 8800);
  expect(basketOf(picked)).toEqual([
    { offer: 'o1', goods: 7980 },
    { offer: 'o2', goods: 8800 },
  ]);
});

it('names what cannot be sent back, and each seller once', () => {
  expect(withoutReturn(picked).map(({ line: { offer } }) => offer)).toEqual(['o1']);
  expect(sellersOf([...picked, ...picked]).map(({ name }) => name)).toEqual(['上坞合作社', '茶厂']);
});

it('reads a page as the shelf would list it', () => {
  const { category: _category, welfare: _welfare, ...listed } = anOffer();
  expect(asListed(anOfferPage())).toEqual(listed);
});

const WANTED = ['o1', 'o2', 'o3'];
it.each<[string, Readonly<Record<string, unknown>>, ReturnType<typeof wayOf>]>([
  ['SHOP.SOLD_OUT', { offer: 'o2' }, { kind: 'settle', offers: ['o2'] }],
  ['SHOP.PRICE_CHANGED', { offer: 'o1', price: 1 }, { kind: 'settle', offers: ['o1'] }],
  ['SHOP.NOT_ON_SALE', {}, { kind: 'settle', offers: [] }],
  ['SHOP.SELLERS_MIXED', { apart: [['o1', 'o3'], ['o2']] }, { kind: 'apart', groups: [['o1', 'o3'], ['o2']] }],
  ['SHOP.SELLERS_MIXED', { apart: 'x' }, { kind: 'apart', groups: [] }],
  ['SHOP.NOT_DELIVERED', { offers: ['o2'] }, { kind: 'rest', stay: ['o2'], rest: ['o1', 'o3'] }],
  ['SHOP.NOT_DELIVERED', { offers: WANTED }, { kind: 'settle', offers: WANTED }],
  ['SHOP.NOT_DELIVERED', {}, { kind: 'settle', offers: [] }],
  ['SHOP.COUPON_REFUSED', { why: 'used' }, { kind: 'coupon' }],
  ['SHOP.KEY_USED', {}, { kind: 'orders' }],
  ['NET.UNREACHABLE', {}, null],
  ['SHOP.CROWDED', { retryIn: 1 }, null],
])('after %s with %j', (code, details, way) => expect(wayOf({ code, details }, WANTED)).toEqual(way));

it('marks what its offer may not say yet', () => {
  expect([markOf('SHOP.SOLD_OUT'), markOf('SHOP.NOT_ON_SALE')]).toEqual(['cart.mark.out', null]);
});
