import { keeper } from '@/platform/keeper';
import { adoptCart, cartLines, changeCart, lastReader, onCartChange, rememberReader, type CartOwner } from './cart';
import { putIn, type CartLine } from './cart.rules';

const LI: CartOwner = { reader: 'li', station: 'yunze' };
const NOBODY: CartOwner = { ...LI, reader: '' };
const line = (offer: string): CartLine => ({
  ...{ offer, quantity: 1, price: 3990, ticked: true, title: { 'zh-Hans': offer }, spec: '5 斤', picture: null },
});
const put = (owner: CartOwner, offer: string) => changeCart(owner, (lines) => putIn(lines, line(offer)) ?? lines);
const offers = (owner: CartOwner) => cartLines(owner).map(({ offer }) => offer);

beforeEach(() => {
  for (const owner of [LI, NOBODY, { ...LI, station: 'linhai' }, { ...LI, reader: 'wang' }])
    changeCart(owner, () => []);
});

it('keeps a cart for each reader at each station', () => {
  put(LI, 'a');
  put({ ...LI, station: 'linhai' }, 'b');
  expect([LI, { ...LI, station: 'linhai' }, { ...LI, reader: 'wang' }, NOBODY].map(offers)).toEqual([
    ...[['a'], ['b'], [], []],
  ]);
});

it('is the same list until something changes, and tells who looks at it', () => {
  put(LI, 'a');
  const before = cartLines(LI);
  expect(cartLines(LI)).toBe(before);
  const heard = jest.fn();
  const stop = onCartChange(heard);
  put(LI, 'b');
  stop();
  expect([heard.mock.calls.length, offers(LI)]).toEqual([1, ['b', 'a']]);
});

it('changes what lies there now, not what this window saw last', () => {
  put(LI, 'a');
  // Another window put something else in.
  keeper.write('cart:li:yunze', JSON.stringify([line('other'), line('a')]));
  put(LI, 'b');
  expect(offers(LI)).toEqual(['b', 'other', 'a']);
});

it('hands what was put in before signing in to whoever signs in, once', () => {
  put(NOBODY, 'a');
  put(LI, 'b');
  adoptCart(LI);
  adoptCart(LI);
  expect([offers(LI), cartLines(LI)[0]?.quantity, offers(NOBODY)]).toEqual([['a', 'b'], 1, []]);
  put(NOBODY, 'c');
  adoptCart(NOBODY);
  expect(offers(NOBODY)).toEqual(['c']);
});

it('leaves nothing on the device of an empty cart', () => {
  put(LI, 'a');
  changeCart(LI, () => []);
  expect(keeper.read('cart:li:yunze')).toBeNull();
});

it('knows without a net who was here last', () => {
  rememberReader('li');
  expect(lastReader()).toBe('li');
});
