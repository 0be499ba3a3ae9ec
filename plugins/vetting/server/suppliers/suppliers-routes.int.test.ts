import { createHash, randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { theHost, type Host } from '../../../../tests/host/host';
import { aPerson, aStation, call, type Caller, type SignedIn } from '../../../../tests/host/people';
import { aReader, type PhoneReader } from '../../../../tests/host/readers';
import { aUscc } from '../testing/a-supplier-desk';

let host: Host;
let station: string;
let officer: SignedIn;
let compliance: SignedIn;
let finance: SignedIn;
let reader: PhoneReader;
const NOBODY = '0195f000-0000-7000-8000-000000000000';

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  ({ slug: station } = await aStation(host).under('yunze').save());
  officer = await aPerson(host).role('vetting-officer').at(station).signedIn();
  compliance = await aPerson(host).role('compliance-officer').at(station).signedIn();
  finance = await aPerson(host).role('finance').at(station).signedIn();
  reader = await aReader(host).signedIn();
}, 300_000);

const facts = () => ({
  station,
  who: { kind: 'cooperative', name: '青禾茶叶合作社', uscc: aUscc(), idNumber: null },
  where: { region: '330110', address: '青禾村 3 号' },
  contact: { person: '林', phone: '13900001234' },
  bank: null,
});
const UNTIL = new Date(Date.now() + 90 * 86_400_000).toISOString();
const ONE = `/vetting/suppliers/${NOBODY}`;
/** Every route of the desk: a body that it takes, and one that it does not. */
const ROUTES = [
  ['GET', '/vetting/suppliers', undefined, '/vetting/suppliers?limit=0'],
  ['POST', '/vetting/suppliers', facts, {}],
  ['GET', ONE, undefined, '/vetting/suppliers/none'],
  ['PUT', ONE, { version: 1 }, { version: 'x' }],
  ['POST', `${ONE}/verify`, { version: 1 }, {}],
  ['POST', `${ONE}/refuse`, { version: 1, reason: '看不清' }, { version: 1, reason: ' ' }],
  ['POST', `${ONE}/close`, { version: 1, reason: '停了' }, { version: 1 }],
  ['POST', `${ONE}/bar`, { version: 1, reason: '造假', until: UNTIL }, { version: 1, reason: '造假', until: 'soon' }],
  ['POST', `${ONE}/lift`, { version: 1, reason: '查清' }, {}],
  ['POST', `${ONE}/appeal`, { version: 1, decision: 'upheld', answer: '属实' }, { version: 1, decision: 'maybe' }],
  ['POST', `${ONE}/reveal`, { reason: '核对' }, { reason: '' }],
] as const;

describe.each(ROUTES.map((route) => ({ method: route[0], path: route[1], good: route[2], bad: route[3] })))(
  '$method $path',
  ({ method, path, good, bad }) => {
    const body = () => (typeof good === 'function' ? good() : good);
    it('answers 401 to a stranger, 403 to who has another role, 422 to what it cannot read', async () => {
      expect((await call(host, undefined, method, path, body())).status).toBe(401);
      expect((await call(host, finance, method, path, body())).status).toBe(403);
      const chief = await chiefEditor();
      const wrong = typeof bad === 'string' ? call(host, chief, method, bad) : call(host, chief, method, path, bad);
      expect((await wrong).status).toBe(422);
    });
  },
);

let chief: SignedIn | undefined;
const chiefEditor = async (): Promise<SignedIn> =>
  (chief ??= await aPerson(host).role('chief-editor').at(station).signedIn());

it('is filed by one, verified by another and barred by compliance, whom neither may follow', async () => {
  const made = await call(host, officer, 'POST', '/vetting/suppliers', facts());
  expect(made.status).toBe(201);
  const path = `/vetting/suppliers/${made.body.id}`;
  const own = await call(host, officer, 'POST', `${path}/verify`, { version: made.body.version });
  expect([own.status, own.body.error.code]).toEqual([403, 'VETTING.OWN_WORK']);
  const other = await aPerson(host).role('vetting-officer').at(station).signedIn();
  const verified = await call(host, other, 'POST', `${path}/verify`, { version: made.body.version });
  expect([verified.status, verified.body.state]).toEqual([200, 'verified']);
  const bar = { version: verified.body.version, reason: '样品造假', until: UNTIL };
  expect((await call(host, other, 'POST', `${path}/bar`, bar)).status).toBe(403);
  const barred = await call(host, compliance, 'POST', `${path}/bar`, bar);
  expect([barred.status, barred.body.state]).toEqual([200, 'barred']);
  const file = await call(host, officer, 'GET', path);
  expect(file.body).toMatchObject({ isOwnWork: false, bars: [{ by: compliance.person.name['zh-Hans'] }] });
  const list = await call(host, officer, 'GET', '/vetting/suppliers?state=barred');
  expect(list.body).toMatchObject({ counts: { barred: 1 }, suppliers: [{ id: made.body.id }] });
  const seen = await call(host, compliance, 'POST', `${path}/reveal`, { reason: '核对' });
  expect([seen.status, seen.body.contact.phone]).toEqual([200, '13900001234']);
});

