import { changed, putBack, putIn, readCart, ticking, without, withStrangers, type CartLine } from './cart.rules';

const line = (offer: string, change: Partial<CartLine> = {}): CartLine => ({
  ...{ offer, quantity: 1, price: 3990, ticked: true, title: { 'zh-Hans': offer }, spec: '5 斤', picture: null },
  ...change,
});
const full = Array.from({ length: 20 }, (_, n) => line(`o${n}`));
const ids = (lines: readonly CartLine[] | null) => lines?.map(({ offer, quantity }) => `${offer}×${quantity}`) ?? null;

it.each<[string, readonly CartLine[], CartLine, number | undefined, readonly string[] | null]>([
  ['into an empty cart', [], line('a'), undefined, ['a×1']],
  ['on top', [line('a')], line('b'), undefined, ['b×1', 'a×1']],
  ['as more of the same', [line('a'), line('b', { quantity: 2 })], line('b'), undefined, ['b×3', 'a×1']],
  ['up to what one may have', [line('a', { quantity: 3 })], line('a'), 3, ['a×3']],
  ['no further kind into a full cart', full, line('new'), undefined, null],
  [
    'more of a kind into a full cart',
    [line('a'), ...full.slice(1)],
    line('a'),
    undefined,
    ['a×2', ...(ids(full.slice(1)) ?? [])],
  ],
])('puts %s', (...[_what, lines, put, most, expected]) => expect(ids(putIn(lines, put, most))).toEqual(expected));

it('keeps the price that was seen last, and ticks what is put in again', () => {
  const [again] = putIn([line('a', { price: 100, ticked: false })], line('a', { price: 90 })) ?? [];
  expect(again).toMatchObject({ price: 90, quantity: 2, ticked: true });
});

it('joins the cart of before signing in, as far as there is room', () => {
  expect(ids(withStrangers([line('a')], [line('b'), line('a', { quantity: 2 })]))).toEqual(['b×1', 'a×3']);
  const joined = withStrangers(full, [line('new'), line('o3')]);
  expect([joined.length, joined[0]?.offer, joined.some(({ offer }) => offer === 'new')]).toEqual([20, 'o3', false]);
});

it('changes, ticks and takes out by the offer', () => {
  const lines = [line('a'), line('b')];
  expect(changed(lines, 'b', { quantity: 4, price: 1 })[1]).toMatchObject({ quantity: 4, price: 1 });
  expect(ticking(lines, ['a'], false).map(({ ticked }) => ticked)).toEqual([false, true]);
  expect(ids(without(lines, ['a', 'x']))).toEqual(['b×1']);
});

it.each<[string, readonly CartLine[], number, readonly string[]]>([
  ['where it lay', [line('a'), line('c')], 1, ['a×1', 'b×2', 'c×1']],
  ['at the end, where the list became shorter', [line('a')], 5, ['a×1', 'b×2']],
  ['nowhere, where it was put in anew', [line('b')], 0, ['b×1']],
  ['nowhere, where the room was taken', full, 0, ids(full) ?? []],
])('puts back %s', (...[_what, lines, place, expected]) => {
  expect(ids(putBack(lines, line('b', { quantity: 2 }), place))).toEqual(expected);
});

it('reads what was kept, and leaves out what is none', () => {
  const good = line('a', { picture: '/a.jpg' });
  expect(readCart(JSON.stringify([good]))).toEqual([good]);
  const bad = [
    null,
    7,
    {},
    { ...good, quantity: 0 },
    { ...good, quantity: 1.5 },
    { ...good, price: '1' },
    { ...good, title: 1 },
  ];
  expect(readCart(JSON.stringify([...bad, good, { ...good, quantity: 5 }]))).toEqual([good]);
  expect(readCart(JSON.stringify([...full, line('new')]))).toHaveLength(20);
  for (const text of [null, '', '{', '{"a":1}', '"x"']) expect([text, readCart(text)]).toEqual([text, []]);
});
