import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import knex, { type Knex } from 'knex';
import { Client } from 'pg';
import type { InspectionPack, WholeCorrection } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';
import { evidenceStore } from './evidence-store';
import { reviewed } from './testing/reviewed';
import { edited, packed, TAMPERING, touched, unpacked, VERIFIER, verified } from './testing/tampering';

/** What is signed in these tests. */
const SIGNED = '柳塘水库今晨开闸。';
const SHORT = 9;

let host: Host;
let desk: Awaited<ReturnType<typeof aDesk>>;
let officer: SignedIn;
let pack: InspectionPack;
let archive: Buffer;

beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, { levels: [1, 2], proofs: [{ proof: 1, before: 2 }] });
  officer = await aPerson(host).role('compliance-officer').signedIn();
  let last = '';
  for (let n = 0; n < 3; n += 1) last = await reviewed({ host, desk }, { text: SIGNED, returned: n === 0 });
  await proposed(last);
  // What is written after the signature was not judged.
  await newsroom(host, desk.author.token).save(last, { body: [paragraph(`${SIGNED}后来又添了许多字。`)] });
  const [from, until_] = [-3_600_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString());
  const ordered = await call(host, officer, 'POST', '/cms/inspection/packs', {
    ...{ station: 'yunze', column: desk.column, from, until: until_ },
  });
  expect(ordered.status).toBe(201);
  const see = () => call(host, officer, 'GET', `/cms/inspection/packs/${String(ordered.body.id)}`);
  pack = (await until(see, ({ body }) => ['ready', 'failed'].includes(String(body.state)), 30_000))
    .body as InspectionPack;
  const parts = await Promise.all(
    Array.from({ length: pack.parts }, (_, n) =>
      call(host, officer, 'GET', `/cms/inspection/packs/${pack.id}/parts/${n}`),
    ),
  );
  archive = Buffer.concat(parts.map(({ body }) => Buffer.from(String(body.data), 'base64')));
}, 120_000);

/** Somebody asks for a correction of what is out. */
async function proposed(documentId: string): Promise<void> {
  const { status, body } = await call(host, desk.head, 'POST', '/cms/corrections/proposals', {
    ...{ documentId, locale: 'zh-Hans', number: `查-更-${documentId}`, oldFact: '三个村', newFact: '四个村' },
    ...{ reason: '漏报一村', blame: 'reporter' },
  });
  expect(status).toBe(201);
  const { id } = (body as WholeCorrection).order;
  const left = { documents: [{ documentId, locale: 'zh-Hans' }], reason: '看过，同一句已改' };
  expect((await call(host, desk.chief, 'POST', `/cms/corrections/${id}/leave`, left)).status).toBe(200);
  // The way to it is proved where corrections are; here only that the pack tells it.
  const account = {
    ...{ station: 'yunze', platform: 'weibo', name: '检查测试微博', account: 'yunze-inspected', locale: 'zh-Hans' },
    ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo' },
    ...{ owner: null, active: true },
  };
  const channel = (await call(host, host, 'POST', '/cms/channels', account)).body.id;
  const database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  await database.query(
    `INSERT INTO correction_given_up (correction, station, channel, reason, person) VALUES ($1, 'yunze', $2, $3, $4)`,
    [id, channel, '账号已注销', desk.chief.person.id],
  );
  await database.end();
}

const recordsOf = (name: string): string =>
  unpacked(archive)
    .find((file) => file.name === `records/${name}.jsonl`)
    ?.bytes.toString('utf8') ?? '';
