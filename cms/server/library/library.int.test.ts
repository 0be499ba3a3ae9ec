import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { LibraryLine, LineageGraph } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Caller, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let database: Client;
let desk: Awaited<ReturnType<typeof aDesk>>;
let neighbour: SignedIn;
/** A word that only this run has written. */
const mark = randomBytes(4).toString('hex');

beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  desk = await aDesk(host, { levels: [1], proofs: [] });
  const county = await aStation(host).under('yunze').save();
  neighbour = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
});
afterAll(() => database.end());

const search = async (who: Caller, query: string) => {
  const { status, body } = await call(host, who, 'GET', `/cms/library?${query}`);
  return { status, body, lines: (body.lines ?? []) as LibraryLine[] };
};
const titles = (lines: readonly LibraryLine[]): string[] =>
  lines.map(({ title }) => title.map(({ text }) => text).join(''));
const write = (title: string, more: object = {}) =>
  desk.manuscript({ title, body: [paragraph(`柳塘水库今晨开闸泄洪。暗号${mark}。`)], ...more });

describe('finding', () => {
  it('finds by words of title and body, marks them, counts facets and follows review and deletion', async () => {
    const { documentId } = await write(`窑坛村重燃窑火 ${mark}`, { tags: '非遗、窑火' });
    const other = await write(`柳塘水库开闸 ${mark}`);
    const found = await search(desk.editor, `words=${encodeURIComponent(`窑坛 ${mark}`)}`);
    expect(found).toMatchObject({ status: 200, body: { total: { count: 1, more: false }, cursor: null } });
    expect(found.lines[0]).toMatchObject({
      documentId,
      state: 'writing',
      tags: ['非遗', '窑火'],
      rights: 'none',
      reused: 0,
    });
    expect(found.lines[0]?.title.filter(({ hit }) => hit).map(({ text }) => text)).toContain('窑坛');
    const both = await search(desk.editor, `words=${mark}&sort=best`);
    expect(both.body.facets.column).toEqual([{ value: desk.column, label: '审校测试', count: 2 }]);
    expect(both.body.facets.state).toEqual([{ value: 'writing', label: 'writing', count: 2 }]);
    await desk.act(desk.author, documentId, 'submit');
    await desk.act(desk.editor, documentId, 'pass');
    expect((await search(desk.editor, `words=${mark}&state=signed`)).lines.map((one) => one.documentId)).toEqual([
      documentId,
    ]);
    await newsroom(host, desk.author.token).save(other.documentId, { title: `改了标题 ${mark}` });
    expect(titles((await search(desk.editor, `words=${encodeURIComponent(`改了标题 ${mark}`)}`)).lines)).toEqual([
      `改了标题 ${mark}`,
    ]);
    await newsroom(host).remove(other.documentId);
    expect((await search(desk.editor, `words=${mark}`)).body.total.count).toBe(1);
    expect(
      (await database.query('SELECT 1 FROM manuscript_revision WHERE document_id = $1', [other.documentId])).rowCount,
    ).toBe(2);
  });

  it('turns pages in every order without losing or doubling any', async () => {
    const own = randomBytes(4).toString('hex');
    for (let n = 0; n < 5; n += 1) await write(`第${n}页 ${own}`);
    for (const [sort, order] of [
      ['newest', [4, 3, 2, 1, 0]],
      ['oldest', [0, 1, 2, 3, 4]],
      ['best', [4, 3, 2, 1, 0]],
    ] as const) {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = await search(desk.editor, `words=${own}&sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
        seen.push(...titles(page.lines));
        cursor = page.body.cursor as string | null;
      }
      expect(seen).toEqual(order.map((n) => `第${n}页 ${own}`));
    }
  });

  it('shows a station nothing of those above and beside it, and refuses who may not look', async () => {
    expect((await search(neighbour, `words=${mark}`)).lines).toEqual([]);
    expect((await search(neighbour, 'station=yunze')).body.error.code).toBe('HEARTH.NOT_ALLOWED');
    expect((await search(undefined, '')).status).toBe(401);
    const host1 = await aPerson(host).role('host').signedIn();
    expect((await search(host1, '')).status).toBe(403);
    expect((await search(desk.editor, 'from=yesterday&state=none')).status).toBe(422);
  });

  it('writes a table that no spreadsheet runs, and puts on record who took it', async () => {
    await write(`=HYPERLINK("x") ${mark}表`);
    const { body } = await call(host, desk.chief, 'GET', `/cms/library/export?words=${mark}`);
    expect(body).toMatch(/^\uFEFF?标题,状态,/);
    expect(body).toContain(`"'=HYPERLINK(""x"")`);
    const { rows } = await database.query(
      `SELECT 1 FROM ledger_entry WHERE action = 'library.exported' AND actor->>'id' = $1`,
      [desk.chief.person.id],
    );
    expect(rows).toHaveLength(1);
  });
});

describe('using again', () => {
  const family = async (who: SignedIn, id: string) => call(host, who, 'GET', `/cms/library/${id}/lineage`);

  it('draws a second language as a translation, without anybody entering it', async () => {
    const { documentId } = await write(`先写的中文 ${mark}`);
    const graph = async () => (await family(desk.author, documentId)).body as LineageGraph;
    expect((await graph()).translations).toEqual([]);
    await newsroom(host, desk.author.token).save(documentId, { title: `English later ${mark}` }, 'en');
    expect((await graph()).translations).toEqual([
      {
        ...{ documentId, state: 'writing' },
        from: { locale: 'zh-Hans', title: `先写的中文 ${mark}` },
        to: { locale: 'en', title: `English later ${mark}` },
      },
    ]);
    const made = await call(host, desk.author, 'POST', `/cms/library/${documentId}/zh-Hans/reuse`, {});
    const child = (await family(desk.author, (made.body as { documentId: string }).documentId)).body as LineageGraph;
    expect(child.translations.map((one) => one.documentId)).toContain(documentId);
  });

  it('makes a new manuscript that remembers where it comes from and has no signature', async () => {
    const { documentId: old } = await write(`可以再用的稿件 ${mark}`);
    await desk.act(desk.author, old, 'submit');
    await desk.act(desk.editor, old, 'pass');
    const made = await call(host, desk.author, 'POST', `/cms/library/${old}/zh-Hans/reuse`, { kind: 'rewrite' });
    expect(made.status).toBe(201);
    const { documentId } = made.body as { documentId: string };
    expect(await desk.see(desk.author, documentId)).toMatchObject({
      state: 'writing',
      signatures: [],
      title: `可以再用的稿件 ${mark}`,
    });
    const graph = (await family(desk.author, documentId)).body as LineageGraph;
    expect(graph.links).toMatchObject([{ from: old, to: documentId, kind: 'rewrite', part: null }]);
    const lines = (await search(desk.author, `words=${encodeURIComponent(`可以再用的稿件 ${mark}`)}`)).lines;
    expect(lines.map(({ documentId: id, reused }) => [id, reused])).toEqual([
      [documentId, 0],
      [old, 1],
    ]);
    const circle = await call(host, desk.author, 'POST', `/cms/library/${old}/lineage`, {
      from: { documentId },
      kind: 'clip',
    });
    expect(circle.body.error.code).toBe('LIBRARY.OWN_ANCESTOR');
    expect((await family(neighbour, old)).status).toBe(404);
    expect((await call(host, neighbour, 'POST', `/cms/library/${old}/zh-Hans/reuse`, {})).status).toBe(404);
  });
});

describe('saying where a manuscript comes from', () => {
  const say = (who: SignedIn, id: string, body: object) => call(host, who, 'POST', `/cms/library/${id}/lineage`, body);
  const turn = (who: SignedIn, id: string, [path, body]: [string, object?]) =>
    call(host, who, 'POST', `/cms/library/${id}/lineage/${path}`, body);
  const reused = async (id: string) =>
    (await search(desk.editor, `words=${encodeURIComponent(`长片 ${mark}`)}`)).lines.find(
      ({ documentId }) => documentId === id,
    )?.reused;

  it('says of a clip which part it is, refuses what cannot be, and takes a wrong link back and forth', async () => {
    const { documentId: film } = await write(`长片 ${mark}`);
    const { documentId: clip } = await write(`短片 ${mark}`);
    const part = { fromMs: 61_000, toMs: 95_500 };
    const of = { from: { documentId: film }, kind: 'clip' };
    expect((await say(desk.author, clip, { ...of, part: { fromMs: 9, toMs: 9 } })).body.error.code).toBe(
      'LIBRARY.NOT_A_PART',
    );
    expect((await say(desk.author, clip, { ...of, kind: 'rewrite', part })).body.error.code).toBe('LIBRARY.NOT_A_PART');
    const said = (await say(desk.author, clip, { ...of, part })).body as LineageGraph;
    expect(said.links).toMatchObject([
      { from: film, to: clip, kind: 'clip', part, by: desk.author.person.name['zh-Hans'] },
    ]);
    expect((await say(desk.author, clip, of)).body.error.code).toBe('LIBRARY.LINKED_ALREADY');
    expect(await reused(film)).toBe(1);

    const [{ id } = { id: '' }] = said.links;
    const why = { why: '剪自另一条' };
    expect((await turn(desk.author, clip, [`${id}/end`, why])).status).toBe(403);
    expect((await turn(neighbour, clip, [`${id}/end`, why])).status).toBe(404);
    const ended = (await turn(desk.editor, film, [`${id}/end`, why])).body as LineageGraph;
    expect(ended.links).toEqual([]);
    expect(ended.ended).toMatchObject([{ id, ...why, part, endedBy: desk.editor.person.name['zh-Hans'] }]);
    expect(await reused(film)).toBe(0);
    expect((await turn(desk.editor, clip, [`${id}/end`, why])).body.error.code).toBe('LIBRARY.LINK_ENDED');

    const back = (await turn(desk.editor, clip, [`${id}/restore`])).body as LineageGraph;
    expect(back.links).toMatchObject([{ from: film, to: clip, kind: 'clip', part }]);
    expect(back.ended).toHaveLength(1);
    expect(await reused(film)).toBe(1);
    const { rows } = await database.query(
      `SELECT action FROM ledger_entry WHERE subject = $1 AND action LIKE 'library.%' ORDER BY id`,
      [clip],
    );
    expect(rows.map((one: { action: string }) => one.action)).toEqual([
      'library.linked',
      'library.unlinked',
      'library.relinked',
    ]);
  });

  it('lets only one of two through who say the opposite at once', async () => {
    const [{ documentId: a }, { documentId: b }] = [await write(`甲 ${mark}`), await write(`乙 ${mark}`)];
    const both = await Promise.all([
      say(desk.author, a, { from: { documentId: b }, kind: 'translation' }),
      say(desk.editor, b, { from: { documentId: a }, kind: 'translation' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
  });
});

describe('saved searches', () => {
  it('tells once of what is new, to whoever may see it', async () => {
    const own = randomBytes(4).toString('hex');
    await write(`从前的 ${own}`);
    const put = (who: SignedIn, query: string) =>
      call(host, who, 'PUT', '/cms/library/searches', { name: '盯住', query, notify: true });
    expect((await put(desk.head, `words=${own}`)).status).toBe(200);
    expect((await put(neighbour, `words=${own}`)).status).toBe(200);
    expect((await put(desk.head, 'state=nowhere')).body.error.code).toBe('LIBRARY.UNREADABLE_SEARCH');
    const { documentId } = await write(`新来的 ${own}`);
    const told = async () =>
      (
        await database.query<{ address: { person: string }; facts: { title: string } }>(
          `SELECT address, facts FROM notice WHERE kind = 'library.hit' AND facts->>'title' LIKE $1`,
          [`%${own}`],
        )
      ).rows;
    const first = await until(told, (rows) => rows.length > 0);
    await newsroom(host, desk.author.token).save(documentId, { title: `新来的又改 ${own}` });
    await until(
      () => database.query(`SELECT 1 FROM outbox_delivery WHERE subscriber = 'library.searches' AND state = 'waiting'`),
      ({ rowCount }) => rowCount === 0,
    );
    expect(first).toEqual([
      { address: { person: desk.head.person.id }, facts: { search: '盯住', title: `新来的 ${own}` } },
    ]);
    expect(await told()).toHaveLength(1);
    const { body } = await call(host, desk.head, 'GET', '/cms/library/searches');
    expect(body.searches).toMatchObject([{ name: '盯住', hits: 1 }]);
    expect((await call(host, neighbour, 'DELETE', `/cms/library/searches/${body.searches[0].id}`)).status).toBe(404);
    expect((await call(host, desk.head, 'DELETE', `/cms/library/searches/${body.searches[0].id}`)).status).toBe(204);
  });
});
