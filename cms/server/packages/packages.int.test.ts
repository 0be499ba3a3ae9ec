import type { PackageCard, PackagePage, WholePackage } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, aStation, call, type Answer, type SignedIn } from '../../../tests/host/people';
import { promised } from '../../../tests/host/slowness';

let host: Host;
let chief: SignedIn;
let head: SignedIn;
let editor: SignedIn;
let station: string;
let column: string;
beforeAll(async () => {
  host = await theHost();
  station = (await aStation(host).save()).slug;
  [chief, head, editor] = await Promise.all([
    aPerson(host).role('chief-editor').at(station).signedIn(),
    aPerson(host).role('desk-head').at(station).signedIn(),
    aPerson(host).role('editor').at(station).signedIn(),
  ]);
  column = (await newsroom(host).column({ slug: `topic-${station}`, name: '专题测试', station })).documentId;
}, 60_000);

async function story(title: string, goesOut = true): Promise<string> {
  const body = [paragraph(`${title}，记者从现场发回报道，详情见后续。`)];
  const { documentId } = await newsroom(host).draft({ column, station, title, body });
  if (goesOut) await newsroom(host).publish(documentId);
  return documentId;
}
const itemsOf = (...ids: string[]): object[] => ids.map((documentId) => ({ documentId, note: '' }));
const make = (title: string, ids: string[], more: object = {}): Promise<Answer> =>
  call(host, editor, 'POST', '/cms/packages', { station, locale: 'zh-Hans', title, items: itemsOf(...ids), ...more });
const act = (
  { id, version }: WholePackage,
  event: string,
  { who = head, ...more }: { who?: SignedIn; reason?: string } = {},
): Promise<Answer> => call(host, who, 'POST', `/cms/packages/${id}/${event}`, { version, ...more });
const read = async <Body>(path: string): Promise<{ status: number; body: Body }> => {
  const answer = await fetch(host.url + path);
  return { status: answer.status, body: (await answer.json()) as Body };
};
const listed = async (): Promise<PackageCard[]> =>
  (await read<{ items: PackageCard[] }>(`/api/app/packages?station=${station}`)).body.items;
const shown = (id: string) => read<PackagePage>(`/api/app/packages/${id}`);
const titlesOf = ({ items = [] }: Partial<PackagePage>): string[] => items.map(({ story: { title } }) => title);

it('is built in an order, let out by somebody else, and read as it was let out', async () => {
  const [one, two, three] = await Promise.all([story('河堤加固'), story('转移安置'), story('尚未发布', false)]);
  const found = await call(host, editor, 'GET', `/cms/packages/stories?text=${encodeURIComponent('河堤')}`);
  expect(found.body.stories).toMatchObject([{ documentId: one, isPublic: true }]);
  const made = await make('防汛专题', [two, one, three], { intro: '一线消息', cover: 'a'.repeat(24) });
  expect(made).toMatchObject({ status: 201, body: { state: 'draft', cover: null, stories: 3, publicStories: 2 } });
  expect(await listed()).toEqual([]);
  const draft = made.body as WholePackage;
  expect((await act(draft, 'publish', { who: editor })).status).toBe(403);
  const out = (await act(draft, 'publish')).body as WholePackage;
  expect(out).toMatchObject({ state: 'published', isAhead: false, publishedBy: head.person.name['zh-Hans'] });
  const [card] = await until(listed, (items) => items.length === 1, 5_000);
  expect(card).toMatchObject({ title: '防汛专题', intro: '一线消息', stories: 2, station: { slug: station } });
  expect(titlesOf((await shown(out.id)).body)).toEqual(['转移安置', '河堤加固']);

  // What is written on is not read before somebody lets it out; the head who writes cannot be the head who publishes.
  const { version, title, intro } = out;
  const words = { version, title, intro, cover: one, items: itemsOf(one, two) };
  const ahead = (await call(host, head, 'PUT', `/cms/packages/${out.id}`, words)).body as WholePackage;
  expect(ahead).toMatchObject({ isAhead: true, isMine: true, cover: one });
  expect(titlesOf((await shown(out.id)).body)).toEqual(['转移安置', '河堤加固']);
  expect((await act(ahead, 'publish')).body.error.code).toBe('PACKAGE.SAME_PERSON');
  expect((await act(out, 'publish', { who: chief })).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
  const [a, b] = await Promise.all([act(ahead, 'publish', { who: chief }), act(ahead, 'publish', { who: chief })]);
  expect([a.status, b.status].sort()).toEqual([200, 409]);
  await until(
    () => shown(out.id),
    ({ body }) => titlesOf(body)[0] === '河堤加固',
    5_000,
  );
  const now = (await call(host, chief, 'GET', `/cms/packages/${out.id}`)).body as WholePackage;
  expect((await act(now, 'withdraw', { reason: '汛情结束' })).body).toMatchObject({ allowed: ['publish'] });
  await until(
    () => shown(out.id),
    ({ status }) => status === 404,
    5_000,
  );
}, 60_000);

it('loses what is taken down, hides when nothing is left, and is itself a way to take down', async () => {
  const [one, two] = await Promise.all([story('工厂爆炸系谣言'), story('网传图片不实')]);
  const draft = (await make('辟谣', [one, two])).body as WholePackage;
  const { id } = (await act(draft, 'publish')).body as WholePackage;
  await until(listed, (items) => items.some((item) => item.id === id), 5_000);
  const order = (number: string, scope: object): Promise<Answer> =>
    call(host, chief, 'POST', '/cms/takedowns', {
      ...{ number, scope, authority: 'inside', issuer: '总编室', reason: '内容失实', publicNote: '本稿已撤下。' },
      ...{ responsible: head.person.id, minutes: 10 },
    });
  expect((await order(`专-${id}-1`, { kind: 'manuscript', documentId: one })).status).toBe(201);
  const began = Date.now();
  await until(
    () => shown(id),
    ({ body }) => body.stories === 1,
    2_000,
  );
  const all = await order(`专-${id}-2`, { kind: 'package', package: id });
  expect(all.body.targets).toMatchObject([{ via: 'package' }, { via: 'package' }]);
  await until(
    () => shown(id),
    ({ status }) => status === 404,
    2_000,
  );
  expect(await listed()).toEqual([]);
  expect(Date.now() - began).toBeLessThan(promised(4_000));
  const kept = (await call(host, chief, 'GET', `/cms/packages/${id}`)).body as WholePackage;
  expect(kept).toMatchObject({ state: 'published', stories: 2, publicStories: 0 });
}, 60_000);

it('refuses strangers’ stories, doubles, and to go out empty', async () => {
  const [mine, strange] = await Promise.all([story('本台稿件', false), newsroom(host).draft({ title: '外台稿件' })]);
  expect((await make('空专题', [mine, mine])).body.error.code).toBe('PACKAGE.TWICE');
  const stranger = await make('空专题', [mine, strange.documentId]);
  expect(stranger.body.error).toMatchObject({
    code: 'PACKAGE.STRANGE_STORY',
    details: { documentId: strange.documentId },
  });
  const draft = (await make('空专题', [mine])).body as WholePackage;
  expect((await act(draft, 'publish')).body.error.code).toBe('PACKAGE.NOTHING_PUBLIC');
  const back = (await act(draft, 'withdraw', { reason: '不做了' })).body as WholePackage;
  expect((await act(back, 'withdraw', { reason: '再撤' })).body.error.code).toBe('PACKAGE.NOT_NOW');
  expect((await read('/api/app/packages?station=nowhere')).status).toBe(404);
  expect((await read('/api/app/packages?after=nonsense')).status).toBe(422);
}, 60_000);