it('holds who signed which hash, what was returned and why, and the error rate; the verifier accepts it', async () => {
  expect(pack).toMatchObject({ state: 'ready', done: pack.total, column: desk.column });
  const keys = await call(host, undefined, 'GET', '/api/stations/yunze/inspection-keys');
  const { fingerprint } = keys.body.keys[0] as { fingerprint: string };
  const { status, told } = verified(archive, '--fingerprint', fingerprint);
  expect(told).toContain(`${pack.records} records, whole`);
  expect(status).toBe(0);
  const manifest = JSON.parse(
    unpacked(archive)
      .find(({ name }) => name === 'manifest.json')
      ?.bytes.toString('utf8') ?? '{}',
  );
  const sums = {
    manuscripts: 3,
    signatures: 9,
    releases: 3,
    returns: { fact: 1 },
    corrections: 0,
    'correction-orders': 1,
  };
  expect(manifest.summary).toMatchObject(sums);
  expect(manifest.summary.errorRate).toMatchObject({ errors: 6 });
  const orders = recordsOf('correction-orders');
  expect(JSON.parse(orders)).toMatchObject({ wrong: '三个村', right: '四个村', blame: 'reporter', state: 'proposed' });
  const by = desk.chief.person.name['zh-Hans'];
  expect(JSON.parse(orders)).toMatchObject({
    givenUp: [{ account: '检查测试微博', reason: '账号已注销', by: expect.stringContaining(by) }],
    left: [{ reason: '看过，同一句已改', by: expect.stringContaining(by) }],
  });
  const signatures = recordsOf('signatures');
  expect(signatures).toContain(desk.head.person.name['zh-Hans']);
  // Names and roles only: nobody's id, address or device.
  for (const private_ of [desk.head.person.id, desk.head.email, 'device', officer.person.id])
    expect(unpacked(archive).some(({ bytes }) => bytes.includes(private_))).toBe(false);
});

it('names the record that was changed, removed, added or moved', () => {
  const files = unpacked(archive).filter(({ name, bytes }) => name.startsWith('records/') && bytes.length > 0);
  const place = fc.record({
    file: fc.nat(),
    line: fc.nat(),
    how: fc.constantFrom('changed', 'removed', 'added', 'moved', 'twice'),
  });
  fc.assert(
    fc.property(place, ({ file, line, how }) => {
      const { name, bytes } = files[file % files.length] ?? { name: '', bytes: Buffer.alloc(0) };
      const lines = bytes.toString('utf8').split('\n').filter(Boolean);
      const at = line % lines.length;
      const { id } = JSON.parse(lines[at] ?? '') as { id: string };
      if (how === 'moved' && lines.length < 2) return;
      const other = at === 0 ? 1 : at - 1;
      const { status, told } = verified(edited(archive, name, (all) => touched(all, { at, other, how })));
      expect(status).toBe(1);
      const word = { changed: 'changed', removed: 'removed', added: 'added', moved: 'out of order', twice: 'added' }[
        how
      ];
      expect(told).toContain(word);
      const named =
        how === 'moved'
          ? at < other
            ? id
            : (JSON.parse(lines[other] ?? '') as { id: string }).id
          : how === 'added'
            ? 'strange'
            : id;
      expect(told).toContain(named);
    }),
    { numRuns: 25 },
  );
});

it.each(TAMPERING)('refuses %s', async (_what, tamper, says) => {
  const keys = await call(host, undefined, 'GET', '/api/stations/yunze/inspection-keys');
  const [{ fingerprint }] = keys.body.keys as [{ fingerprint: string }];
  const { status, told } = verified(packed(tamper(unpacked(archive))), '--fingerprint', fingerprint);
  expect(told).toContain(says);
  expect(status).toBe(1);
});

it('refuses a cut archive, bytes hidden behind its end, and another published key', () => {
  expect(verified(archive.subarray(0, archive.length - 100))).toMatchObject({ status: 1 });
  const hidden = verified(gzipSync(Buffer.concat([gunzipSync(archive), Buffer.from('more')])));
  expect(hidden.told).toContain('behind the end');
  expect(hidden.status).toBe(1);
  expect(verified(archive, '--fingerprint', 'ab'.repeat(32)).told).toContain('not the one that the station published');
});

