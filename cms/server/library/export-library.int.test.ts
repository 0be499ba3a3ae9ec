import { randomBytes } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { aPerson, aStation, type SignedIn } from '../../../tests/host/people';
import { exportStore } from './export-store';
import type { Question } from './hits-store';

/** More than the library ever shows on a page or counts. */
const MANY = 12_000;

let host: Host;
let read: Knex;
let chief: SignedIn;
let question: Question;
let station: string;
const prefix = randomBytes(4).toString('hex');

beforeAll(async () => {
  host = await theHost();
  read = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 8 } });
  ({ slug: station } = await aStation(host).under('yunze').save());
  chief = await aPerson(host).role('chief-editor').at(station).signedIn();
  question = { search: { sort: 'newest' }, stations: [station], words: "'窑火'", asked: [] };
  await written(1, MANY);
}, 60_000);
afterAll(async () => {
  await read('library_entry').where({ station }).delete();
  await read.destroy();
});

/** Entries of the library, a second apart and each with a title of three thousand bytes, so that no pipe swallows them all. */
async function written(from: number, to: number): Promise<void> {
  await read.raw(
    `INSERT INTO library_entry (document_id, locale, station, column_id, title, author_name, state, revision, origin, characters,
       tags, assets, rights, channels, first_at, at, words)
     SELECT :prefix || lpad(n::text, 16, '0'), 'zh-Hans', :station, 'c', n || repeat('窑', 1000), '作者', 'signed', 1, 'original', 9,
       '{}', '{}', 'none', '{}', now(), now() - make_interval(secs => n), '''窑火'''::tsvector
       FROM generate_series(:from::int, :to::int) n`,
    { prefix, station, from, to },
  );
}

const asked = (signal?: AbortSignal) =>
  fetch(`${host.url}/cms/library/export?words=${encodeURIComponent('窑火')}`, {
    headers: { authorization: `Bearer ${chief.token}` },
    ...(signal && { signal }),
  });

it('takes one moment out whole while others write: nothing is left out, doubled or new', async () => {
  const open = (await exportStore.open(read, question))!;
  const ids: string[] = [];
  const take = async (): Promise<boolean> => {
    const entries = await open.next();
    ids.push(...entries.map(({ documentId }) => documentId));
    return entries.length > 0;
  };
  await take();
  // Old ones become the newest, some go, and others come, in front of the cursor and behind it.
  await read.raw(`UPDATE library_entry SET at = now() WHERE station = ? AND right(document_id, 1) IN ('3', '7')`, [
    station,
  ]);
  await read.raw(`DELETE FROM library_entry WHERE station = ? AND right(document_id, 1) = '9'`, [station]);
  await written(MANY + 1, MANY + 500);
  while (await take());
  await open.close();
  expect(open.total).toBe(MANY);
  expect(ids).toHaveLength(MANY);
  expect(new Set(ids).size).toBe(MANY);
  expect(ids.every((id) => Number(id.slice(prefix.length)) <= MANY)).toBe(true);
  await written(9, 9);
}, 60_000);

it('runs so many at once, makes no more than is taken, and gives its place back when the reader leaves', async () => {
  const leave = new AbortController();
  const running = await Promise.all([1, 2, 3].map(() => asked(leave.signal)));
  expect(running.map(({ status }) => status)).toEqual([200, 200, 200]);
  const refused = await asked();
  // Were they not held back by whoever does not read, they would be done by now.
  expect(refused.status).toBe(409);
  expect(((await refused.json()) as { error: object }).error).toMatchObject({ code: 'LIBRARY.EXPORTS_BUSY' });
  leave.abort();
  const whole = await until(asked, ({ status }) => status === 200);
  const lines = (await whole.text()).trimEnd().split('\r\n');
  const { count } = (await read('library_entry').where({ station }).count().first()) as { count: string };
  expect(Number(whole.headers.get('x-lines'))).toBe(Number(count));
  expect(lines).toHaveLength(Number(count) + 1);
  expect(whole.headers.get('content-disposition')).toMatch(/library-\d{4}-\d\d-\d\d\.csv/);
}, 60_000);

it('gives up on a reader who takes nothing, although the node keeps still', async () => {
  const open = (await exportStore.open(read, question, { stalledSeconds: 1 }))!;
  const held = () =>
    read.raw(`SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND classid = hashtext('export')::oid`);
  await until(held, ({ rows }: { rows: unknown[] }) => rows.length === 0);
  await expect(open.next()).rejects.toThrow();
  await open.close();
}, 30_000);
