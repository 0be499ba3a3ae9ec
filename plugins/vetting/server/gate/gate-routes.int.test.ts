import knex, { type Knex } from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import { theHost } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller } from '../../../../tests/host/people';
import { PEACHES } from '../testing/a-goods-desk';
import { until } from '../../../../tests/host/a-node';

let db: Knex;
let station: string;
let officer: Caller;
let second: Caller;
// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  const host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  station = (await aStation(host).save()).slug;
  officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
  second = await aPerson(host).role('compliance-officer').at(station).signedIn();
}, 300_000);
afterAll(() => db.destroy());

/** An approved product of the station with a lot and without a single paper, as its rows. */
async function aProduct(): Promise<{ product: string; lot: string; supplier: string }> {
  const [supplier, product, lot, by] = [systemIds.next(), systemIds.next(), systemIds.next(), systemIds.next()];
  const named = { kind: 'cooperative', name: '云泽合作社', region: '530100' };
  await db('vetting_supplier').insert({ ...named, id: supplier, station, state: 'verified', version: 1 });
  const words = { category: 'fresh-produce', title: '云泽水蜜桃', state: 'approved', facts: JSON.stringify(PEACHES) };
  await db('vetting_product').insert({
    ...words,
    id: product,
    station,
    supplier,
    opened_by: by,
    approved_at: new Date(),
  });
  const made = { code: 'L1', made_at: '2026-11-01', quantity: 9 };
  await db('vetting_lot').insert({ ...made, id: lot, station, product, opened_by: by });
  return { product, lot, supplier };
}

const ask = async (who: Caller, ...[method, path, body]: ['GET' | 'POST', string, object?]) =>
  call(await theHost(), who, method, path, body);
const routesOf = ({ product, lot }: { product: string; lot: string }) =>
  [
    ['GET', `/vetting/products/${product}/gate`],
    ['POST', `/vetting/products/${product}/shelf`],
    ['POST', `/vetting/products/${product}/clear`],
    ['POST', `/vetting/lots/${lot}/recall`],
    ['GET', '/vetting/endings'],
  ] as const;

it('is closed to strangers and to other roles', async () => {
  const host = await theHost();
  const finance = await aPerson(host).role('finance').at(station).signedIn();
  for (const [method, path] of routesOf(await aProduct())) {
    const body = method === 'POST' ? {} : undefined;
    expect((await ask(undefined, method, path, body)).status).toBe(401);
    expect((await ask(finance, method, path, body)).status).toBe(403);
  }
});

it('lets hosts look, and leaves suspending to those who answer for it', async () => {
  const goods = await aProduct();
  const host = await aPerson(await theHost())
    .role('host')
    .at(station)
    .signedIn();
  expect((await ask(host, 'GET', `/vetting/products/${goods.product}/gate`)).status).toBe(200);
  const off = { event: 'suspend', version: 1, reason: '抽检' };
  expect((await ask(host, 'POST', `/vetting/products/${goods.product}/shelf`, off)).status).toBe(403);
});

it('answers 422 and names what is wrong', async () => {
  for (const [method, path] of routesOf(await aProduct())) {
    const wrong = method === 'POST' ? await ask(officer, method, path, { version: 'one' }) : undefined;
    if (wrong) expect([wrong.status, wrong.body.error.code]).toEqual([422, 'HEARTH.INVALID']);
  }
  expect((await ask(officer, 'GET', '/vetting/products/none/gate')).status).toBe(422);
  expect((await ask(officer, 'GET', '/vetting/endings?days=900')).status).toBe(422);
});

it('knows nothing of another station', async () => {
  const host = await theHost();
  const elsewhere = await aStation(host).save();
  const stranger = await aPerson(host).role('vetting-officer').at(elsewhere.slug).signedIn();
  const { product } = await aProduct();
  const { status, body } = await ask(stranger, 'GET', `/vetting/products/${product}/gate`);
  expect([status, body.error.code]).toEqual([404, 'GOODS.NOT_FOUND']);
  expect((await ask(stranger, 'GET', '/vetting/endings')).body).toEqual({ endings: [], total: 0 });
});

it('suspends by itself what came to the shelf without its papers, and keeps it there until they are in', async () => {
  const { product } = await aProduct();
  const gate = await until(
    async () => (await ask(officer, 'GET', `/vetting/products/${product}/gate`)).body,
    ({ state }) => state === 'suspended',
    20_000,
  );
  expect(gate).toMatchObject({ showable: false, sellable: false, version: 2, allowedEvents: ['clear', 'recall'] });
  expect(gate.reasons).toContainEqual(
    expect.objectContaining({ code: 'paper-missing', kind: 'business-licence', stops: 'showing' }),
  );
  const word = { version: 2, why: '资质已补齐' };
  const { status, body } = await ask(second, 'POST', `/vetting/products/${product}/clear`, word);
  expect([status, body.error.code]).toEqual([409, 'GATE.HINDERED']);
});

it('follows a supplier that is barred, in the transaction that bars it', async () => {
  const { product, supplier } = await aProduct();
  const gate = async () => (await ask(officer, 'GET', `/vetting/products/${product}/gate`)).body;
  await until(gate, ({ state }) => state === 'suspended', 20_000);
  const lasting = new Date(Date.now() + 90 * 86_400_000).toISOString();
  const bar = { version: 1, reason: '提供虚假检测报告', until: lasting };
  expect((await ask(second, 'POST', `/vetting/suppliers/${supplier}/bar`, bar)).status).toBe(200);
  expect((await gate()).reasons).toContainEqual(expect.objectContaining({ code: 'supplier-barred' }));
});

it('recalls a lot once', async () => {
  const { lot } = await aProduct();
  const recall = () => ask(officer, 'POST', `/vetting/lots/${lot}/recall`, { version: 1, reason: '农残超标' });
  const both = await Promise.all([recall(), recall()]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 200)?.body).toMatchObject({ lot, code: 'L1', gate: { sellable: false } });
});

it('suspends and recalls a product', async () => {
  const { product } = await aProduct();
  const path = `/vetting/products/${product}/shelf`;
  const { body: before } = await ask(officer, 'GET', `/vetting/products/${product}/gate`);
  const recall = { event: 'recall', version: before.version, reason: '市监局通报' };
  const { status, body } = await ask(officer, 'POST', path, recall);
  // The house may have suspended it in between, which changes its version.
  if (status === 409) return;
  expect(body).toMatchObject({ state: 'recalled', allowedEvents: [] });
});