it('lets an officer choose among the columns, who reads none otherwise', async () => {
  const { columns } = (await call(host, officer, 'GET', '/cms/inspection/columns')).body;
  expect(columns).toContainEqual(expect.objectContaining({ id: desk.column, station: 'yunze' }));
});

it('hands out the very program that checks, which imports nothing of ours', async () => {
  const { status, body } = await call(host, undefined, 'GET', '/api/inspection-verifier');
  expect(status).toBe(200);
  expect(body.program).toBe(readFileSync(VERIFIER, 'utf8'));
  const imports = [...String(body.program).matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((from) => !from?.startsWith('node:'))).toEqual([]);
});

it('counts the characters that were signed, whatever was written since, and names the accounts of each record', () => {
  type Told = { characters: number; signedRevision: number; revision: number; channels: unknown };
  const linesIn = (bytes: Buffer | string) =>
    String(bytes)
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Told);
  const manuscripts = linesIn(recordsOf('manuscripts'));
  expect(manuscripts.map(({ characters }) => characters)).toEqual([SHORT, SHORT, SHORT]);
  expect(manuscripts.filter(({ revision, signedRevision }) => revision > signedRevision)).toHaveLength(1);
  const records = unpacked(archive).filter((file) => file.name.startsWith('records/'));
  for (const { name, bytes } of records)
    for (const { channels } of linesIn(bytes)) expect([name, Array.isArray(channels)]).toEqual([name, true]);
});

it('is read as it stood at one moment', async () => {
  const database = knex({ client: 'pg', connection: host.databaseUrl, pool: { max: 2 } });
  const span = { station: 'yunze', column: desk.column, from: new Date(pack.from), until: new Date(pack.until) };
  const count = async (read: Knex, name: string) =>
    (
      await evidenceStore.linesOf(
        read,
        evidenceStore.kinds.find((kind) => kind.name === name)!,
        span,
      )
    ).length;
  try {
    const seen = await evidenceStore.atOneMoment(database, async (moment) => {
      const signatures = await count(moment, 'signatures');
      await reviewed({ host, desk }, { text: SIGNED, returned: false });
      expect(await count(database, 'signatures')).toBeGreaterThan(signatures);
      return [signatures, await count(moment, 'signatures'), await count(moment, 'releases')];
    });
    expect(seen).toEqual([9, 9, 3]);
  } finally {
    await database.destroy();
  }
});

it('is for chief editors and compliance officers of the station, and stands in the ledger', async () => {
  const order = (who: SignedIn | undefined, more: object = {}) =>
    call(host, who, 'POST', '/cms/inspection/packs', {
      station: 'yunze',
      column: null,
      from: pack.from,
      until: pack.until,
      ...more,
    });
  expect([(await order(undefined)).status, (await order(desk.editor)).status]).toEqual([401, 403]);
  expect((await order(officer, { until: pack.from })).body.error.code).toBe('INSPECTION.TIME');
  const county = await aStation(host).under('yunze').save();
  const far = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
  expect((await order(far)).body.error.code).toBe('HEARTH.NOT_ALLOWED');
  expect((await call(host, far, 'GET', `/cms/inspection/packs/${pack.id}/parts/0`)).status).toBe(404);
  expect((await call(host, far, 'GET', '/cms/inspection/columns')).body.columns).toEqual([]);
  expect((await call(host, officer, 'POST', `/cms/inspection/packs/${pack.id}/again`)).body.error.code).toBe(
    'INSPECTION.NOT_NOW',
  );
  const database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  const { rows } = await database.query<{ action: string }>(
    'SELECT action FROM ledger_entry WHERE subject = $1 ORDER BY seq',
    [pack.id],
  );
  const sealed = await database.query<{ private_sealed: string }>('SELECT private_sealed FROM inspection_key');
  await database.end();
  expect(rows.map(({ action }) => action)).toEqual(['inspection.ordered', 'inspection.ready', 'inspection.fetched']);
  expect(sealed.rows.every(({ private_sealed }) => !private_sealed.includes('PRIVATE'))).toBe(true);
});
