import type { WritingDesk } from '../../contract';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, type Document } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer, type SignedIn } from '../../../tests/host/people';

let host: Host;
let wang: SignedIn;
let li: SignedIn;
beforeAll(async () => {
  host = await theHost();
  [wang, li] = await Promise.all([aPerson(host).signedIn(), aPerson(host).signedIn()]);
});

/** Words of pages that are gone: whoever wrote them decides what becomes of them, and nothing else does. */
const at = (id: string): string => `/cms/writing/${id}/zh-Hans`;
const PAGE = 'page-of-wang';
const story = (): Promise<Document> => newsroom(host, wang.token).draft();
const beats = async (id: string, typing = false): Promise<WritingDesk> =>
  (await call(host, wang, 'POST', `${at(id)}/beats`, { session: PAGE, typing })).body as WritingDesk;
const save = (who: SignedIn, id: string, data: object): Promise<Answer> =>
  call(host, who, 'PUT', `/content-manager/collection-types/plugin::cms.manuscript/${id}?locale=zh-Hans`, data);
const kept = (id: string, content: object, session: string) =>
  call(host, wang, 'PUT', `${at(id)}/draft`, { base: 1, content, session });
const kinds = async (id: string) => (await beats(id)).drafts.map(({ kind, here }) => `${kind} ${here}`).sort();

it('are not written over by the next page, nor forgotten when that one saves', async () => {
  const { documentId: id } = await story();
  await kept(id, { title: '崩溃前的题', summary: '崩溃前的导语' }, 'page-that-crashed');
  expect(await kinds(id)).toEqual(['autosave false']);
  await kept(id, { title: '后来的题' }, PAGE);
  expect(await kinds(id)).toEqual(['autosave true', 'left false']);
  expect((await save(wang, id, { title: '后来的题', revision: 1 })).status).toBe(200);
  expect(await kinds(id)).toEqual(['left false']);
  const left = await call(host, wang, 'GET', `${at(id)}/draft?kind=left`);
  expect(left.body.content).toEqual({ title: '崩溃前的题', summary: '崩溃前的导语' });
  const view = await call(host, wang, 'GET', `${at(id)}/merge?kind=left`);
  expect(view.body).toMatchObject({ base: 1, theirs: 2 });
});

it('stay when somebody saves before the first of their new words was kept', async () => {
  const { documentId: id } = await story();
  await kept(id, { title: '崩溃前的题' }, 'page-that-crashed');
  await beats(id, true);
  await save(wang, id, { summary: '马上存的导语', revision: 1 });
  expect(await kinds(id)).toEqual(['autosave false']);
});

it('of two refused saves from different versions are both kept', async () => {
  const { documentId: id } = await story();
  await save(wang, id, { title: '王的题', revision: 1 });
  await save(li, id, { title: '李的第一题', revision: 1 });
  await save(wang, id, { title: '王的再题', revision: 2 });
  await save(li, id, { title: '李的第二题', revision: 2 });
  const of = async (kind: string) => (await call(host, li, 'GET', `${at(id)}/draft?kind=${kind}`)).body.content;
  expect([await of('conflict'), await of('left')]).toEqual([{ title: '李的第二题' }, { title: '李的第一题' }]);
});

it('that was never saved are done with once it has a name', async () => {
  await call(host, wang, 'PUT', '/cms/writing/new/zh-Hans/draft', { base: 0, content: { title: '新稿' } });
  await story();
  const { body } = await call(host, wang, 'GET', '/cms/writing-drafts');
  expect((body.drafts as { documentId: string }[]).filter(({ documentId }) => documentId === 'new')).toEqual([]);
});

it('are offered once where a refused save kept the same words, and stay where it kept others', async () => {
  for (const [typed, kinds_] of [
    [{ title: '李改的题' }, ['conflict']],
    [{ title: '李改的题', summary: '只打了字的导语' }, ['autosave', 'conflict']],
  ] as const) {
    const { documentId: id } = await story();
    await call(host, li, 'PUT', `${at(id)}/draft`, { base: 1, content: typed, session: 'page-of-li' });
    await save(wang, id, { title: '王的题', revision: 1 });
    expect((await save(li, id, { title: '李改的题', revision: 1 })).status).toBeGreaterThanOrEqual(400);
    const { body } = await call(host, li, 'POST', `${at(id)}/beats`, { session: 'another-page', typing: false });
    expect((body as WritingDesk).drafts.map(({ kind }) => kind).sort()).toEqual(kinds_);
  }
});
