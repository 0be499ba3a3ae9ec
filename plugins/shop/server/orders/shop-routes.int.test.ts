import { randomUUID } from 'node:crypto';
import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { aReader } from '../../../../tests/host/readers';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

const NOBODY = randomUUID();
const variantOf = (spec: string) => ({
  product: randomUUID(),
  title: { 'zh-Hans': '云泽脐橙', en: 'Navel oranges' },
  spec,
  weightG: 2500,
});
const offerOf = (variant: string) => ({
  ...{
    variant,
    price: 3990,
    opensAt: '2026-01-01T00:00:00Z',
    closesAt: '2099-01-01T00:00:00Z',
    promise: '48 小时内发货',
  },
});

const STAFF: readonly (readonly [method: 'GET' | 'POST', path: string, body?: object])[] = [
  ['GET', '/shop/orders'],
  ['GET', `/shop/orders/${NOBODY}`],
  ['GET', `/shop/orders/${NOBODY}/address`],
  ['POST', `/shop/orders/${NOBODY}/steps`, { step: 'confirm', version: 1 }],
  ['GET', '/shop/variants'],
  ['POST', '/shop/variants', variantOf('5 斤')],
  ['POST', `/shop/variants/${NOBODY}/stock`, { kind: 'received', quantity: 1, reason: '到货' }],
  ['GET', '/shop/offers'],
  ['POST', '/shop/offers', offerOf(NOBODY)],
  ['POST', `/shop/offers/${NOBODY}/open`, { version: 1 }],
  ['POST', `/shop/offers/${NOBODY}/close`, { version: 1 }],
];
const READERS: readonly (readonly [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: object])[] = [
  ['GET', '/api/shop/orders'],
  ['POST', '/api/shop/orders', { lines: [{ offer: NOBODY, quantity: 1, price: 1 }] }],
  ['GET', `/api/shop/orders/${NOBODY}`],
  ['POST', `/api/shop/orders/${NOBODY}/cancel`, {}],
  ['POST', `/api/shop/orders/${NOBODY}/receive`, {}],
  [
    'PUT',
    `/api/shop/orders/${NOBODY}/address`,
    { region: '321002', name: '王', phone: '13800001111', detail: '沿江街' },
  ],
  ['GET', `/api/shop/orders/${NOBODY}/address`],
  ['GET', `/api/shop/orders/${NOBODY}/promise`],
  ['POST', `/api/shop/offers/${NOBODY}/waiting`, { quantity: 1 }],
  ['DELETE', `/api/shop/offers/${NOBODY}/waiting`],
];

it('answers 401 to strangers and 403 to those of another role', async () => {
  const host = await theHost();
  const proofreader = await aPerson(host).role('proofreader').signedIn();
  const ask = async (who: Caller | undefined, [method, path, body]: readonly [string, string, object?]) =>
    (await call(host, who, method as 'GET', path, body)).status; // the lists above name methods alone
  for (const route of STAFF) {
    expect([route[1], await ask(undefined, route), await ask(proofreader, route)]).toEqual([route[1], 401, 403]);
  }
  for (const route of READERS) expect([route[1], await ask(undefined, route)]).toEqual([route[1], 401]);
});

it('keeps variants, counts stock, makes offers, and opens none that nobody vetted', async () => {
  const host = await theHost();
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const stranger = await aPerson(host)
    .role('shop-keeper')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const made = await call(host, keeper, 'POST', '/shop/variants', variantOf('5 斤装'));
  expect([made.status, made.body.free]).toEqual([201, 0]);
  expect((await call(host, keeper, 'POST', '/shop/variants', { ...variantOf(' '), more: 1 })).status).toBe(422);
  const stock = `/shop/variants/${made.body.id}/stock`;
  const came = { kind: 'received', quantity: 30, reason: '到货' };
  expect((await call(host, stranger, 'POST', stock, came)).body.error.code).toBe('SHOP.VARIANT_NOT_FOUND');
  expect((await call(host, keeper, 'POST', stock, came)).body).toMatchObject({ onHand: 30, free: 30 });
  expect((await call(host, keeper, 'POST', stock, { ...came, quantity: 0 })).status).toBe(422);
  const offer = await call(host, keeper, 'POST', '/shop/offers', offerOf(made.body.id));
  expect([offer.status, offer.body.state]).toEqual([201, 'draft']);
  const wrong = { ...offerOf(made.body.id), closesAt: '2025-01-01T00:00:00Z' };
  expect((await call(host, keeper, 'POST', '/shop/offers', wrong)).body.error.code).toBe('SHOP.OFFER_WINDOW');
  const crossed = { ...offerOf(made.body.id), basePrice: 5990 };
  expect((await call(host, keeper, 'POST', '/shop/offers', crossed)).body.error.code).toBe('SHOP.OFFER_BASIS');
  const open = `/shop/offers/${offer.body.id}/open`;
  expect((await call(host, stranger, 'POST', open, { version: 1 })).status).toBe(404);
  expect((await call(host, keeper, 'POST', open, { version: 1 })).body.error.code).toBe('SHOP.NOT_CLEARED');
  const close = await call(host, keeper, 'POST', `/shop/offers/${offer.body.id}/close`, { version: 1 });
  expect(close.body.state).toBe('closed');
  for (const path of ['/shop/variants', '/shop/offers', '/shop/orders']) {
    expect(Object.values((await call(host, stranger, 'GET', path)).body)[0]).toEqual([]);
  }
  expect((await call(host, undefined, 'GET', '/api/shop/offers?station=yunze')).body).toEqual({ offers: [] });
  const page = await call(host, undefined, 'GET', `/api/shop/offers/${NOBODY}`);
  expect([page.status, page.body.error.code]).toEqual([404, 'SHOP.OFFER_NOT_FOUND']);
  expect((await call(host, undefined, 'GET', '/api/shop/offers/oranges')).status).toBe(422);
});

it('tells a reader what is theirs and nothing else', async () => {
  const host = await theHost();
  const reader = await aReader(host).signedIn();
  expect((await call(host, reader, 'GET', '/api/shop/orders')).body).toEqual({ orders: [], more: false });
  for (const [method, path, body] of READERS.slice(2)) {
    const { status, body: said } = await call(host, reader, method, path, body);
    expect([method, path, status, said.error.details]).toEqual([method, path, 404, expect.anything()]);
  }
  const place = { lines: [{ offer: NOBODY, quantity: 1, price: 1 }] };
  const placed = await call(host, reader, 'POST', '/api/shop/orders', place);
  expect([placed.status, placed.body.error.code]).toEqual([422, 'SHOP.KEY_MISSING']);
  expect((await call(host, reader, 'POST', '/api/shop/orders', { lines: [] })).status).toBe(422);
});