it('is not there for another station', async () => {
  const made = await call(host, officer, 'POST', '/vetting/suppliers', facts());
  const elsewhere = await aStation(host).under('yunze').save();
  const stranger = await aPerson(host).role('chief-editor').at(elsewhere.slug).signedIn();
  for (const [verb, body] of [
    ['verify', { version: 1 }],
    ['reveal', { reason: '看' }],
  ] as const) {
    const { status, body: said } = await call(
      host,
      stranger,
      'POST',
      `/vetting/suppliers/${made.body.id}/${verb}`,
      body,
    );
    expect([status, said.error.code]).toEqual([404, 'VETTING.SUPPLIER_NOT_FOUND']);
  }
  expect((await call(host, stranger, 'GET', '/vetting/suppliers')).body.suppliers).toEqual([]);
});

const SUPPLY = '/api/vetting/supply';
const save = (who: Caller, part: string, fields: object) =>
  call(host, who, 'PUT', `${SUPPLY}/part`, { station, part, revision: 1, fields });
const put = async (who: { readonly token: string } | undefined, id: string, [offset, bytes]: [number, Buffer]) => {
  const answer = await fetch(`${host.url}${SUPPLY}/proofs/${id}?offset=${offset}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', ...(who ? { authorization: `Bearer ${who.token}` } : {}) },
    body: new Uint8Array(bytes),
  });
  return { status: answer.status, body: (await answer.json()) as { error?: { code: string }; isWhole?: boolean } };
};

it('takes a form from the app, with a photo in pieces, and tells the desk', async () => {
  const uscc = aUscc();
  expect((await save(undefined, 'where', { region: '330110', address: '村口' })).status).toBe(401);
  expect((await save(reader, 'where', { region: '33', address: '村口' })).status).toBe(422);
  expect((await save(reader, 'where', { region: '330100', address: '村口' })).body.error.code).toBe(
    'VETTING.REGION_UNKNOWN',
  );
  expect((await save(reader, 'where', { region: '330110', address: '村口' })).status).toBe(200);
  await save(reader, 'who', { kind: 'enterprise', name: '村口茶厂', uscc, idNumber: null });
  await save(reader, 'contact', { person: '林', phone: '13900001234' });
  await save(reader, 'bank', { holder: '村口茶厂', bank: '农行', account: '12345678', isCard: false });

  const red = sharp({ create: { width: 400, height: 300, channels: 3, background: '#B83214' } });
  const jpeg = await red.jpeg().toBuffer();
  const photo = { station, id: randomUUID(), kind: 'licence', type: 'image/jpeg', size: jpeg.length };
  const begin = { ...photo, sha256: createHash('sha256').update(jpeg).digest('hex') };
  expect((await call(host, reader, 'POST', `${SUPPLY}/proofs`, begin)).body).toMatchObject({ received: 0 });
  expect((await put(undefined, photo.id, [0, jpeg])).status).toBe(401);
  expect((await put(reader, photo.id, [0, Buffer.alloc(300_000)])).status).toBe(413);
  expect((await put(reader, photo.id, [5, jpeg])).body.error?.code).toBe('VETTING.PROOF_OFFSET');
  expect((await put(reader, photo.id, [0, jpeg.subarray(0, 500)])).body.isWhole).toBe(false);
  expect((await put(reader, photo.id, [500, jpeg.subarray(500)])).body).toMatchObject({ isWhole: true });

  const mine = await call(host, reader, 'GET', `${SUPPLY}?station=${station}`);
  expect(mine.body.supply).toMatchObject({ state: 'draft', missing: [], proofs: [{ kind: 'licence', width: 400 }] });
  const { id, version } = mine.body.supply as { id: string; version: number };
  const filed = await call(host, reader, 'POST', `${SUPPLY}/file`, { station, version });
  expect([filed.status, filed.body.state]).toEqual([200, 'filed']);
  const file = await call(host, officer, 'GET', `/vetting/suppliers/${id}`);
  expect(file.body.supplier).toMatchObject({ fromApp: true, name: '村口茶厂', place: '浙江省杭州市余杭区' });
  const picture = await fetch(`${host.url}${file.body.proofs[0].urls.large}`);
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp']);
  const forged = await fetch(`${host.url}${(file.body.proofs[0].urls.large as string).replace('large', 'picture')}`);
  expect(forged.status).toBe(404);
  const refused = await call(host, officer, 'POST', `/vetting/suppliers/${id}/refuse`, {
    version: filed.body.version,
    reason: '执照过期',
  });
  expect(refused.status).toBe(200);
  expect((await call(host, reader, 'GET', `${SUPPLY}?station=${station}`)).body.supply.reason).toBe('执照过期');
  expect((await call(host, reader, 'DELETE', `${SUPPLY}/proofs/${photo.id}`)).status).toBe(204);
  expect((await call(host, reader, 'POST', `${SUPPLY}/appeal`, { station, text: '不服' })).body.error.code).toBe(
    'VETTING.NOT_BARRED',
  );
  expect((await call(host, reader, 'DELETE', `${SUPPLY}?station=${station}`)).status).toBe(204);
});

it('tells regions to anybody', async () => {
  const { status, body } = await call(host, undefined, 'GET', '/api/vetting/regions/33');
  expect([status, body.prefectures[0].name]).toEqual([200, '杭州市']);
  expect((await call(host, undefined, 'GET', '/api/vetting/regions/x')).status).toBe(422);
});
