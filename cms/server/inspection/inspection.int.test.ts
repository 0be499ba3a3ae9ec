import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Client } from 'pg';
import type { InspectionPack } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';
import { tarOf } from './archive';

const VERIFIER = join(__dirname, '../../bin/inspection-verify.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'hearth-inspection-'));

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
  for (let n = 0; n < 3; n += 1) last = await reviewed(n === 0);
  await proposed(last);
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

/** Written, returned once, proofed with two errors, signed by two and released. */
async function reviewed(returned: boolean): Promise<string> {
  const { documentId: id } = await desk.manuscript();
  await desk.act(desk.author, id, 'submit');
  if (returned) {
    await desk.act(desk.editor, id, 'send-back', { reason: 'fact', note: '地名不对' });
    await desk.act(desk.author, id, 'submit');
  }
  await desk.act(desk.editor, id, 'pass');
  await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 2 });
  await desk.act(desk.head, id, 'pass', { note: '可发' });
  await newsroom(host, desk.editor.token).publish(id);
  return id;
}

/** Somebody asks for a correction of what is out. */
async function proposed(documentId: string): Promise<void> {
  const { status } = await call(host, desk.head, 'POST', '/cms/corrections/proposals', {
    ...{ documentId, locale: 'zh-Hans', number: `查-更-${documentId}`, oldFact: '三个村', newFact: '四个村' },
    ...{ reason: '漏报一村', blame: 'reporter' },
  });
  expect(status).toBe(201);
}

/** Runs the verifier as an inspector does: a program of its own. */
function verified(bytes: Buffer, ...more: string[]): { status: number; told: string } {
  const file = join(scratch, 'pack.tar.gz');
  writeFileSync(file, bytes);
  try {
    return { status: 0, told: execFileSync(process.execPath, [VERIFIER, file, ...more], { encoding: 'utf8' }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, told: stdout };
  }
}

type Files = { name: string; bytes: Buffer }[];

function unpacked(): Files {
  const tar = gunzipSync(archive);
  const files: Files = [];
  for (let at = 0; tar[at] !== 0;) {
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 135), 8);
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    files.push({ name, bytes: tar.subarray(at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

const recordsOf = (name: string): string =>
  unpacked()
    .find((file) => file.name === `records/${name}.jsonl`)
    ?.bytes.toString('utf8') ?? '';
const packed = (files: Files): Buffer => gzipSync(tarOf(files, new Date(0)));
const edited = (name: string, edit: (lines: string[]) => string[]): Buffer =>
  packed(
    unpacked().map((file) => {
      if (file.name !== name) return file;
      const lines = file.bytes.toString('utf8').split('\n').filter(Boolean);
      return {
        name,
        bytes: Buffer.from(
          edit(lines)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      };
    }),
  );

it('holds who signed which hash, what was returned and why, and the error rate; the verifier accepts it', async () => {
  expect(pack).toMatchObject({ state: 'ready', done: pack.total, column: desk.column });
  const keys = await call(host, undefined, 'GET', '/api/stations/yunze/inspection-keys');
  const { fingerprint } = keys.body.keys[0] as { fingerprint: string };
  const { status, told } = verified(archive, '--fingerprint', fingerprint);
  expect(told).toContain(`${pack.records} records, whole`);
  expect(status).toBe(0);
  const manifest = JSON.parse(
    unpacked()
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
  const signatures = recordsOf('signatures');
  expect(signatures).toContain(desk.head.person.name['zh-Hans']);
  // Names and roles only: nobody's id, address or device.
  for (const private_ of [desk.head.person.id, desk.head.email, 'device', officer.person.id])
    expect(unpacked().some(({ bytes }) => bytes.includes(private_))).toBe(false);
});

it('names the record that was changed, removed, added or moved', () => {
  const files = unpacked().filter(({ name, bytes }) => name.startsWith('records/') && bytes.length > 0);
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
      const { status, told } = verified(edited(name, (all) => touched(all, { at, other, how })));
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

type Touch = { readonly at: number; readonly other: number; readonly how: string };

function touched(lines: string[], { at, other, how }: Touch): string[] {
  const line = lines[at] ?? '';
  switch (how) {
    case 'changed':
      return lines.with(at, line.replace(/"at":"\d/, '"at":"9').replace(/"characters":\d/, '"characters":9') + ' ');
    case 'removed':
      return lines.filter((_line, index) => index !== at);
    case 'added':
      return [...lines.slice(0, at), line.replace(/"id":"[^"]+"/, '"id":"strange"'), ...lines.slice(at)];
    case 'twice':
      return [...lines, line];
    default:
      return lines.with(at, lines[other] ?? '').with(other, line);
  }
}

it('refuses another key, a touched manifest, a cut archive and a foreign file', () => {
  expect(verified(archive, '--fingerprint', 'ab'.repeat(32)).told).toContain('not the one that the station published');
  const files = unpacked();
  const lying = files.map((file) =>
    file.name === 'manifest.json'
      ? { ...file, bytes: Buffer.from(file.bytes.toString('utf8').replace('"errors":6', '"errors":0')) }
      : file,
  );
  expect(verified(packed(lying)).told).toContain('the manifest was changed after it was signed');
  expect(verified(archive.subarray(0, archive.length - 100))).toMatchObject({ status: 1 });
  expect(verified(packed([...files, { name: 'records/more.jsonl', bytes: Buffer.from('{}\n') }])).told).toContain(
    'added: the file records/more.jsonl',
  );
  expect(verified(packed(files.filter(({ name }) => name !== 'records/steps.jsonl'))).told).toContain(
    'the whole file records/steps.jsonl',
  );
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
  expect((await order(undefined)).status).toBe(401);
  expect((await order(desk.editor)).status).toBe(403);
  expect((await order(officer, { until: pack.from })).body.error.code).toBe('INSPECTION.TIME');
  const county = await aStation(host).under('yunze').save();
  const far = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
  expect((await order(far)).body.error.code).toBe('HEARTH.NOT_ALLOWED');
  expect((await call(host, far, 'GET', `/cms/inspection/packs/${pack.id}/parts/0`)).status).toBe(404);
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
