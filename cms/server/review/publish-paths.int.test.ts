import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../../tests/host/a-node';
import { aHost, type OwnHost } from '../../../tests/host/host';
import type { Outcome } from '../../../tests/host/inside';
import { mcp } from '../../../tests/host/mcp';
import { graphql, newsroom } from '../../../tests/host/newsroom';
import { call } from '../../../tests/host/people';
import {
  COPIED,
  GUARD,
  MANUSCRIPTS,
  ofHttp,
  ofMcp,
  ofSql,
  ROW,
  SENTENCE,
  strange,
  UNSIGNED,
  type Press,
} from '../../../tests/host/presses';
import { withPrograms, type WithPrograms } from '../../../tests/host/programs';
import { aDesk } from '../../../tests/host/review';

/**
 * Every way in which Strapi can publish, tried with words that nobody signed. A way that is found later gets a row here and a line in
 * docs/security.md.
 */
let host: OwnHost;
let opened: WithPrograms;
let inside: WithPrograms['inside'];
let database: WithPrograms['database'];
let program: WithPrograms['program'];
let desk: Awaited<ReturnType<typeof aDesk>>;
const scratch = mkdtempSync(join(tmpdir(), 'hearth-paths-'));

beforeAll(async () => {
  host = await aHost();
  opened = await withPrograms(host);
  ({ inside, database, program } = opened);
  desk = await aDesk(host);
}, 120_000);
afterAll(async () => {
  await opened.stop();
  await host.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const http = async (path: string, body: object): Promise<Outcome> =>
  ofHttp(await newsroom(host).call('POST', MANUSCRIPTS + path, body));

const byMcp = (tool: string, given: object): Promise<Outcome> => ofMcp(program, tool, given);
const sql = (text: string, values: unknown[]): Promise<Outcome> => ofSql(database, text, values);
const asked = (what: string, about: object = {}): Press => {
  return (documentId) => inside.ask(what, { documentId, locale: 'zh-Hans', ...about });
};

describe('refuses each way of publishing what nobody signed', () => {
  it.each<[string, Press, RegExp]>([
    ['the press of publish in the admin', async (id) => http(`/${id}/actions/publish?locale=zh-Hans`, {}), SENTENCE],
    ['publish of a new form in the admin', () => http('/actions/publish?locale=zh-Hans', newForm()), SENTENCE],
    ['bulk publish', (id) => http('/actions/bulkPublish', { documentIds: [id], locale: ['zh-Hans'] }), SENTENCE],
    ['documents().publish', asked('publish'), SENTENCE],
    ['documents().publish of all languages', asked('publish', { locale: '*' }), SENTENCE],
    ['documents().update with status published', asked('update', { data: { subtitle: '改', revision: 1 } }), SENTENCE],
    ['documents().create with status published', () => inside.ask('create', { data: newForm() }), SENTENCE],
    ['REST POST without status (core service)', () => inside.ask('coreCreate', { data: newForm() }), SENTENCE],
    [
      'REST PUT without status (core service)',
      asked('coreUpdate', { data: { subtitle: '改', revision: 1 } }),
      SENTENCE,
    ],
    ['the MCP server', (id) => byMcp('publish_plugin-cms_manuscript', { documentId: id, locale: 'zh-Hans' }), SENTENCE],
    ['db.query().create', () => inside.ask('queryCreate', { data: { ...ROW, documentId: strange() } }), GUARD],
    ['db.query().createMany', () => inside.ask('queryCreateMany', { data: { ...ROW, documentId: strange() } }), GUARD],
    ['db.query().update', asked('queryUpdate'), GUARD],
    ['db.query().updateMany', asked('queryUpdateMany'), GUARD],
    ['SQL', (id) => sql('UPDATE manuscripts SET published_at = now() WHERE document_id = $1', [id]), GUARD],
    ['SQL that copies the draft', (id) => sql(COPIED, [id]), GUARD],
  ])('%s', async (_way, press, words) => {
    const before = await allPublished();
    const { documentId } = await desk.manuscript(UNSIGNED);
    const outcome = await press(documentId);
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(words) as string });
    expect(await allPublished()).toEqual(before);
    expect(await shown(documentId)).toEqual({ feed: false, graphql: null, page: 404 });
  });

  const newForm = (): object => ({ ...UNSIGNED, station: 'yunze', column: { connect: [{ documentId: desk.column }] } });
});

