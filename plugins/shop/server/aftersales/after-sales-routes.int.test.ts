import { randomUUID } from 'node:crypto';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { aReader } from '../../../../tests/host/readers';

let host: Host;
// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
}, 300_000);

const NOBODY = randomUUID();
type Route = readonly [method: 'GET' | 'POST' | 'PUT', path: string, body?: object];

const SHIP = { company: 'ems', number: 'EM123456789' };
const CREDENTIAL = { customer: 'ABCDEF0123456789', key: 'kHearth123456' };
const SHIPPING: readonly Route[] = [
  ['GET', '/shop/shipping-board'],
  ['GET', '/shop/shipping-board/file'],
  ['POST', '/shop/parcels/import', { csv: '订单号,快递公司,运单号' }],
  ['GET', `/shop/orders/${NOBODY}/parcels`],
  ['POST', `/shop/orders/${NOBODY}/parcels`, SHIP],
  ['POST', `/shop/parcels/${NOBODY}/correct`, { ...SHIP, version: 1, reason: '抄错' }],
  ['POST', `/shop/parcels/${NOBODY}/steps`, { step: 'deliver', version: 1 }],
  ['POST', `/shop/parcels/${NOBODY}/track`, {}],
  ['GET', '/shop/carriers'],
  ['PUT', '/shop/carriers/kuaidi100', { enabled: true, version: 0, credential: CREDENTIAL }],
];
const AFTER_SALES: readonly Route[] = [
  ['GET', '/shop/after-sales'],
  ['GET', `/shop/after-sales/${NOBODY}`],
  ['POST', `/shop/after-sales/${NOBODY}/decide`, { event: 'approve', version: 1 }],
  ['POST', `/shop/after-sales/${NOBODY}/arbitrate`, { event: 'uphold', version: 1, reason: '照片清楚' }],
  ['GET', '/shop/after-sales-policy'],
  ['PUT', '/shop/after-sales-policy', { autoLimit: 3_000, returnFreight: 1_200, keepBelow: 2_000, version: 0 }],
  ['POST', `/shop/after-sales/${NOBODY}/return-freight-paid`, { version: 1, reference: '2026113000012' }],
  ['POST', `/shop/after-sales/${NOBODY}/replacement`, { ...SHIP, version: 1 }],
];
const ASK = { id: randomUUID(), order: NOBODY, offer: NOBODY, kind: 'refund-only', reason: 'missing', quantity: 1 };
const BUYING: readonly Route[] = [
  ['GET', `/api/shop/orders/${NOBODY}/parcels`],
  ['GET', `/api/shop/orders/${NOBODY}/after-sales`],
  ['POST', '/api/shop/after-sales', ASK],
  ['GET', `/api/shop/after-sales/${NOBODY}`],
  ['POST', `/api/shop/after-sales/${NOBODY}/withdraw`, { version: 1 }],
  ['POST', `/api/shop/after-sales/${NOBODY}/escalate`, { version: 1 }],
  ['POST', `/api/shop/after-sales/${NOBODY}/return-parcel`, { ...SHIP, version: 1 }],
  ['POST', `/api/shop/after-sales/${NOBODY}/replacement-received`, { version: 1 }],
];
const ask = async (who: Caller, [method, path, body]: Route) => call(host, who, method, path, body);

it('answers 401 to strangers and 403 to those of another role', async () => {
  const proofreader = await aPerson(host).role('proofreader').signedIn();
  for (const route of [...SHIPPING, ...AFTER_SALES]) {
    const statuses = [await ask(undefined, route), await ask(proofreader, route)].map(({ status }) => status);
    expect([route[1], ...statuses]).toEqual([route[1], 401, 403]);
  }
  for (const route of BUYING) expect([route[1], (await ask(undefined, route)).status]).toEqual([route[1], 401]);
});

it('gives each role what it needs, and no more', async () => {
  const clerk = await aPerson(host).role('after-sales-clerk').signedIn();
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const officer = await aPerson(host).role('compliance-officer').signedIn();
  const status = async (who: Caller, list: readonly Route[], n: number) => (await ask(who, list[n]!)).status;
  expect(await status(clerk, SHIPPING, 0)).toBe(200);
  expect(await status(clerk, SHIPPING, 4)).toBe(403);
  expect(await status(keeper, SHIPPING, 4)).toBe(404);
  expect(await status(clerk, AFTER_SALES, 2)).toBe(404);
  expect(await status(clerk, AFTER_SALES, 3)).toBe(403);
  expect(await status(officer, AFTER_SALES, 2)).toBe(403);
  expect(await status(officer, AFTER_SALES, 3)).toBe(404);
  expect(await status(clerk, AFTER_SALES, 5)).toBe(403);
  expect(await status(clerk, AFTER_SALES, 6)).toBe(403);
  const finance = await aPerson(host).role('finance').signedIn();
  expect(await status(finance, AFTER_SALES, 6)).toBe(404);
});

