import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { WholeTakedown } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { graphql, newsroom, paragraph } from '../../../tests/host/newsroom';
import { aPerson, call, type Answer } from '../../../tests/host/people';
import { aTakedownRoom } from './testing/a-takedown-room';

type Room = Awaited<ReturnType<typeof aTakedownRoom>>;
let room: Room;
beforeAll(async () => {
  room = await aTakedownRoom();
}, 120_000);
afterAll(() => room.end());

const TEXT =
  '记者从市水务局获悉，河埠头水厂昨夜检修，沿江三个街道今天上午停水。水务局说，检修提前两小时完成，预计中午前恢复供水，居民可以到社区取水点取水。';
const FEEDS_TELL = [
  ['newsml', 'stat:canceled'],
  ['ninjs', '"canceled"'],
  ['atom', 'at:deleted-entry'],
] as const;
const stateOf = ({ body }: Answer): string => body.order?.state ?? JSON.stringify(body);

it('takes a story down everywhere, watches until it is gone, and seals what an auditor can check', async () => {
  const { host, chief, head, officer } = room;
  const title = '沿江三个街道今天上午停水';
  const id = await room.story(title, TEXT);
  const path = await room.posted(id, title);
  const preview = await call(host, head, 'POST', '/cms/takedowns/preview', {
    scope: { kind: 'lineage', documentId: id },
  });
  expect(preview.body.hits).toMatchObject([{ documentId: id, isPublic: true, posted: 1, waiting: 0, via: 'named' }]);

  const given = await call(host, chief, 'POST', '/cms/takedowns', room.bodyOf(id, '网信〔2026〕7号'));
  expect(given.body).toMatchObject({ order: { state: 'ordered', responsible: { person: head.person.id } } });
  const order = (given.body as WholeTakedown).order.id;

  // Our own surfaces lose it with the very commit.
  const asked = `query { story(id: "${id}") { id } storyGone(id: "${id}") { note } }`;
  expect((await graphql(host, asked)).data).toEqual({
    story: null,
    storyGone: { note: '经核实内容失实，本稿已撤下。' },
  });
  const feed = (await (await fetch(`${host.url}/api/app/feed?column=takedown`)).json()) as { items: unknown[] };
  expect(JSON.stringify(feed.items)).not.toContain(id);
  // Whoever subscribed is told that it is gone, and not a word of it.
  const tells = (format: string): Promise<string> =>
    fetch(`${host.url}/feeds/${format}?column=takedown`).then((answer) => answer.text());
  for (const [format, sign] of FEEDS_TELL) {
    const told = await until(
      () => tells(format),
      (body) => body.includes(sign),
      5_000,
    );
    expect(told).toContain(`story/${id}/zh-Hans`);
    expect(told).not.toContain(title);
  }
  expect(await tells('rss')).not.toContain(id);
  expect([404, 410]).toContain((await fetch(`${host.url}/story/${id}`)).status);
  expect((await call(host, chief, 'GET', `/cms/review/manuscripts/${id}/zh-Hans`)).body.state).toBe('sealed');
  const again = await newsroom(host).tryPublish(id);
  expect(again.status).toBe(400);

  // A platform without API: a person is called, and the post is watched all the while.
  const standing = await until(
    () => room.seeing(order),
    ({ watches }) =>
      watches.some(({ last, account }) => last?.saw === 'visible' && account?.state === 'manual_takedown'),
    20_000,
  );
  expect(standing.order.state).toBe('ordered');
  room.pages.set(path, { status: 200, text: '<p>抱歉，该内容已被作者删除</p>' });
  await call(host, chief, 'POST', `/cms/takedowns/${order}/look`, {});
  const cleared = await until(
    () => room.seeing(order),
    (seen) => seen.order.state === 'cleared',
    20_000,
  );
  expect(cleared.watches.map(({ state }) => state)).toEqual(['gone', 'gone']);
  expect((await room.deliveriesOf(id)).map(({ state }) => state)).toEqual(['down']);

  const seal = await call(host, officer, 'POST', `/cms/takedowns/${order}/seal`, { version: cleared.order.version });
  expect(seal.body.order).toMatchObject({ state: 'sealed', evidenceHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const pack = (await call(host, officer, 'GET', `/cms/takedowns/${order}/evidence`)).body;
  const folder = mkdtempSync(join(tmpdir(), 'hearth-evidence-'));
  const ledger = join(folder, 'ledger.jsonl');
  const cms = join(__dirname, '../../');
  const env = { ...process.env, DATABASE_URL: host.databaseUrl };
  writeFileSync(ledger, execFileSync(process.execPath, [join(cms, 'lib/bin/ledger-export.js'), 'yunze'], { env }));
  const verify = (evidence: object): string => {
    writeFileSync(join(folder, 'evidence.json'), JSON.stringify(evidence));
    const args = [join(cms, 'bin/ledger-verify.mjs'), ledger, '--evidence', join(folder, 'evidence.json')];
    try {
      return execFileSync(process.execPath, args).toString();
    } catch (error) {
      return String((error as { stdout: Buffer }).stdout);
    }
  };
  expect(verify(pack)).toContain('evidence whole');
  const forged = structuredClone(pack) as { evidence: { probes: { saw: string }[] } };
  forged.evidence.probes[0] = { ...forged.evidence.probes[0], saw: 'gone', note: 'forged' } as never;
  expect(verify(forged)).toContain('not what the ledger sealed');
}, 90_000);

it('keeps near copies from being handed in, published or sent, until two people let these very words pass', async () => {
  const { host, chief, column } = room;
  const text =
    '城东小学昨天下午提前放学，学校称供电线路检修，家长接到通知后陆续到校。区教育局表示，检修今天中午完成，下午恢复正常上课。';
  const id = await room.story('城东小学昨天提前放学', text);
  const given = await call(host, chief, 'POST', '/cms/takedowns', room.bodyOf(id, '更〔2026〕1号'));
  expect(given.status).toBe(201);
  const desk = newsroom(host);
  const copy = await desk.draft({ column, title: '换个标题再发', body: [paragraph(`本台消息：${text}`)] });
  const refused = await desk.tryPublish(copy.documentId);
  expect(refused.status).toBe(400);
  expect(JSON.stringify(await refused.json())).toContain('REVIEW.BLOCKED_COPY');
  const at = `/cms/takedowns/copies/${copy.documentId}/zh-Hans`;
  const found = await call(host, chief, 'GET', at);
  expect(found.body.copies.length).toBeGreaterThanOrEqual(1);
  const { hash } = (await call(host, chief, 'GET', `/cms/review/manuscripts/${copy.documentId}/zh-Hans`)).body;
  const second = await aPerson(host).role('chief-editor').signedIn();
  for (const { order } of found.body.copies as { order: string }[]) {
    const vouch = { order, hash, reason: '官方通报全文，允许刊发' };
    expect((await call(host, chief, 'POST', at, vouch)).status).toBe(200);
    expect((await call(host, chief, 'POST', at, vouch)).body.error.code).toBe('TAKEDOWN.SAME_PERSON');
    expect((await call(host, second, 'POST', at, vouch)).body.copies).toContainEqual(
      expect.objectContaining({ order, override: expect.objectContaining({ second: expect.any(String) }) }),
    );
  }
  // Words that were edited by hand for one account are held for themselves, until two people let these pass as well.
  const line = (await call(host, host, 'GET', `/cms/editions/${copy.documentId}/zh-Hans`)).body.editions[0];
  const content = { ...line.content, title: '微博版：城东小学提前放学', text: `${text}（微博版）` };
  const which = { documentId: copy.documentId, locale: 'zh-Hans' };
  const edited = { ...which, channel: room.channel, version: line.version, masterHash: hash, content };
  expect((await call(host, chief, 'PUT', '/cms/editions', edited)).status).toBe(200);
  expect((await desk.tryPublish(copy.documentId)).status).toBe(200);
  const row = await until(
    async () => (await room.deliveriesOf(copy.documentId))[0],
    (one) => one?.gate === 'blocked',
    20_000,
  );
  const own = (await call(host, chief, 'GET', `/cms/deliveries/${row?.id}`)).body.edition as { hash: string };
  for (const { order } of found.body.copies as { order: string }[])
    for (const who of [chief, second])
      expect((await call(host, who, 'POST', at, { order, hash: own.hash, reason: '微博版同样允许' })).status).toBe(200);
  await until(
    async () => (await room.deliveriesOf(copy.documentId))[0],
    (one) => one?.state === 'manual',
    20_000,
  );
  // Other words need two people anew.
  await desk.save(copy.documentId, { title: '又改了标题再发' });
  expect((await desk.tryPublish(copy.documentId)).status).toBe(400);
}, 60_000);

it('lets heads propose and the chief order, names a person, and escalates to them when time is over', async () => {
  const { host, chief, head, officer } = room;
  const title = '夜市摊主今晚试营业';
  const id = await room.story(
    title,
    '夜市今晚试营业，六十二个摊位全部就位，市集办安排了免费停车，晚上十点后分时段清场，请市民错峰前往。',
  );
  await room.posted(id, title);
  const body = room.bodyOf(id, '台〔2026〕3号', { minutes: 1, authority: 'inside' });
  expect((await call(host, head, 'POST', '/cms/takedowns', body)).status).toBe(403);
  const nobody = await call(host, head, 'POST', '/cms/takedowns/proposals', {
    ...body,
    responsible: crypto.randomUUID(),
  });
  expect(nobody.body.error.code).toBe('TAKEDOWN.NOBODY');
  const proposed = await call(host, head, 'POST', '/cms/takedowns/proposals', body);
  const { id: order, version } = (proposed.body as WholeTakedown).order;
  expect((await call(host, head, 'POST', '/cms/takedowns/proposals', body)).body.error.code).toBe(
    'TAKEDOWN.NUMBER_TAKEN',
  );
  expect((await graphql<{ story: object }>(host, `query { story(id: "${id}") { id } }`)).data.story).toBeTruthy();
  const waiting = await until(
    async () =>
      (await call(host, chief, 'GET', '/cms/notices?kind=takedown.proposed')).body.notices as { title: string }[],
    (mine) => mine.length > 0,
    10_000,
  );
  expect(waiting).toMatchObject([
    { title: '提请撤稿，待您下令：台〔2026〕3号', link: `/plugins/cms/takedowns/${order}` },
  ]);
  expect((await call(host, head, 'GET', '/cms/notices?kind=takedown.proposed')).body.notices).toEqual([]);
  const [one, other] = await Promise.all(
    [1, 2].map(() => call(host, chief, 'POST', `/cms/takedowns/${order}/order`, { version })),
  );
  expect([one?.status, other?.status].sort()).toEqual([200, 409]);

  const database = new Client({ connectionString: host.databaseUrl });
  await database.connect();
  await database.query('UPDATE takedown_order SET due_at = to_timestamp(0) WHERE id = $1', [order]);
  await until(
    () => room.seeing(order),
    (seen) => seen.order.escalatedAt !== null,
    20_000,
  );
  const told = `SELECT 1 FROM notice WHERE kind = 'takedown.stubborn' AND subject LIKE $1`;
  expect((await database.query(told, [`${order}/%`])).rows).toHaveLength(1);
  await database.end();
  const { watches } = await room.seeing(order);
  const stubborn = watches.find(({ account }) => account !== null);
  const proof = { note: '已电话联系平台删除，截图留存', proof: 'a'.repeat(64) };
  const at = `/cms/takedowns/${order}/watches/${stubborn?.id}`;
  expect(stateOf(await call(host, head, 'POST', `${at}/confirm`, proof))).toMatch(/ordered|cleared/);
  const cleared = await until(
    () => room.seeing(order),
    (seen) => seen.order.state === 'cleared',
    20_000,
  );
  expect(cleared.watches.find(({ id: watch }) => watch === stubborn?.id)).toMatchObject({ state: 'by_hand' });
  const probes = (await call(host, head, 'GET', `${at}/probes`)).body.probes as { saw: string; by: string }[];
  expect(probes.at(-1)).toMatchObject({ saw: 'confirmed', by: head.person.name['zh-Hans'] });

  // Lifting takes a second person, and then the words may be written on.
  const sealed = await call(host, chief, 'POST', `/cms/takedowns/${order}/seal`, { version: cleared.order.version });
  const asked = await call(host, chief, 'POST', `/cms/takedowns/${order}/lift`, {
    version: sealed.body.order.version,
    reason: '复核后无误',
  });
  const answer = { version: asked.body.order.version, grant: true, reason: '同意' };
  const self = await call(host, chief, 'POST', `/cms/takedowns/${order}/lift/answer`, answer);
  expect(self.body.error.code).toBe('TAKEDOWN.SAME_PERSON');
  expect(stateOf(await call(host, officer, 'POST', `/cms/takedowns/${order}/lift/answer`, answer))).toBe('lifted');
  expect(await (await fetch(`${host.url}/feeds/atom?column=takedown&station=yunze`)).text()).not.toContain(id);
  expect((await newsroom(host).tryPublish(id)).status).toBe(200);
}, 90_000);

it('hits by search only what was chosen, by file what shows it, and nothing of other stations', async () => {
  const { host, chief, head } = room;
  const found = await call(host, head, 'POST', '/cms/takedowns/preview', {
    scope: { kind: 'search', text: '夜市 停车', chosen: [] },
  });
  expect((found.body.hits as { title: string }[]).map(({ title }) => title)).toContain('夜市摊主今晚试营业');
  const all = await call(host, chief, 'POST', '/cms/takedowns', {
    ...room.bodyOf('a'.repeat(24), '空〔2026〕1号'),
    scope: { kind: 'search', text: '夜市', chosen: [] },
  });
  expect(all.body.error.code).toBe('TAKEDOWN.HITS_NOTHING');
  const none = await call(host, chief, 'POST', '/cms/takedowns', room.bodyOf('a'.repeat(24), '空〔2026〕2号'));
  expect(none.body.error.code).toBe('TAKEDOWN.HITS_NOTHING');
  const list = await call(host, chief, 'GET', '/cms/takedowns');
  expect((list.body.orders as { number: string }[]).map(({ number }) => number)).not.toContain('空〔2026〕2号');
});