describe('refuses new words that do not say on which revision they were written', () => {
  // A program sends what its tool asks for.
  const words = { data: { title: '没说在哪一版上改的', origin: 'original', aiDeclaration: 'none' } };
  it.each<[string, Press]>([
    [
      'the form in the admin',
      async (id) => ofHttp(await newsroom(host).call('PUT', `${MANUSCRIPTS}/${id}?locale=zh-Hans`, words.data)),
    ],
    ['the press of publish', (id) => http(`/${id}/actions/publish?locale=zh-Hans`, words.data)],
    ['documents().update', asked('update', words)],
    ['REST PUT (core service)', asked('coreUpdate', words)],
    // Strapi's tool has no place for the number of a revision; ours has.
    ['the MCP server', (id) => byMcp('update_plugin-cms_manuscript', { documentId: id, locale: 'zh-Hans', ...words })],
  ])('%s', async (_way, press) => {
    const { documentId } = await desk.manuscript(UNSIGNED);
    expect(await press(documentId)).toMatchObject({
      ok: false,
      message: expect.stringMatching(/没有说明是在第几版|does not say which revision/) as string,
    });
    const { rows } = await database.query('SELECT title, revision FROM manuscripts WHERE document_id = $1', [
      documentId,
    ]);
    expect(rows).toEqual([{ title: UNSIGNED.title, revision: 1 }]);
  });
});

describe('opens no other door', () => {
  it('runs no MCP server unless the operator asks for it', async () => {
    const answer = await fetch(`${host.url}/mcp`, {
      method: 'POST',
      headers: { authorization: `Bearer ${program.accessKey}` },
    });
    // The path is nobody's: neither its messages nor its tools are answered.
    expect([404, 405]).toContain(answer.status);
    expect(JSON.stringify(await mcp(program, 'tools/list', {}))).toContain('publish_plugin-cms_manuscript');
  });
});

describe('lets nothing through beside what was signed', () => {
  const signed = async (): Promise<string> => {
    const open = await aDesk(host, { levels: [1], proofs: [] });
    const { documentId } = await open.manuscript({ title: '签过的稿件' });
    await open.act(open.author, documentId, 'submit');
    expect((await open.act(open.editor, documentId, 'pass')).status).toBe(200);
    return documentId;
  };

  it('keeps back a whole release of which one entry is not signed', async () => {
    const [fine, unsigned] = [await signed(), (await desk.manuscript(UNSIGNED)).documentId];
    const outcome = await inside.ask('release', { documentIds: [fine, unsigned] });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(SENTENCE) as string });
    expect([await published(fine), await published(unsigned)]).toEqual([[], []]);
    expect(await inside.ask('release', { documentIds: [fine] })).toMatchObject({ ok: true });
  });

  it('takes no release of one manuscript, nor of one language, for another', async () => {
    const [fine, unsigned] = [await signed(), (await desk.manuscript(UNSIGNED)).documentId];
    const mixed = await inside.ask('queryInTransaction', { released: fine, documentId: unsigned });
    expect(mixed).toMatchObject({ ok: false, message: expect.stringMatching(GUARD) as string });
    expect([await published(fine), await published(unsigned)]).toEqual([[], []]);
    await newsroom(host).save(fine, { title: 'English words that nobody signed', body: UNSIGNED.body }, 'en');
    const english = await inside.ask('publish', { documentId: fine, locale: 'en' });
    expect(english).toMatchObject({ ok: false });
    expect(await inside.ask('queryInTransaction', { released: fine, documentId: fine })).toMatchObject({ ok: false });
    expect(await published(fine)).toEqual([]);
    expect(await inside.ask('publish', { documentId: fine, locale: 'zh-Hans' })).toMatchObject({ ok: true });
    expect(await published(fine)).toEqual(['zh-Hans']);
  });

  it('copies no approval with a clone, and gives none away with a discarded draft', async () => {
    const fine = await signed();
    expect(await inside.ask('publish', { documentId: fine, locale: 'zh-Hans' })).toMatchObject({ ok: true });
    const cloned = await inside.ask('clone', { documentId: fine });
    const copy = (cloned as { answer: { documentId: string } }).answer.documentId;
    expect(await inside.ask('publish', { documentId: copy, locale: 'zh-Hans' })).toMatchObject({ ok: false });
    expect((await desk.see(desk.chief, copy)).signatures).toEqual([]);
    await newsroom(host).save(fine, { title: '签过之后又改了' });
    expect(await inside.ask('publish', { documentId: fine, locale: 'zh-Hans' })).toMatchObject({ ok: false });
    // The draft says again what was signed, so that may go out again: by its signatures, not by the button.
    expect(await inside.ask('discardDraft', { documentId: fine })).toMatchObject({ ok: true });
    expect(await desk.see(desk.chief, fine)).toMatchObject({ title: '签过的稿件', missing: [] });
  });

  it('keeps the evidence of what is taken back or deleted', async () => {
    const fine = await signed();
    await inside.ask('publish', { documentId: fine, locale: 'zh-Hans' });
    await until(() => shown(fine), like({ feed: true, graphql: { title: '签过的稿件' }, page: 200 }));
    expect(await inside.ask('unpublish', { documentId: fine })).toMatchObject({ ok: true });
    await until(() => shown(fine), like({ feed: false, graphql: null, page: 404 }));
    await desk.act(desk.editor, fine, 'spike');
    expect(await inside.ask('remove', { documentId: fine })).toMatchObject({ ok: true });
    const kept = async (table: string): Promise<number> =>
      (await database.query(`SELECT 1 FROM ${table} WHERE document_id = $1`, [fine])).rowCount ?? 0;
    expect([await kept('manuscript_revision'), await kept('release'), await kept('review_case')]).toEqual([1, 1, 1]);
    const signatures =
      'SELECT 1 FROM review_signature s JOIN review_case c ON c.id = s.case_id WHERE c.document_id = $1';
    expect((await database.query(signatures, [fine])).rowCount).toBe(1);
  });

  it('refuses an import that brings a published manuscript, whole', async () => {
    const path = join(scratch, 'export');
    expect(await inside.ask('export', { path })).toMatchObject({ ok: true });
    const before = await allPublished();
    expect(before.length).toBeGreaterThan(0);
    const only = ['plugin::cms.manuscript'];
    const outcome = await inside.ask('import', { path: `${path}.tar`, only });
    expect(outcome).toMatchObject({ ok: false, message: expect.stringMatching(GUARD) as string });
    expect(await allPublished()).toEqual(before);
  });
});

