import { Client } from 'pg';
import type { WritingDesk } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import type { Document } from '../../../tests/host/newsroom';
import { call, type Answer } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let database: Client;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
});
afterAll(() => database.end());

const at = (id: string): string => `/cms/writing/${id}/zh-Hans`;
const codeOf = ({ body }: Answer): string => body.error?.details?.code ?? body.error?.code;

it('presses publish while somebody else writes: lets out what stands without asking for the manuscript, and takes nothing out of their hands', async () => {
  const open = await aDesk(host, { levels: [], proofs: [] });
  const { documentId: id } = await open.manuscript({ title: '不用审的稿' });
  const path = `/content-manager/collection-types/plugin::cms.manuscript/${id}`;
  await call(host, open.author, 'POST', `${at(id)}/beats`, { session: 'page-of-author', typing: true });
  const form = (await call(host, open.chief, 'GET', `${path}?locale=zh-Hans`)).body.data as object;
  const press = (change: object): Promise<Answer> =>
    call(host, open.chief, 'POST', `${path}/actions/publish?locale=zh-Hans`, {
      ...{ ...form, column: { connect: [], disconnect: [] }, locale: 'zh-Hans' },
      ...change,
    });
  expect(codeOf(await press({ title: '按着发布键改的题' }))).toBe('WRITING.LOCKED');
  const out = await press({});
  expect([out.status, (out.body.data as Document)['title']]).toEqual([200, '不用审的稿']);
  const still = await call(host, open.author, 'POST', `${at(id)}/beats`, { session: 'page-of-author', typing: true });
  expect((still.body as WritingDesk).lock).toMatchObject({ mine: true });
  const stands = (await call(host, host, 'GET', `${path}?locale=zh-Hans`)).body.data as object;
  expect(stands).toMatchObject({ title: '不用审的稿', revision: 1 });
});

it('puts on record that words were let out which the same press saved: Strapi does both in one transaction of its own', async () => {
  const open = await aDesk(host, { levels: [], proofs: [] });
  const { documentId: id } = await open.manuscript({ title: '不用审的稿' });
  const path = `/content-manager/collection-types/plugin::cms.manuscript/${id}`;
  const form = (await call(host, open.chief, 'GET', `${path}?locale=zh-Hans`)).body.data as object;
  const changed = { ...form, column: { connect: [], disconnect: [] }, locale: 'zh-Hans', title: '按着发布键改的题' };
  expect((await call(host, open.chief, 'POST', `${path}/actions/publish?locale=zh-Hans`, changed)).status).toBe(200);
  const { rows } = await database.query(`SELECT action FROM ledger_entry WHERE subject = $1 ORDER BY seq`, [id]);
  expect(rows).toEqual([{ action: 'review.sign' }, { action: 'manuscript.released' }]);
});
