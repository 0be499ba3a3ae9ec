import { done, refused } from '../topics/testing/a-planning-desk';
import { GIVES_UP_AFTER } from './backoff.rules';
import { sourceStore } from './source-store';
import { anIngestDesk, USUAL_SOURCE, type IngestDesk } from './testing/an-ingest-desk';
import { listSources } from './view-ingest';
import { addSource, changeSource, readNow, turnSource } from './write-source';

let ingest: IngestDesk;
let desk: IngestDesk['desk'];
let deps: IngestDesk['deps'];
let head: IngestDesk['head'];
beforeAll(async () => {
  ingest = await anIngestDesk();
  ({ desk, deps, head } = ingest);
}, 60_000);
afterAll(() => ingest.drop());

describe('reading a source', () => {
  it('keeps what is new once, rewrites what changed with the old words beside it, and asks only for what changed', async () => {
    const source = await ingest.aSource('/rss');
    ingest.publish(['1', '河埠头夜市开张'], ['2', '北岸码头检修']);
    expect(await ingest.read(source)).toMatchObject({
      state: 'well',
      last: { fresh: 2, changed: 0, known: 0, problem: null },
    });
    expect(await ingest.read(source)).toMatchObject({ last: { unchanged: true, fresh: 0 } });
    expect(ingest.lab.asked.at(-1)?.headers['if-none-match']).toBeDefined();
    ingest.publish(['1', '河埠头夜市延期'], ['2', '北岸码头检修'], ['3', '三号线试跑']);
    expect(await ingest.read(source)).toMatchObject({ last: { fresh: 1, changed: 1, known: 1 } });
    const items = await ingest.itemsOf(source);
    expect(items.map(({ title, changes }) => [title, changes]).sort()).toEqual([
      ['三号线试跑', 0],
      ['北岸码头检修', 0],
      ['河埠头夜市延期', 1],
    ]);
    expect(await desk.db.knex('ingest_item_past').pluck('title')).toEqual(['河埠头夜市开张']);
    await ingest.forget('/rss');
  });

  it('of two that read at the same moment keeps each item once', async () => {
    const source = await ingest.aSource('/rss');
    ingest.publish(['a', '同时读到的一条']);
    const both = await Promise.allSettled([ingest.read(source), ingest.read(source)]);
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await ingest.itemsOf(source)).toHaveLength(1);
    await ingest.forget('/rss');
  });

  it('reads GB18030, JSON by a mapping, and what wants a credential, which is sealed', async () => {
    const gb = await ingest.aSource('/gb18030');
    await ingest.read(gb);
    expect(await ingest.itemsOf(gb)).toMatchObject([{ title: '南塘停水' }]);
    ingest.publish(['7', '映射来的一条']);
    const none = { body: null, url: null, published: null, place: null };
    const json = await ingest.aSource('/json', {
      kind: 'json',
      mapping: { items: 'list', title: 'head', key: 'no', ...none },
    });
    await ingest.read(json);
    expect(await ingest.itemsOf(json)).toMatchObject([{ title: '映射来的一条' }]);
    const closed = await ingest.aSource('/auth', { credential: 'Bearer secret' });
    expect(closed).toMatchObject({ hasCredential: true });
    expect(await ingest.read(closed)).toMatchObject({ state: 'well' });
    const [row] = await desk.db.knex('ingest_source').where({ id: closed.id });
    expect(JSON.stringify([row, closed])).not.toContain('secret');
    const { id, version, name, url } = closed;
    const renamed = await done(changeSource(deps, head, { ...USUAL_SOURCE, id, version, url, name: `${name}改` }));
    expect(await ingest.read(renamed)).toMatchObject({ state: 'well' });
    const elsewhere = url.replace('127.0.0.1', 'localhost');
    const away = { ...USUAL_SOURCE, id, version: 2, name, url: elsewhere };
    expect(await done(changeSource(deps, head, away))).toMatchObject({ hasCredential: false });
  });

  it.each([
    ['/slow', 'too-slow'],
    ['/huge', 'too-large'],
    ['/packed', 'too-large'],
    ['/broken', 'not-readable'],
    ['/bomb', 'not-safe'],
    ['/failing', 'refused'],
    ['/dropped', 'unreachable'],
    ['/inside', 'not-allowed'],
    ['/loop', 'redirects'],
  ])('%s is a failed reading (%s), and nothing else', async (path, problem) => {
    const source = await ingest.aSource(path);
    expect(await ingest.read(source)).toMatchObject({ state: 'failing', failures: 1, last: { problem, fresh: 0 } });
    expect(await ingest.itemsOf(source)).toEqual([]);
  });

  it('slows down, tells once that a source stays broken, and is well again after one good reading', async () => {
    const [source] = (await done(listSources(deps, head, {}))).sources.filter(({ url }) => url.endsWith('/failing'));
    let seen = source!;
    for (let n = 1; n < GIVES_UP_AFTER + 2; n += 1) seen = await ingest.read(seen);
    expect(seen).toMatchObject({ state: 'broken', failures: GIVES_UP_AFTER + 2 });
    expect(Date.parse(seen.nextAt ?? '') - Date.now()).toBeGreaterThan(60 * 60_000);
    expect(ingest.told.filter(({ kind }) => kind === 'ingest.source-broken')).toHaveLength(1);
    await desk.db
      .knex('ingest_source')
      .where({ id: seen.id })
      .update({ url: `${ingest.lab.url}/rss` });
    expect(await ingest.read(seen)).toMatchObject({ state: 'well', failures: 0 });
    const actions = (await desk.ledger.of('yunze', seen.id)).map(({ action }) => action);
    expect(actions).toEqual([
      'ingest.source-added',
      'ingest.source-fail',
      'ingest.source-give_up',
      'ingest.source-succeed',
    ]);
    await ingest.forget('/rss');
  });

  it('takes what is due for one node, and leaves what is paused alone', async () => {
    const source = await ingest.aSource('/rss');
    const claim = () => deps.database.transaction((tx) => sourceStore.claimDue(tx, 100));
    const both = await Promise.all([claim(), claim()]);
    expect(both.flat().filter(({ id }) => id === source.id)).toHaveLength(1);
    const paused = await done(turnSource(deps, head, { id: source.id, version: 1, event: 'pause' }));
    expect(await refused(readNow(deps, head, source.id))).toBe('INGEST.PAUSED');
    await desk.db
      .knex('ingest_source')
      .where({ id: source.id })
      .update({ next_at: new Date(0) });
    expect((await claim()).map(({ id }) => id)).not.toContain(source.id);
    expect(await refused(turnSource(deps, head, { id: source.id, version: 1, event: 'resume' }))).toBe(
      'HEARTH.CHANGED_MEANWHILE',
    );
    await done(turnSource(deps, head, { id: source.id, version: paused.version, event: 'resume' }));
    expect(
      await refused(
        addSource(deps, head, {
          ...USUAL_SOURCE,
          name: '又一个',
          station: 'yunze',
          credential: null,
          url: `${ingest.lab.url}/rss`,
        }),
      ),
    ).toBe('INGEST.SOURCE_THERE');
    await ingest.forget('/rss');
  });
});