it('raises an alarm about what got in although the guard was switched off', async () => {
  const { documentId } = await desk.manuscript(UNSIGNED);
  await database.query('ALTER TABLE manuscripts DISABLE TRIGGER manuscripts_released');
  try {
    expect(await inside.ask('queryUpdate', { documentId })).toMatchObject({ ok: true });
  } finally {
    await database.query('ALTER TABLE manuscripts ENABLE TRIGGER manuscripts_released');
  }
  // What is found by lists and search is indexed by the house alone: nobody comes across it there.
  expect((await shown(documentId)).feed).toBe(false);
  expect(await inside.ask('sweep')).toMatchObject({ ok: true });
  const { rows } = await database.query<{ facts: { documentId: string } }>(
    `SELECT facts FROM notice WHERE kind = 'release.unexplained'`,
  );
  expect(rows.map(({ facts }) => facts.documentId)).toEqual([documentId]);
});

async function published(id: string): Promise<string[]> {
  const text = 'SELECT locale FROM manuscripts WHERE document_id = $1 AND published_at IS NOT NULL ORDER BY locale';
  return (await database.query<{ locale: string }>(text, [id])).rows.map(({ locale }) => locale);
}

async function allPublished(): Promise<unknown[]> {
  const { rows } = await database.query(
    'SELECT document_id, locale, title FROM manuscripts WHERE published_at IS NOT NULL ORDER BY 1, 2',
  );
  return rows;
}

/** Another node than the one that is asked let it out or took it back: this one hears of it by an event. */
const like = (wanted: object) => (seen: object) => JSON.stringify(seen) === JSON.stringify(wanted);

/** What a reader meets of it: in the feed, asked for by id, and at the address of its page. */
async function shown(id: string): Promise<{ feed: boolean; graphql: unknown; page: number }> {
  const feed = await call(host, undefined, 'GET', '/api/app/feed?station=yunze&locale=zh-Hans');
  const { data } = await graphql<{ story: unknown } | null>(
    host,
    'query ($id: ID!) { story(id: $id, locale: zh_Hans) { title } }',
    { variables: { id } },
  );
  const page = await fetch(`${host.url}/story/${id}`);
  return { feed: JSON.stringify(feed.body).includes(id), graphql: data?.story ?? null, page: page.status };
}
