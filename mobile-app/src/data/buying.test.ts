import { press, wishKeys } from './buying';
import { keptKeyNote } from './cart-key';
import { session } from './session';

const LINE = { offer: 'o1', quantity: 1, price: 3990 };
const WISH = { lines: [LINE] };
const ADDRESS = { region: '330802', name: '王敏', phone: '13800138000', detail: '沿江街 8 号' };
const ORDER = { id: 'x1', state: 'awaiting-payment', payUntil: '2026-11-30T02:00:00Z', amount: 3990 };

type Sent = { readonly path: string; readonly key: string | undefined; readonly body: unknown };

/** The host at the other end of the wire. */
function host(...answers: readonly (readonly [number, unknown])[]) {
  const sent: Sent[] = [];
  const left = [...answers];
  globalThis.fetch = (url, init) => {
    const path = new URL(url instanceof Request ? url.url : url, 'http://host').pathname;
    if (path.endsWith('/refresh')) return reply(200, { access: 'a', accessExpiresIn: 900, refresh: 'r', user: {} });
    const headers = init?.headers as Record<string, string>; // we set them as a plain object
    sent.push({ path, key: headers['idempotency-key'], body: JSON.parse(init?.body as string) as unknown });
    const [status, body] = left.shift() ?? [500, {}];
    return reply(status, body);
  };
  return sent;
}

const reply = (status: number, body: unknown) =>
  Promise.resolve(new Response(status === 204 ? null : JSON.stringify(body), { status }));
const crowded = [503, { error: { code: 'SHOP.CROWDED', message: '', details: { retryIn: 2, ticket: 't1' } } }] as const;

function pressing(more: Partial<Pick<Parameters<typeof press>[0], 'wish' | 'address' | 'isOver'>> = {}) {
  const told: number[] = [];
  const waited: number[] = [];
  const answer = press({
    ...{ wish: WISH, key: 'k-12345678', address: ADDRESS, isOver: () => false, ...more },
    onLine: (seconds) => void told.push(seconds),
    wait: (seconds) => Promise.resolve(void waited.push(seconds)),
  });
  return { answer, told, waited };
}

jest.mock('@/platform/vault', () => ({ vault: { read: () => Promise.resolve('r'), write: () => Promise.resolve() } }));
beforeEach(() => session.set({ status: 'in' }));

it('places the order under its key and says where it goes', async () => {
  const sent = host([201, ORDER], [204, null]);
  expect(await pressing().answer).toEqual({ ok: true, value: ORDER });
  expect(sent).toEqual([
    { path: '/api/shop/orders', key: 'k-12345678', body: { lines: [LINE] } },
    { path: '/api/shop/orders/x1/address', key: undefined, body: ADDRESS },
  ]);
});

it('sends what was ticked of sending it back, and nothing where nothing was asked', async () => {
  const sent = host([201, ORDER], [204, null]);
  const wish = { ...WISH, noReturn: true };
  await press({ wish, key: 'k-12345678', address: ADDRESS, isOver: () => false, onLine: () => undefined });
  expect(sent[0]?.body).toEqual({ lines: [LINE], noReturn: true });
});

it('stands in line by itself, with the same key and its ticket', async () => {
  const sent = host(crowded, crowded, [201, ORDER], [204, null]);
  const { answer, told, waited } = pressing();
  expect(await answer).toMatchObject({ ok: true });
  expect([told, waited]).toEqual([
    [2, 2],
    [2, 2],
  ]);
  expect(sent.slice(0, 3).map(({ key, body }) => [key, (body as { ticket?: string }).ticket])).toEqual([
    ['k-12345678', undefined],
    ['k-12345678', 't1'],
    ['k-12345678', 't1'],
  ]);
});

it('goes home from the line with whoever goes', async () => {
  const sent = host(crowded, [201, ORDER]);
  expect(await pressing({ isOver: () => true }).answer).toMatchObject({ ok: false });
  expect(sent).toHaveLength(1);
});

it('gives up a line that does not move, and says so', async () => {
  const sent = host(...Array.from({ length: 20 }, () => crowded));
  expect(await pressing().answer).toMatchObject({ ok: false, refusal: { code: 'SHOP.CROWDED' } });
  expect(sent).toHaveLength(12);
});

it('keeps the order where the address did not arrive', async () => {
  host([201, ORDER], [502, '<html>']);
  expect(await pressing().answer).toEqual({ ok: true, value: ORDER });
});

it('says no address where goods are picked up at a point, and names coupon and group', async () => {
  const sent = host([201, ORDER]);
  const wish = { ...WISH, coupon: 'c1', group: 'g1' };
  expect(await pressing({ wish, address: null }).answer).toEqual({ ok: true, value: ORDER });
  expect(sent).toEqual([
    { path: '/api/shop/orders', key: 'k-12345678', body: { lines: [LINE], coupon: 'c1', group: 'g1' } },
  ]);
});

it('names the live over whose picture it is ordered', async () => {
  const sent = host([201, ORDER]);
  expect(await pressing({ wish: { ...WISH, session: 's1' }, address: null }).answer).toMatchObject({ ok: true });
  expect(sent[0]?.body).toEqual({ lines: [LINE], session: 's1' });
});

it('tells a refusal as it came', async () => {
  host([409, { error: { code: 'SHOP.SOLD_OUT', message: '已售罄', details: { offer: 'o1' } } }]);
  expect(await pressing().answer).toMatchObject({ ok: false, refusal: { code: 'SHOP.SOLD_OUT', message: '已售罄' } });
});

it('keeps one key for one wish', () => {
  let count = 0;
  const keyOf = wishKeys(() => `key-${(count += 1)}`);
  expect([keyOf(WISH), keyOf({ ...WISH }), keyOf({ lines: [{ ...LINE, quantity: 2 }] }), keyOf(WISH)]).toEqual([
    ...['key-1', 'key-1', 'key-2', 'key-3'],
  ]);
  expect([keyOf({ ...WISH, coupon: 'c1' }), keyOf({ ...WISH, group: 'c1' })]).toEqual(['key-4', 'key-5']);
  // The same things in another order are the same wish.
  const [tea, both] = [{ ...LINE, offer: 'o2' }, 'key-6'];
  expect([keyOf({ lines: [LINE, tea] }), keyOf({ lines: [tea, LINE] })]).toEqual([both, both]);
});

it('notes the key of the cart on the device for its reader, until it is too old to be the same wish', () => {
  let now = 1_000_000;
  let count = 0;
  const opened = (reader: string) =>
    wishKeys(
      () => `key-${(count += 1)}`,
      keptKeyNote(reader, () => now),
    );
  expect([opened('li')(WISH), opened('li')(WISH)]).toEqual(['key-1', 'key-1']);
  now += 14 * 60_000;
  expect(opened('li')(WISH)).toBe('key-1');
  now += 60_000;
  expect(opened('li')(WISH)).toBe('key-2');
  expect(opened('wang')(WISH)).toBe('key-3');
  keptKeyNote('wang').write(null);
  expect(opened('wang')(WISH)).toBe('key-4');
});