it('refuses what is no request', async () => {
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  const reader = await aReader(host).signedIn();
  const wrong: readonly (readonly [Caller, Route])[] = [
    [keeper, ['POST', `/shop/orders/${NOBODY}/parcels`, { company: 'ems', number: '=1+1' }]],
    [keeper, ['POST', `/shop/orders/${NOBODY}/parcels`, { company: 'pigeon', number: 'EM123456789' }]],
    [keeper, ['POST', '/shop/parcels/import', { csv: '' }]],
    [keeper, ['GET', '/shop/shipping-board?limit=0']],
    [keeper, ['POST', `/shop/after-sales/${NOBODY}/decide`, { event: 'decline', version: 1 }]],
    [keeper, ['POST', `/shop/after-sales/${NOBODY}/decide`, { event: 'uphold', version: 1 }]],
    [reader, ['POST', '/api/shop/after-sales', { ...ASK, quantity: 0 }]],
    [reader, ['POST', '/api/shop/after-sales', { ...ASK, amount: 0 }]],
    [reader, ['POST', '/api/shop/after-sales', { ...ASK, photos: Array.from({ length: 7 }, () => NOBODY) }]],
  ];
  for (const [who, route] of wrong) {
    const { status, body } = await ask(who, route);
    expect([route[1], status, body.error.code]).toEqual([route[1], 422, 'HEARTH.INVALID']);
  }
  for (const route of BUYING) expect([route[1], (await ask(reader, route)).status]).toEqual([route[1], 404]);
  expect((await ask(reader, ['GET', '/api/shop/after-sales'])).body).toEqual({ afterSales: [], more: false });
});

it('keeps what a station sets to itself, and never answers a key', async () => {
  const far = (await aStation(host).save()).slug;
  const keeper = await aPerson(host).role('shop-keeper').at(far).signedIn();
  const neighbour = await aPerson(host).role('shop-keeper').signedIn();
  const set = await ask(keeper, SHIPPING[9]!);
  expect([set.status, set.body.customer, set.body.version]).toEqual([200, CREDENTIAL.customer, 1]);
  expect((await ask(keeper, SHIPPING[9]!)).status).toBe(409);
  const seen = JSON.stringify((await ask(keeper, SHIPPING[8]!)).body);
  expect(seen).toContain(CREDENTIAL.customer);
  expect(seen).not.toContain(CREDENTIAL.key);
  expect(JSON.stringify((await ask(neighbour, SHIPPING[8]!)).body)).not.toContain(CREDENTIAL.customer);
  expect((await ask(keeper, AFTER_SALES[5]!)).body).toEqual({
    autoLimit: 3_000,
    returnFreight: 1_200,
    keepBelow: 2_000,
    version: 1,
  });
  expect((await ask(neighbour, AFTER_SALES[4]!)).body).toEqual({
    autoLimit: 5_000,
    returnFreight: 1_500,
    keepBelow: 3_000,
    version: 0,
  });
  const file = await ask(keeper, SHIPPING[1]!);
  expect(file.status).toBe(200);
  expect(file.body).toContain('运单号');
});

it('hears no push about a parcel that it does not have, and takes no photo of somebody else’s order', async () => {
  const push = (path: string, body: string) =>
    fetch(`${host.url}/api/shop/parcels/callbacks/kuaidi100/${path}`, { method: 'POST', body });
  expect((await push(`yunze/${NOBODY}`, 'sign=0&param=%7B%7D')).status).toBe(404);
  expect((await push('yunze/nothing', '')).status).toBe(404);
  const photo = (order: string, token?: string) =>
    fetch(`${host.url}/api/shop/after-sales/photos/${randomUUID()}?order=${order}`, {
      method: 'PUT',
      headers: { 'content-type': 'image/jpeg', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: 'no photo',
    });
  const reader = await aReader(host).signedIn();
  expect((await photo(NOBODY)).status).toBe(401);
  expect((await photo(NOBODY, reader.token)).status).toBe(404);
  expect((await photo('nothing', reader.token)).status).toBe(404);
  const shown = await fetch(`${host.url}/api/shop/after-sales/photos/${NOBODY}/small?until=9999999999999&sign=x`);
  expect(shown.status).toBe(404);
});
