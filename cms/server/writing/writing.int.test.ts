import { Client } from 'pg';
import type { WritingDesk } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph, type Document } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';

let host: Host;
let database: Client;
let wang: SignedIn;
let li: SignedIn;
beforeAll(async () => {
  host = await theHost();
  database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  [wang, li] = await Promise.all([aPerson(host).signedIn(), aPerson(host).signedIn()]);
});
afterAll(() => database.end());

const PAGES = { wang: 'page-of-wang', li: 'page-of-li' };
const at = (id: string): string => `/cms/writing/${id}/zh-Hans`;
const open = (who: SignedIn, id: string, typing = false): Promise<Answer> =>
  call(host, who, 'POST', `${at(id)}/beats`, { session: who === wang ? PAGES.wang : PAGES.li, typing });
const desk = async (who: SignedIn, id: string, typing = false): Promise<WritingDesk> => {
  const { status, body } = await open(who, id, typing);
  expect([status, body.error]).toEqual([200, undefined]);
  return body as WritingDesk;
};
const save = async (who: SignedIn, id: string, data: object): Promise<Answer> => {
  const path = `/content-manager/collection-types/plugin::cms.manuscript/${id}?locale=zh-Hans`;
  return call(host, who, 'PUT', path, data);
};
const codeOf = ({ body }: Answer): string => body.error?.details?.code ?? body.error?.code;
const BODY = [paragraph('县里 21 日启动四级响应。'), paragraph('三个村的住户当晚转移。')];
const story = (): Promise<Document> => newsroom(host, wang.token).draft({ body: BODY });
const textOf = async (id: string): Promise<Document> => {
  const { body } = await call(
    host,
    host,
    'GET',
    `/content-manager/collection-types/plugin::cms.manuscript/${id}?locale=zh-Hans`,
  );
  return body.data as Document;
};

