import type { RoleSlug } from '@hearth/cms/contract';
import knex, { type Knex } from 'knex';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type SignedIn } from '../../../../tests/host/people';
import type { Paper, ProductFile, SupplierOfGoods } from '../../contract';
import { PEACHES } from '../testing/a-goods-desk';
import { dayOf } from '../papers/paper-needs.rules';

let host: Host;
let db: Knex;
let officer: SignedIn;
let clerk: SignedIn;
let expert: SignedIn;
let supplier: string;

beforeAll(async () => {
  host = await theHost();
  const signedIn = (role: RoleSlug) => aPerson(host).role(role).signedIn();
  [officer, clerk, expert] = await Promise.all([
    signedIn('vetting-officer'),
    signedIn('shop-keeper'),
    signedIn('panel-expert'),
  ]);
  supplier = crypto.randomUUID();
  const row = { kind: 'cooperative', name: PEACHES.maker, state: 'verified', version: 1, region: '350100' };
  db = knex({ client: 'pg', connection: host.databaseUrl });
  await db('vetting_supplier').insert({ id: supplier, station: 'yunze', ...row });
}, 300_000);
afterAll(() => db.destroy());

const PRODUCT = { title: '水蜜桃', category: 'fresh-produce', facts: PEACHES };

async function opened(): Promise<ProductFile> {
  const { status, body } = await call(host, clerk, 'POST', '/vetting/products', { supplier, ...PRODUCT });
  expect([status, body.error]).toEqual([201, undefined]);
  return body as ProductFile;
}

it('lets the desk register, the officer judge, and keeps the file from whoever scores blind', async () => {
  const product = await opened();
  const path = `/vetting/products/${product.id}`;
  expect((await call(host, undefined, 'GET', path)).status).toBe(401);
  expect((await call(host, expert, 'GET', path)).status).toBe(403);
  const passing = { event: 'pass-papers', version: 1 };
  expect((await call(host, clerk, 'POST', `${path}/judge`, passing)).status).toBe(403);
  expect((await call(host, officer, 'POST', `${path}/judge`, passing)).body.error.code).toBe('GOODS.NOT_NOW');
  expect((await call(host, clerk, 'POST', `${path}/turn`, passing)).status).toBe(422);
  const refused = await call(host, clerk, 'POST', `${path}/turn?locale=en`, { event: 'submit', version: 1 });
  expect([refused.status, refused.body.error.code]).toEqual([409, 'GOODS.PAPERS_MISSING']);
  expect(refused.body.error.details.gaps).toContainEqual({ kind: 'business-licence', why: 'missing' });
  const wrong = await call(host, clerk, 'POST', '/vetting/products', { supplier, ...PRODUCT, category: 'gold' });
  expect([wrong.status, wrong.body.error.details.fields[0].path]).toEqual([422, 'category']);
  const list = await call(host, officer, 'GET', '/vetting/products?state=draft');
  expect(list.body.products).toContainEqual(expect.objectContaining({ id: product.id, papersEnd: null }));
  expect(list.body.counts.draft).toBeGreaterThan(0);
});

it('names whose goods can be opened to whoever opens them, and no file of a supplier', async () => {
  const rows = ['filed', 'draft', 'barred', 'closed'].map((state) => ({
    ...{ id: crypto.randomUUID(), station: 'yunze', kind: 'cooperative', name: `竹编 ${state}`, state },
    ...{ version: 1, region: '350100' },
  }));
  await db('vetting_supplier').insert(rows);
  const { status, body } = await call(host, clerk, 'GET', '/vetting/suppliable');
  expect(status).toBe(200);
  const listed = body.suppliers as SupplierOfGoods[];
  expect(listed).toContainEqual({ id: supplier, name: PEACHES.maker });
  expect(listed.filter(({ name }) => name.startsWith('竹编'))).toEqual([{ id: rows[0]?.id, name: '竹编 filed' }]);
  expect((await call(host, clerk, 'GET', `/vetting/suppliers/${supplier}`)).status).toBe(403);
  expect((await call(host, expert, 'GET', '/vetting/suppliable')).status).toBe(403);
  const far = await aPerson(host)
    .role('shop-keeper')
    .at((await aStation(host).save()).slug)
    .signedIn();
  expect((await call(host, far, 'GET', '/vetting/suppliable')).body.suppliers).toEqual([]);
});

