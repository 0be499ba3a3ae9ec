import { randomBytes } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import { until } from '../../../../tests/host/a-node';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';
import { aReader, type PhoneReader } from '../../../../tests/host/readers';

let host: Host;
let db: Knex;
let finance: SignedIn;
let reader: PhoneReader;

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  finance = await aPerson(host).role('finance').signedIn();
  reader = await aReader(host).signedIn();
}, 300_000);
afterAll(() => db.destroy());

/** A payment that came, as the till of the sandbox left it. */
async function paid(amount = 80_000) {
  const id = systemIds.next();
  const [outTradeNo, token] = [id.replaceAll('-', ''), randomBytes(16).toString('base64url')];
  const until = new Date(Date.now() + 900_000);
  const trade = { station: 'yunze', out_trade_no: outTradeNo, amount, title: '云泽春茶', until };
  await db('shop_sandbox_trade').insert({ ...trade, token, return_url: 'https://yunze.example/', state: 'waiting' });
  await db('shop_payment').insert({
    ...{
      ...trade,
      id,
      kind: 'order',
      subject: systemIds.next(),
      buyer: reader.user.id,
      provider: 'sandbox',
      method: 'page',
    },
    ...{ state: 'succeeded', paid_at: new Date() },
  });
  return { id, token };
}
const PATH = '/shop/payments';

it('shows a reader what the station can be paid by, and their own payments alone', async () => {
  expect((await call(host, undefined, 'GET', '/api/shop/ways-to-pay?station=yunze')).status).toBe(401);
  const ways = await call(host, reader, 'GET', '/api/shop/ways-to-pay?station=yunze');
  expect(ways.body).toEqual({ ways: [{ provider: 'sandbox', methods: ['page'] }] });
  const { id } = await paid();
  expect((await call(host, reader, 'GET', `/api/shop/payments/${id}`)).body).toMatchObject({ state: 'succeeded' });
  const other = await aReader(host).signedIn();
  expect((await call(host, other, 'GET', `/api/shop/payments/${id}`)).status).toBe(404);
  expect((await call(host, undefined, 'GET', `/api/shop/payments/${id}`)).status).toBe(401);
});

it('begins no payment for a stranger, of nothing, or in words it does not know', async () => {
  const wanted = { kind: 'order', subject: systemIds.next(), provider: 'sandbox' };
  expect((await call(host, undefined, 'POST', '/api/shop/payments', wanted)).status).toBe(401);
  expect((await call(host, reader, 'POST', '/api/shop/payments', wanted)).status).toBe(404);
  const { status, body } = await call(host, reader, 'POST', '/api/shop/payments', { ...wanted, provider: 'paypal' });
  expect([status, body.error.code]).toEqual([422, 'HEARTH.INVALID']);
});

it('shows payments to finance, and neither to other roles nor to other stations', async () => {
  const { id } = await paid();
  const editor = await aPerson(host).signedIn();
  const far = (await aStation(host).save()).slug;
  const neighbour = await aPerson(host).role('finance').at(far).signedIn();
  for (const path of [`${PATH}?station=yunze`, `${PATH}/${id}`, '/shop/payment-settings?station=yunze']) {
    const statuses = await Promise.all(
      [undefined, editor, neighbour, finance].map(async (who) => (await call(host, who, 'GET', path)).status),
    );
    expect([path, ...statuses]).toEqual([path, 401, 403, 404, 200]);
  }
  expect((await call(host, finance, 'GET', `${PATH}?station=yunze&limit=0`)).status).toBe(422);
  expect((await call(host, finance, 'GET', `${PATH}/${id}`)).body).toMatchObject({
    payment: { id },
    refunds: [],
    words: [],
  });
});

it('lets two people give back what one alone may not', async () => {
  const { id } = await paid();
  const clerk = await aPerson(host).role('after-sales-clerk').signedIn();
  const wanted = { amount: 60_000, reason: '整箱压坏' };
  expect((await call(host, undefined, 'POST', `${PATH}/${id}/refunds`, wanted)).status).toBe(401);
  const keeper = await aPerson(host).role('shop-keeper').signedIn();
  expect((await call(host, keeper, 'POST', `${PATH}/${id}/refunds`, wanted)).status).toBe(403);
  expect((await call(host, clerk, 'POST', `${PATH}/${id}/refunds`, { ...wanted, amount: 0 })).status).toBe(422);
  const asked = await call(host, clerk, 'POST', `${PATH}/${id}/refunds`, wanted);
  expect([asked.status, asked.body.state]).toEqual([201, 'asked']);
  const path = `/shop/refunds/${asked.body.id}`;
  const version = Number(asked.body.version);
  expect((await call(host, clerk, 'POST', `${path}/approve`, { version })).status).toBe(403);
  expect((await call(host, finance, 'POST', `${path}/decline`, { version })).body).toMatchObject({ state: 'declined' });
  expect((await call(host, finance, 'POST', `${path}/approve`, { version: version + 1 })).status).toBe(409);
  expect((await call(host, finance, 'POST', `${path}/retry`, { version: version + 1 })).status).toBe(409);
  expect((await call(host, finance, 'POST', `${PATH}/${id}/close`, { version: 1, reason: '不是争议' })).status).toBe(
    409,
  );
  expect((await call(host, finance, 'POST', `${PATH}/${id}/query`, {})).status).toBe(200);
});

