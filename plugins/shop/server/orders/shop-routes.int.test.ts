import { randomUUID } from 'node:crypto';
import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { goodsOf } from '../../../../tests/host/some-goods';
import { aReader } from '../../../../tests/host/readers';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(theHost, 300_000);

const NOBODY = randomUUID();
const variantOf = (spec: string, product: string = NOBODY) => ({
  product,
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

const ZONES = [{ regions: [], served: true, firstG: 1000, first: 500, stepG: 500, step: 100 }];
const COUPONS = {
  ...{ name: '满减', threshold: 3_000, cut: 500, payer: 'station', total: 10 },
  ...{ validFrom: '2026-01-01T00:00:00Z', validTo: '2099-01-01T00:00:00Z' },
};
const ADDRESS = { region: '321002', name: '王', phone: '13800001111', detail: '沿江街' };

const STAFF: readonly (readonly [method: 'GET' | 'POST' | 'PUT', path: string, body?: object])[] = [
  ['GET', '/shop/orders'],
  ['GET', `/shop/orders/${NOBODY}`],
  ['GET', `/shop/orders/${NOBODY}/address`],
  ['GET', `/shop/orders/${NOBODY}/promise`],
  ['GET', '/shop/order-export'],
  ['POST', `/shop/orders/${NOBODY}/steps`, { step: 'confirm', version: 1 }],
  ['GET', '/shop/variants'],
  ['POST', '/shop/variants', variantOf('5 斤')],
  ['GET', `/shop/variants/${NOBODY}`],
  ['POST', `/shop/variants/${NOBODY}/stock`, { kind: 'received', quantity: 1, reason: '到货' }],
  ['GET', '/shop/offers'],
  ['POST', '/shop/offers', offerOf(NOBODY)],
  ['GET', `/shop/offers/${NOBODY}`],
  ['PUT', `/shop/offers/${NOBODY}`, { ...offerOf(NOBODY), variant: undefined, version: 1 }],
  ['POST', `/shop/offers/${NOBODY}/open`, { version: 1 }],
  ['POST', `/shop/offers/${NOBODY}/close`, { version: 1 }],
  ['GET', '/shop/freight-rules'],
  ['POST', '/shop/freight-rules', { name: '全国', zones: ZONES }],
  ['POST', `/shop/freight-rules/${NOBODY}/retire`, {}],
  ['GET', '/shop/coupon-batches'],
  ['POST', '/shop/coupon-batches', COUPONS],
  ['POST', `/shop/coupon-batches/${NOBODY}/close`, { version: 1 }],
  ['GET', '/shop/group-leaders'],
  ['POST', `/shop/group-leaders/${NOBODY}/decide`, { version: 1, event: 'approve' }],
  ['GET', '/shop/groups'],
  ['POST', '/shop/groups', { offer: NOBODY, leader: NOBODY, cutoff: '2099-01-01T00:00:00Z', minimum: 2 }],
  ['GET', `/shop/groups/${NOBODY}/manifest`],
  ['POST', `/shop/groups/${NOBODY}/send`, { version: 1 }],
  ['GET', `/shop/orders/${NOBODY}/evidence`],
  ['GET', `/shop/orders/${NOBODY}/holds`],
  ['POST', `/shop/orders/${NOBODY}/hold`, { reason: '投诉' }],
  ['POST', `/shop/orders/${NOBODY}/hold/lift`, { reason: '和解' }],
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
  ['POST', `/api/shop/coupons/${NOBODY}/claim`, {}],
  ['POST', `/api/shop/groups/${NOBODY}/arrived`, { version: 1 }],
  ['POST', `/api/shop/groups/${NOBODY}/pick-ups`, { code: '123456' }],
  ['GET', `/api/shop/orders/${NOBODY}/pick-up`],
  ['PUT', `/api/shop/addresses/${NOBODY}`, ADDRESS],
  ['DELETE', `/api/shop/addresses/${NOBODY}`],
];
const OWN_LISTS = ['/api/shop/addresses', '/api/shop/my-coupons', '/api/shop/lead'];

it('answers 401 to strangers and 403 to those of another role', async () => {
  const host = await theHost();
  const proofreader = await aPerson(host).role('proofreader').signedIn();
  const ask = async (who: Caller | undefined, [method, path, body]: readonly [string, string, object?]) =>
    (await call(host, who, method as 'GET', path, body)).status; // the lists above name methods alone
  for (const route of STAFF) {
    expect([route[1], await ask(undefined, route), await ask(proofreader, route)]).toEqual([route[1], 401, 403]);
  }
  for (const route of READERS) expect([route[1], await ask(undefined, route)]).toEqual([route[1], 401]);
  for (const path of OWN_LISTS) expect((await call(host, undefined, 'GET', path)).status).toBe(401);
});

it('keeps variants, counts stock, makes offers, and opens none that nobody vetted', async () => {
  const host = await theHost();
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const stranger = await aPerson(host)
    .role('shop-keeper')
    .at((await aStation(host).save()).slug)
    .signedIn();
  const made = await call(host, keeper, 'POST', '/shop/variants', variantOf('5 斤装', await goodsOf(host, 'yunze')));
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
  const own = `/shop/offers/${offer.body.id}`;
  const { variant: _variant, ...rest } = offerOf(made.body.id);
  const change = { ...rest, price: 4290, version: 1 };
  expect((await call(host, stranger, 'PUT', own, change)).status).toBe(404);
  expect((await call(host, keeper, 'PUT', own, { ...change, price: 0 })).status).toBe(422);
  expect((await call(host, keeper, 'PUT', own, change)).body).toMatchObject({ price: 4290, version: 2 });
  expect((await call(host, keeper, 'PUT', own, change)).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
  const { body: seen } = await call(host, keeper, 'GET', own);
  expect(seen).toMatchObject({
    ...{ price: 4290, free: 30, waiting: 0, goods: { spec: '5 斤装' } },
    gate: { sellable: false, until: null },
  });
  // Until the clock of vetting has come by, nobody has worked out more than that.
  expect(['unknown', 'in-review']).toContain(seen.gate.reasons[0]);
  expect((await call(host, stranger, 'GET', own)).status).toBe(404);
  const file = await call(host, keeper, 'GET', `/shop/variants/${made.body.id}`);
  expect(file.body.moves).toEqual([
    expect.objectContaining({ kind: 'received', quantity: 30, reason: '到货', by: keeper.person.name['zh-Hans'] }),
  ]);
  expect((await call(host, stranger, 'GET', `/shop/variants/${made.body.id}`)).status).toBe(404);
  const open = `/shop/offers/${offer.body.id}/open`;
  expect((await call(host, stranger, 'POST', open, { version: 2 })).status).toBe(404);
  expect((await call(host, keeper, 'POST', open, { version: 2 })).body.error.code).toBe('SHOP.NOT_CLEARED');
  const close = await call(host, keeper, 'POST', `/shop/offers/${offer.body.id}/close`, { version: 2 });
  expect(close.body.state).toBe('closed');
  expect((await call(host, keeper, 'PUT', own, { ...change, version: 3 })).body.error.code).toBe('SHOP.OFFER_STATE');
  const listed = async (path: string): Promise<readonly string[]> =>
    (Object.values((await call(host, keeper, 'GET', encodeURI(path))).body)[0] as { id: string }[]).map(({ id }) => id);
  expect(await listed('/shop/variants?search=脐橙')).toContain(made.body.id);
  expect(await listed('/shop/variants?search=NAVEL oranges 5 斤装')).toContain(made.body.id);
  expect(await listed('/shop/variants?search=5 % 装')).toEqual([]);
  expect(await listed('/shop/offers?state=open')).not.toContain(offer.body.id);
  expect(await listed('/shop/offers?state=closed')).toContain(offer.body.id);
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

it('keeps freight rules, coupons and addresses through its routes', async () => {
  const host = await theHost();
  const { slug: station } = await aStation(host).save();
  const keeper = await aPerson(host).role('shop-keeper').at(station).signedIn();
  const reader = await aReader(host).signedIn();
  const rule = await call(host, keeper, 'POST', '/shop/freight-rules', { name: '全国', zones: ZONES });
  expect([rule.status, rule.body.zones[0].cold]).toEqual([201, 0]);
  const twice = { name: '江苏', zones: [...ZONES, ...ZONES] };
  expect((await call(host, keeper, 'POST', '/shop/freight-rules', twice)).status).toBe(422);
  const retired = await call(host, keeper, 'POST', `/shop/freight-rules/${rule.body.id}/retire`, {});
  expect(retired.body.retired).toBe(true);
  expect((await call(host, keeper, 'GET', '/shop/freight-rules')).body.rules).toHaveLength(1);
  const made = await call(host, keeper, 'POST', '/shop/coupon-batches', COUPONS);
  expect([made.status, made.body.issued]).toEqual([201, 0]);
  const greedy = { ...COUPONS, cut: 9_000 };
  expect((await call(host, keeper, 'POST', '/shop/coupon-batches', greedy)).status).toBe(422);
  const offered = await call(host, undefined, 'GET', `/api/shop/coupons?station=${station}`);
  expect(offered.body.coupons).toEqual([expect.objectContaining({ id: made.body.id, left: 10 })]);
  const close = `/shop/coupon-batches/${made.body.id}/close`;
  expect((await call(host, keeper, 'POST', close, { version: 1 })).body.closed).toBe(true);
  expect((await call(host, keeper, 'POST', close, { version: 1 })).status).toBe(409);
  const kept = await call(host, reader, 'POST', '/api/shop/addresses', ADDRESS);
  expect([kept.status, kept.body.isFirst]).toEqual([201, true]);
  expect((await call(host, reader, 'POST', '/api/shop/addresses', { ...ADDRESS, region: '32' })).status).toBe(422);
  expect((await call(host, reader, 'GET', '/api/shop/addresses')).body.addresses).toEqual([kept.body]);
  expect((await call(host, reader, 'DELETE', `/api/shop/addresses/${kept.body.id}`)).status).toBe(204);
  expect((await call(host, reader, 'GET', '/api/shop/my-coupons')).body).toEqual({ coupons: [] });
  const together = (lines: object[]) => call(host, undefined, 'POST', '/api/shop/freight', { region: '321002', lines });
  expect((await together([{ offer: NOBODY, quantity: 1 }])).body.error.code).toBe('SHOP.OFFER_NOT_FOUND');
  expect((await together([])).status).toBe(422);
});

it('lets the compliance officer hold an order, and whoever keeps the shop take its evidence out', async () => {
  const host = await theHost();
  const officer = await aPerson(host).role('compliance-officer').signedIn();
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const hold = `/shop/orders/${NOBODY}/hold`;
  expect((await call(host, keeper, 'POST', hold, { reason: '投诉' })).status).toBe(403);
  expect((await call(host, officer, 'POST', hold, { reason: '' })).status).toBe(422);
  expect((await call(host, officer, 'POST', hold, { reason: '投诉' })).body.error.code).toBe('SHOP.ORDER_NOT_FOUND');
  expect((await call(host, keeper, 'GET', `/shop/orders/${NOBODY}/evidence`)).status).toBe(404);
});

it('lets a reader ask to lead, and the shop-keeper appoint them', async () => {
  const host = await theHost();
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const reader = await aReader(host).signedIn();
  const lead = { name: '李姐', point: '沿江社区驿站', region: '321002', detail: '沿江街 8 号' };
  expect((await call(host, reader, 'PUT', '/api/shop/lead', { ...lead, region: 'x' })).status).toBe(422);
  const asked = await call(host, reader, 'PUT', '/api/shop/lead', lead);
  expect([asked.status, asked.body.state, asked.body.allowedEvents]).toEqual([200, 'applied', ['approve', 'decline']]);
  const decide = `/shop/group-leaders/${asked.body.id}/decide`;
  const approved = await call(host, keeper, 'POST', decide, { version: 1, event: 'approve' });
  expect(approved.body.state).toBe('approved');
  expect((await call(host, reader, 'GET', '/api/shop/lead')).body).toMatchObject({
    leader: { version: 2 },
    groups: [],
  });
  const group = { offer: NOBODY, leader: asked.body.id, cutoff: '2099-01-01T00:00:00Z', minimum: 2 };
  expect((await call(host, keeper, 'POST', '/shop/groups', group)).body.error.code).toBe('SHOP.OFFER_NOT_FOUND');
  expect((await call(host, keeper, 'POST', '/shop/groups', { ...group, minimum: 0 })).status).toBe(422);
});