it('takes a file, files it as a paper, shows it by an address, and has it accepted by another', async () => {
  const product = await opened();
  const ticket = await call(host, clerk, 'POST', '/vetting/files', {});
  const bytes = Buffer.from('%PDF-1.7 <</Type /Page>> 发货承诺 %%EOF');
  const send = (body: Buffer, url = ticket.body.url as string) =>
    fetch(`${host.url}${url}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/pdf' },
      body: new Uint8Array(body),
    });
  const sent = await send(bytes);
  expect(sent.status).toBe(201);
  // What the contract says of a file.
  const file = (await sent.json()) as { hash: string; pages: number };
  expect([file.hash.length, file.pages]).toEqual([64, 1]);
  expect((await send(Buffer.from('plain'))).status).toBe(422);
  expect((await send(bytes, (ticket.body.url as string).replace('until=1', 'until=2'))).status).toBe(404);

  const words = { lot: null, kind: 'shipping-promise', validFrom: dayOf(new Date()), validTo: null, pages: 1 };
  const told = { number: null, issuer: null, holder: null, fields: { dailyCapacity: '300', carrier: '中通' } };
  const path = `/vetting/products/${product.id}/papers`;
  const filed = await call(host, clerk, 'POST', path, { ...words, ...told, fileHash: file.hash });
  expect([filed.status, filed.body.error]).toEqual([201, undefined]);
  const paper = filed.body as Paper;
  const shown = await fetch(`${host.url}${paper.file.url}`);
  expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  expect(shown.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  expect((await fetch(`${host.url}${paper.file.url.replace('sign=', 'sign=x')}`)).status).toBe(404);

  const decide = { event: 'accept', version: paper.version };
  const done = await call(host, officer, 'POST', `/vetting/papers/${paper.id}/decide`, decide);
  expect(done.body).toMatchObject({ state: 'accepted', decidedBy: officer.person.name['zh-Hans'] });
  const seen = await call(host, officer, 'GET', `/vetting/products/${product.id}`);
  expect([seen.status, seen.body.error]).toEqual([200, undefined]);
  const needs = seen.body.needs as ProductFile['needs'];
  expect(needs.find(({ kind }) => kind === 'shipping-promise')).toMatchObject({
    standing: 'accepted',
    paper: paper.id,
  });
});

it('keeps lots, claims and prices beside it', async () => {
  const { id } = await opened();
  const at = `/vetting/products/${id}`;
  const lot = await call(host, clerk, 'POST', `${at}/lots`, {
    code: 'L1',
    madeAt: '2026-11-20',
    bestBefore: null,
    quantity: 9,
  });
  expect([lot.status, lot.body.allowedEvents]).toEqual([201, ['hold', 'close']]);
  const early = { code: 'L2', madeAt: '2026-11-20', bestBefore: '2026-11-19', quantity: 9 };
  expect((await call(host, clerk, 'POST', `${at}/lots`, early)).status).toBe(422);
  const claim = await call(host, clerk, 'POST', `${at}/claims`, { text: '吃了能治愈失眠', kind: 'effect' });
  expect([claim.status, claim.body.standing, claim.body.reasons]).toEqual([201, 'forbidden', ['medical']]);
  const bound = await call(host, clerk, 'PUT', `/vetting/claims/${claim.body.id}/evidence`, {
    version: 1,
    evidence: [],
  });
  expect([bound.status, bound.body.version]).toEqual([200, 2]);
  expect((await call(host, clerk, 'DELETE', `/vetting/claims/${claim.body.id}`)).status).toBe(204);
  const price = {
    venue: '甲店',
    url: null,
    fen: 5_990,
    basis: 'deal',
    seenAt: '2026-11-01T00:00:00.000Z',
    shotHash: null,
  };
  expect((await call(host, clerk, 'POST', `${at}/prices`, price)).status).toBe(201);
  expect((await call(host, clerk, 'POST', `${at}/prices`, { ...price, basis: 'market' })).status).toBe(422);
  const { body } = await call(host, clerk, 'GET', `${at}/prices`);
  expect(body.bases).toMatchObject([{ venue: '甲店', policy: 'cn-7-days', fen: 5_990, by: 'last' }]);
  const held = await call(host, clerk, 'POST', `/vetting/lots/${lot.body.id}/turn`, {
    event: 'hold',
    version: 1,
    reason: '复检',
  });
  expect(held.body).toMatchObject({ state: 'held', reason: '复检' });
});