it('keeps providers and limits, and never answers a credential', async () => {
  const far = (await aStation(host).save()).slug;
  const own = await aPerson(host).role('finance').at(far).signedIn();
  const stripe = { provider: 'stripe', secretKey: 'sk_test_HearthRoutes', webhookSecrets: ['whsec_HearthRoutes'] };
  const wanted = { station: far, version: 0, enabled: true, credential: stripe };
  const clerk = await aPerson(host).role('after-sales-clerk').at(far).signedIn();
  const set = (who: SignedIn | undefined, body: object) =>
    call(host, who, 'PUT', '/shop/payment-providers/stripe', body);
  expect((await set(undefined, wanted)).status).toBe(401);
  expect((await set(clerk, wanted)).status).toBe(403);
  expect((await set(own, { ...wanted, credential: { ...stripe, secretKey: 'x' } })).status).toBe(422);
  expect((await set(own, { ...wanted, credential: undefined })).body.error.code).toBe('PAY.WRONG_CREDENTIAL');
  const done = await set(own, wanted);
  expect([done.status, done.body]).toEqual([
    200,
    { provider: 'stripe', enabled: true, app: 'test', merchant: null, version: 1 },
  ]);
  expect((await set(own, wanted)).status).toBe(409);
  expect(JSON.stringify(await call(host, own, 'GET', `/shop/payment-settings?station=${far}`))).not.toContain(
    'sk_test',
  );
  const [row] = await db<{ station: string; credential: string }>('shop_payment_provider')
    .where({ station: far })
    .select('credential');
  expect(row?.credential).not.toContain('sk_test');
  const limit = { station: far, version: 0, twoPersonAbove: 10_000 };
  expect((await call(host, own, 'PUT', '/shop/payment-settings', limit)).body).toEqual({
    twoPersonAbove: 10_000,
    version: 1,
  });
  expect((await call(host, own, 'PUT', '/shop/payment-settings', limit)).status).toBe(409);
});

it('serves the till, where somebody pays once', async () => {
  const page = await fetch(`${host.url}/cashier/`);
  expect([page.status, page.headers.get('content-security-policy')]).toEqual([
    200,
    expect.stringContaining("frame-ancestors 'none'"),
  ]);
  expect((await fetch(`${host.url}/cashier/cashier.js`)).status).toBe(200);
  const { token } = await paid();
  expect((await call(host, undefined, 'GET', `/api/shop/cashier/${token}`)).body).toMatchObject({
    state: 'waiting',
    amount: 80_000,
  });
  const choose = (choice: string) => call(host, undefined, 'POST', `/api/shop/cashier/${token}/choices`, { choice });
  expect((await choose('steal')).status).toBe(422);
  expect((await choose('lose-callback')).body).toMatchObject({ state: 'paid' });
  expect((await choose('pay')).body.error.code).toBe('PAY.TRADE_OVER');
  const nobody = randomBytes(16).toString('base64url');
  expect((await call(host, undefined, 'GET', `/api/shop/cashier/${nobody}`)).status).toBe(404);
});

it('lets no stranger call in', async () => {
  const callIn = (path: string) => fetch(`${host.url}/api/shop/pay/callbacks/${path}`, { method: 'POST', body: '{}' });
  expect((await callIn('sandbox/yunze')).status).toBe(401);
  expect((await callIn('wechat/yunze')).status).toBe(404);
});

it('hears what the till calls in with, by the host’s own jobs', async () => {
  const { id, token } = await paid();
  // What came does not fit, which moves the payment and nothing else, whatever it was for.
  await db('shop_payment').where({ id }).update({ state: 'pending', paid_at: null, amount: 70_000 });
  const answer = await call(host, undefined, 'POST', `/api/shop/cashier/${token}/choices`, { choice: 'pay' });
  expect(answer.body).toMatchObject({ state: 'paid' });
  const seen = await until(
    () => call(host, finance, 'GET', `${PATH}/${id}`),
    ({ body }) => body.payment.state === 'disputed',
  );
  expect(seen.body).toMatchObject({
    words: [{ said: 'paid', outcome: 'disputed' }],
    payment: { allowedEvents: ['query', 'close'] },
  });
});