describe('holding a manuscript', () => {
  it('is whose who types there, and others see who it is', async () => {
    const { documentId: id } = await story();
    expect(await desk(wang, id)).toMatchObject({ lock: null, here: [], mayWrite: true, revision: 1 });
    expect((await desk(wang, id, true)).lock).toMatchObject({ mine: true, person: wang.person.id });
    const seen = await desk(li, id, true);
    expect(seen.lock).toMatchObject({ mine: false, name: wang.person.name['zh-Hans'] });
    expect(seen.here).toEqual([{ person: wang.person.id, name: wang.person.name['zh-Hans'] }]);
  });

  it('goes to one of two who begin at the same moment', async () => {
    const { documentId: id } = await story();
    const both = await Promise.all([desk(wang, id, true), desk(li, id, true)]);
    const holders = await Promise.all([desk(wang, id), desk(li, id)]);
    expect(new Set(holders.map(({ lock }) => lock?.person)).size).toBe(1);
    expect(both.filter(({ lock }) => lock?.mine).length).toBeLessThanOrEqual(1);
  });

  it('ends when nobody says any more that the page is open, by the clock of the database', async () => {
    const { documentId: id } = await story();
    await desk(wang, id, true);
    await database.query(`UPDATE manuscript_lock SET until = now() - interval '1 second' WHERE document_id = $1`, [id]);
    expect((await desk(li, id, true)).lock).toMatchObject({ mine: true });
    expect((await desk(wang, id, true)).lock).toMatchObject({ mine: false, person: li.person.id });
  });

  it('is free at once when the page is closed, and only for the page that held it', async () => {
    const { documentId: id } = await story();
    await desk(wang, id, true);
    expect((await call(host, li, 'POST', `${at(id)}/leave`, { session: PAGES.li })).status).toBe(204);
    expect((await desk(li, id, true)).lock).toMatchObject({ mine: false });
    expect((await call(host, wang, 'POST', `${at(id)}/leave`, { session: PAGES.wang })).status).toBe(204);
    expect((await desk(li, id, true)).lock).toMatchObject({ mine: true });
  });

  it('is taken over by name, once, and stands in the ledger', async () => {
    const { documentId: id } = await story();
    await desk(wang, id, true);
    const { lock } = await desk(li, id);
    const take = (version: number) => call(host, li, 'POST', `${at(id)}/take-over`, { session: PAGES.li, version });
    const first = await take(lock!.version);
    expect(first.body).toMatchObject({ lock: { mine: true, takenFrom: wang.person.name['zh-Hans'] } });
    expect(codeOf(await take(lock!.version))).toBe('HEARTH.CHANGED_MEANWHILE');
    const { rows } = await database.query(
      `SELECT facts FROM ledger_entry WHERE subject = $1 AND action = 'manuscript.taken-over'`,
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  it('is not for a reporter who did not write it', async () => {
    const { documentId: id } = await story();
    const reporter = await aPerson(host).role('reporter').signedIn();
    expect(await desk(reporter, id, true)).toMatchObject({ lock: null, mayWrite: false });
    const refused = await call(host, reporter, 'POST', `${at(id)}/take-over`, { session: PAGES.li, version: 1 });
    expect(codeOf(refused)).toBe('WRITING.NOT_YOURS');
  });

  it('ends when the manuscript is sealed, and nobody changes it then', async () => {
    const { documentId: id } = await story();
    await desk(wang, id, true);
    await database.query(`UPDATE review_case SET state = 'sealed' WHERE document_id = $1`, [id]);
    expect(await desk(wang, id, true)).toMatchObject({ sealed: true, lock: null, mayWrite: false });
    expect(codeOf(await save(wang, id, { title: '封存后改的题' }))).toBe('WRITING.SEALED');
    expect((await textOf(id))['title']).not.toBe('封存后改的题');
  });

  it('is of one’s own stations', async () => {
    const { documentId: id } = await story();
    const county = await aStation(host).save();
    const outsider = await aPerson(host).role('chief-editor').at(county.slug).signedIn();
    expect((await open(outsider, id, true)).status).toBe(404);
  });
});

describe('words that are not saved', () => {
  const draft = (content: object, base = 1) => ({ base, content });

  it('are kept beside the manuscript, by person, and touch neither it nor who holds it', async () => {
    const { documentId: id } = await story();
    await desk(li, id, true);
    expect((await call(host, wang, 'PUT', `${at(id)}/draft`, draft({ title: '还没存的题' }))).status).toBe(200);
    expect((await desk(wang, id)).drafts).toMatchObject([{ kind: 'autosave', base: 1 }]);
    expect((await desk(li, id)).drafts).toEqual([]);
    expect((await desk(li, id)).lock).toMatchObject({ mine: true });
    const kept = await call(host, wang, 'GET', `${at(id)}/draft?kind=autosave`);
    expect(kept.body.content).toEqual({ title: '还没存的题' });
    expect(codeOf(await call(host, li, 'GET', `${at(id)}/draft?kind=autosave`))).toBe('WRITING.NO_DRAFT');
    expect((await textOf(id))['title']).not.toBe('还没存的题');
  });

  it('are forgotten once they are saved, or dropped by hand', async () => {
    const { documentId: id } = await story();
    await call(host, wang, 'PUT', `${at(id)}/draft`, draft({ title: '题' }));
    expect((await save(wang, id, { title: '题', revision: 1 })).status).toBe(200);
    expect((await desk(wang, id)).drafts).toEqual([]);
    await call(host, wang, 'PUT', `/cms/writing/new/zh-Hans/draft`, draft({ title: '没建的稿' }, 0));
    expect((await call(host, wang, 'DELETE', `/cms/writing/new/zh-Hans/draft?kind=autosave`)).status).toBe(204);
    expect((await call(host, wang, 'DELETE', `/cms/writing/new/zh-Hans/draft?kind=autosave`)).status).toBe(404);
  });
});

describe('a save', () => {
  it('carries the revision that was seen, and gets the new one back', async () => {
    const { documentId: id } = await story();
    expect((await textOf(id))['revision']).toBe(1);
    await save(wang, id, { title: '第二版', revision: 1 });
    expect((await textOf(id))['revision']).toBe(2);
    await save(wang, id, { title: '第二版', revision: 999 });
    expect((await textOf(id))['revision']).toBe(2);
  });

  it('from older words is merged when it touches other places, field by field and word by word', async () => {
    const { documentId: id } = await story();
    await save(wang, id, { title: '王的新题', body: [paragraph('县里 22 日启动四级响应。'), BODY[1]], revision: 1 });
    const merged = await save(li, id, {
      summary: '李的导语',
      body: [paragraph('县里 21 日启动四级防汛响应。'), BODY[1]],
      revision: 1,
    });
    expect([merged.status, merged.body.error]).toEqual([200, undefined]);
    expect(await textOf(id)).toMatchObject({
      title: '王的新题',
      summary: '李的导语',
      body: [paragraph('县里 22 日启动四级防汛响应。'), BODY[1]],
      revision: 3,
    });
  });

  it('that touches the same place is refused, its words are kept, and a merge by hand loses neither', async () => {
    const { documentId: id } = await story();
    await save(wang, id, { title: '王的题', body: [paragraph('县里 21 日启动三级响应。'), BODY[1]], revision: 1 });
    const mine = { title: '李的题', body: [paragraph('县里 21 日启动二级响应。'), BODY[1]], revision: 1 };
    const refused = await save(li, id, mine);
    expect([refused.status, codeOf(refused)]).toEqual([400, 'WRITING.OVERLAP']);
    expect(await textOf(id)).toMatchObject({ title: '王的题', revision: 2 });
    expect((await desk(li, id)).drafts).toMatchObject([{ kind: 'conflict', base: 1 }]);

    const view = await call(host, li, 'GET', `${at(id)}/merge?kind=conflict`);
    expect(view.body).toMatchObject({ base: 1, theirs: 2, savedBy: wang.person.name['zh-Hans'] });
    const settle = (choices: object[], theirs = 2) =>
      call(host, li, 'POST', `${at(id)}/merge`, { kind: 'conflict', theirs, choices });
    const title = { field: 'title', at: 0, take: 'mine' };
    expect(codeOf(await settle([title]))).toBe('WRITING.NOT_SETTLED');
    expect(codeOf(await settle([title], 1))).toBe('HEARTH.CHANGED_MEANWHILE');
    const done = await settle([
      title,
      { field: 'body', at: 0, take: 'text', text: '县里 21 日先后启动三级、二级响应。' },
    ]);
    expect(done.body).toEqual({ revision: 3 });
    expect(await textOf(id)).toMatchObject({
      title: '李的题',
      body: [paragraph('县里 21 日先后启动三级、二级响应。'), BODY[1]],
    });
    expect((await desk(li, id)).drafts).toEqual([]);
  });

  it('while somebody else holds the manuscript is refused, and nothing of it is lost', async () => {
    const { documentId: id } = await story();
    await desk(wang, id, true);
    const refused = await save(li, id, { title: '李偷偷改的题', revision: 1 });
    expect(codeOf(refused)).toBe('WRITING.LOCKED');
    expect(JSON.stringify(refused.body)).toContain(wang.person.name['zh-Hans']);
    const kept = await call(host, li, 'GET', `${at(id)}/draft?kind=conflict`);
    expect(kept.body.content).toEqual({ title: '李偷偷改的题' });
    const settled = await call(host, li, 'POST', `${at(id)}/merge`, { kind: 'conflict', theirs: 1, choices: [] });
    expect(codeOf(settled)).toBe('WRITING.LOCKED');
    expect((await save(wang, id, { title: '王的题', revision: 1 })).status).toBe(200);
    expect((await desk(wang, id)).lock).toMatchObject({ mine: true });
  });

  it('of two at the same moment is never lost: one goes in, the other is merged or kept', async () => {
    const { documentId: id } = await story();
    const [one, other] = await Promise.all([
      save(wang, id, { title: '王的题', revision: 1 }),
      save(li, id, { title: '李的题', revision: 1 }),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 400]);
    const loser = one.status === 400 ? wang : li;
    const kept = await call(host, loser, 'GET', `${at(id)}/draft?kind=conflict`);
    expect(kept.body.content).toEqual({ title: loser === wang ? '王的题' : '李的题' });
  });
});

it('finds manuscripts that tell the same', async () => {
  const title = `清河镇 ${Date.now()} 号大桥提前合龙`;
  const { documentId: id } = await newsroom(host, wang.token).draft({ title });
  const { documentId: twin } = await newsroom(host, li.token).draft({ title: `${title}通车` });
  const { body } = await call(host, wang, 'GET', `${at(id)}/similar`);
  expect((body.found as { documentId: string }[])[0]).toMatchObject({ documentId: twin });
});
