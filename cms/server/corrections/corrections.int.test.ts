import type { ReviewCase, RippleHit, WholeCorrection } from '../../contract';
import { until } from '../../../tests/host/a-node';
import { theHost, type Host } from '../../../tests/host/host';
import { graphql, newsroom, paragraph } from '../../../tests/host/newsroom';
import { call, type Answer, type SignedIn } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';

let host: Host;
let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  host = await theHost();
  desk = await aDesk(host, { proofs: [{ proof: 1, before: 2 }] });
});

const FACT = '事故造成七人受伤';
const signedStory = async (title: string, text: string): Promise<string> => {
  const { documentId: id } = await desk.manuscript({ title, body: [paragraph(text)] });
  await desk.act(desk.author, id, 'submit');
  await desk.act(desk.editor, id, 'pass');
  await desk.act(desk.proofreader, id, 'proof', { proof: 1, errors: 0 });
  for (const who of [desk.head, desk.chief]) await desk.act(who, id, 'pass');
  await newsroom(host, desk.editor.token).publish(id);
  return id;
};
const bodyOf = (documentId: string, number: string): object => ({
  ...{ documentId, locale: 'zh-Hans', number, oldFact: FACT, newFact: '事故造成五人受伤' },
  ...{ reason: '医院更正伤员人数', blame: 'source', publicNote: '受伤人数应为五人，特此更正。' },
});
const post = (who: SignedIn, path: string, body: object): Promise<Answer> =>
  call(host, who, 'POST', `/cms/corrections${path}`, body);
const inbox = async (who: SignedIn): Promise<readonly string[]> =>
  ((await call(host, who, 'GET', '/cms/notices?limit=100')).body.notices as { title: string }[]).map(
    ({ title }) => title,
  );
const seeing = async (id: string): Promise<WholeCorrection> =>
  (await call(host, desk.chief, 'GET', `/cms/corrections/${id}`)).body as WholeCorrection;
const rulesOf = async (id: string): Promise<ReviewCase['rules']> => (await desk.see(desk.chief, id)).rules;

it('takes the fast lane, tells readers, and is done when the corrected words are out', async () => {
  const id = await signedStory('环城路客车追尾', `环城路今晨两车追尾，${FACT}，均已送医。`);
  const refused = await post(desk.head, '', bodyOf(id, '更〔2026〕11号'));
  expect(refused.status).toBe(403);
  const proposed = await post(desk.head, '/proposals', bodyOf(id, '更〔2026〕11号'));
  const { order } = proposed.body as WholeCorrection;
  expect(order.state).toBe('proposed');
  const waiting = await until(
    () => inbox(desk.chief),
    (mine) => mine.includes('提请更正，待您开更正令：《环城路客车追尾》'),
    10_000,
  );
  expect(await inbox(desk.head)).not.toContain(waiting.find((title) => title.startsWith('提请更正')));
  expect((await post(desk.head, '/proposals', bodyOf(id, '更〔2026〕12号'))).body.error.code).toBe(
    'CORRECTION.OPEN_ALREADY',
  );
  const opened = await Promise.all([1, 2].map(() => post(desk.chief, `/${order.id}/open`, { version: order.version })));
  expect(opened.map(({ status }) => status).sort()).toEqual([200, 409]);

  await newsroom(host, desk.author.token).save(id, {
    body: [paragraph('环城路今晨两车追尾，事故造成五人受伤，均已送医。')],
  });
  expect(await rulesOf(id)).toMatchObject({ levels: [2, 3], proofs: [] });
  expect((await desk.act(desk.author, id, 'submit')).body).toMatchObject({ state: 'l2' });
  await desk.act(desk.head, id, 'pass');
  expect((await desk.act(desk.chief, id, 'pass')).body).toMatchObject({ state: 'signed' });
  const signed = await until(
    () => seeing(order.id),
    (seen) => seen.order.state === 'signed',
    10_000,
  );
  expect(signed).toMatchObject({ isOut: false, order: { revisionFrom: 1, revisionTo: 2 } });

  await newsroom(host, desk.editor.token).publish(id);
  await until(
    () => seeing(order.id),
    (seen) => seen.order.state === 'done' && seen.isOut,
    10_000,
  );
  const asked = `query { story(id: "${id}") { evidence { correctedAt corrections { note } } } }`;
  const { data } = await graphql<{ story: { evidence: object } }>(host, asked);
  expect(data.story.evidence).toEqual({
    correctedAt: expect.any(String),
    corrections: [{ note: '受伤人数应为五人，特此更正。' }],
  });

  // What is written afterwards goes the whole way again.
  await newsroom(host, desk.author.token).save(id, { title: '环城路客车追尾后续' });
  expect(await rulesOf(id)).toMatchObject({ levels: [1, 2, 3], proofs: [{ proof: 1, before: 2 }] });
}, 60_000);

it('tells whoever proposed a correction that it was dropped and why, and whoever drops their own nothing', async () => {
  const id = await signedStory('菜市场早市提前', `菜市场早市提前，${FACT}。`);
  const propose = async (who: SignedIn, number: string): Promise<WholeCorrection['order']> =>
    ((await post(who, '/proposals', bodyOf(id, number))).body as WholeCorrection).order;
  const drop = (who: SignedIn, { id: order, version }: WholeCorrection['order'], reason: string): Promise<Answer> =>
    post(who, `/${order}/drop`, { version, reason });
  const mine = await propose(desk.chief, '更〔2026〕13号');
  expect((await drop(desk.chief, mine, '我看错了')).body.order.state).toBe('dropped');
  const theirs = await propose(desk.head, '更〔2026〕14号');
  expect((await drop(desk.head, theirs, '收回')).status).toBe(403);
  const dropped = await drop(desk.chief, theirs, '与医院核对，人数无误');
  expect(dropped.body.order).toMatchObject({ state: 'dropped', droppedReason: '与医院核对，人数无误' });
  const toldOf = async (who: SignedIn): Promise<object[]> =>
    (await call(host, who, 'GET', '/cms/notices?kind=correction.dropped')).body.notices as object[];
  const told = await until(
    () => toldOf(desk.head),
    (all) => all.length > 0,
    10_000,
  );
  const body = '编号 更〔2026〕14号。与医院核对，人数无误';
  expect(told).toMatchObject([
    { title: '更正不再进行：《菜市场早市提前》', body, link: `/plugins/cms/corrections/${theirs.id}` },
  ]);
  expect(await toldOf(desk.chief)).toEqual([]);
}, 30_000);

it('finds who else carries the wrong words, and opens the same order for them', async () => {
  const fact = '伤者中包括三名学生';
  const body = (id: string) => ({ ...bodyOf(id, '更〔2026〕21号'), oldFact: fact, newFact: '伤者中没有学生' });
  const [one, other] = [
    await signedStory('北环路车祸', `北环路昨夜发生车祸，${fact}。`),
    await signedStory('一周交通盘点', `本周事故三起，北环路一起${fact}，提醒市民慢行。`),
  ];
  const opened = await post(desk.chief, '', body(one));
  const { order } = opened.body as WholeCorrection;
  const ripple = await call(host, desk.chief, 'GET', `/cms/corrections/${order.id}/ripple`);
  const hits = ripple.body.hits as RippleHit[];
  expect(hits.map(({ documentId }) => documentId)).toEqual([other]);
  expect(hits[0]).toMatchObject({ isPublic: true, hasOrder: false, around: expect.stringContaining(fact) });
  const documents = [{ documentId: other, locale: 'zh-Hans' }];
  const joined = await post(desk.chief, `/${order.id}/join`, { documents });
  expect(joined.body.together).toMatchObject([{ documentId: other, state: 'open' }]);
  expect((await post(desk.chief, `/${order.id}/join`, { documents })).body.error.code).toBe('CORRECTION.OPEN_ALREADY');

  const dropped = await post(desk.chief, `/${order.id}/drop`, { version: order.version, reason: '核实后原文无误' });
  expect(dropped.body.order).toMatchObject({ state: 'dropped', droppedReason: '核实后原文无误' });
  await newsroom(host, desk.author.token).save(one, { title: '北环路车祸（续）' });
  expect(await rulesOf(one)).toMatchObject({ levels: [1, 2, 3] });
}, 60_000);

it('proposes the family, the other language and its packages, each to be taken or left with a reason', async () => {
  const fact = '大坝蓄水三千万方';
  const story = await signedStory('水库蓄水', `水库今日开始蓄水，${fact}。`);
  const [rewrite, cousin] = [
    await signedStory('水库蓄水侧记', '坝上的早晨，工人们等这一天等了三年，蓄了多少水写在大屏上。'),
    await signedStory('水库蓄水十问', '十问十答，说说这座水库的来历、用处和安全。'),
  ];
  const fellow = await signedStory('水库移民新村', '移民新村今天搬进了第一户人家，院子里种上了枣树。');
  const link = (id: string, from: string, kind: string): Promise<Answer> =>
    call(host, desk.editor, 'POST', `/cms/library/${id}/lineage`, { from: { documentId: from }, kind });
  await link(rewrite, story, 'rewrite');
  await link(cousin, rewrite, 'clip');
  await newsroom(host, desk.author.token).save(rewrite, { title: 'The reservoir fills' }, 'en');
  const items = [story, fellow].map((documentId) => ({ documentId, note: documentId === story ? fact : '' }));
  const packed = await call(host, desk.editor, 'POST', '/cms/packages', {
    ...{ station: 'yunze', locale: 'zh-Hans', title: '水库专题', items },
  });
  expect(packed.status).toBe(201);

  // From the middle of the family both ways are walked.
  const opened = await post(desk.chief, '', { ...bodyOf(rewrite, '更〔2026〕41号'), oldFact: fact });
  const { order } = opened.body as WholeCorrection;
  const rippled = async (id: string): Promise<{ hits: RippleHit[]; packages: object[] }> =>
    (await call(host, desk.chief, 'GET', `/cms/corrections/${id}/ripple`)).body as never;
  const found = await rippled(order.id);
  expect(found.hits.map(({ documentId, locale, via }) => [documentId, locale, via])).toEqual([
    [story, 'zh-Hans', ['words', 'source']],
    [rewrite, 'en', ['language']],
    [cousin, 'zh-Hans', ['derived']],
  ]);
  const other = await post(desk.chief, '', { ...bodyOf(story, '更〔2026〕42号'), oldFact: fact });
  const ofStory = await rippled((other.body as WholeCorrection).order.id);
  expect(ofStory.hits.find(({ documentId }) => documentId === fellow)).toMatchObject({ via: ['package'], around: '' });
  expect(ofStory.packages).toMatchObject([{ title: '水库专题', isPublic: false, carries: true }]);

  const leave = { documents: [{ documentId: cousin, locale: 'zh-Hans' }], reason: '十问里没有写蓄水量' };
  expect((await post(desk.head, `/${order.id}/leave`, leave)).status).toBe(403);
  expect((await post(desk.chief, `/${order.id}/leave`, leave)).status).toBe(200);
  const left = (await rippled(order.id)).hits.find(({ documentId }) => documentId === cousin)?.left;
  expect(left).toMatchObject({ by: desk.chief.person.name['zh-Hans'], reason: '十问里没有写蓄水量' });
  const nothing = { documents: [{ documentId: 'a'.repeat(24), locale: 'zh-Hans' }], reason: '没有这篇' };
  expect((await post(desk.chief, `/${order.id}/leave`, nothing)).body.error.code).toBe('HEARTH.NOT_FOUND');
  // All of them are left or none.
  const half = { ...nothing, documents: [{ documentId: story, locale: 'zh-Hans' }, ...nothing.documents] };
  expect((await post(desk.chief, `/${order.id}/leave`, half)).body.error.code).toBe('HEARTH.NOT_FOUND');
  expect((await rippled(order.id)).hits.find(({ documentId }) => documentId === story)).toMatchObject({ left: null });
  // What was left may be taken after all.
  expect((await post(desk.chief, `/${order.id}/join`, { documents: leave.documents })).status).toBe(200);
  expect((await rippled(order.id)).hits.find(({ documentId }) => documentId === cousin)).toMatchObject({
    ...{ left: null, hasOrder: true },
  });
}, 60_000);

it('is not held open for ever by an account that somebody gives up by name', async () => {
  const account = {
    ...{ station: 'yunze', platform: 'weibo', name: '更正测试微博', account: 'yunze-corrects', locale: 'zh-Hans' },
    ...{ lane: 'assisted', credential: null, capabilities: ['publish'], quota: null, windows: [], rulePack: 'weibo' },
    ...{ owner: null, active: true },
  };
  const channel = (await call(host, host, 'POST', '/cms/channels', account)).body.id as string;
  const when = { timing: { kind: 'at-once' }, embargo: { kind: 'none' }, missed: { kind: 'send' } };
  const targets = { station: 'yunze', column: desk.column, version: 0, targets: [{ channel, ...when }] };
  expect((await call(host, host, 'PUT', '/cms/channels/targets', targets)).status).toBe(200);
  const id = await signedStory('早高峰客车追尾', `早高峰客车追尾，${FACT}，交警已到场处置。`);
  const { order } = (await post(desk.chief, '', bodyOf(id, '更〔2026〕51号'))).body as WholeCorrection;
  await newsroom(host, desk.author.token).save(id, { body: [paragraph('早高峰客车追尾，事故造成五人受伤。')] });
  await desk.act(desk.author, id, 'submit');
  await desk.act(desk.head, id, 'pass');
  await desk.act(desk.chief, id, 'pass');
  await newsroom(host, desk.editor.token).publish(id);
  // Somebody would have to post it by hand, and nobody can any more.
  const waits = await until(
    () => seeing(order.id),
    ({ isOut, tracks }) => isOut && tracks[0]?.state === 'manual',
    20_000,
  );
  expect(waits).toMatchObject({ order: { state: 'signed' }, tracks: [{ isDone: false, givenUp: null }] });

  const giveUp = { version: waits.order.version, reason: '账号已被平台注销，无法登录' };
  const at = `/${order.id}/tracks/${channel}/give-up`;
  expect((await post(desk.head, at, giveUp)).status).toBe(403);
  expect((await post(desk.chief, at, { ...giveUp, version: 99 })).body.error.code).toBe('HEARTH.CHANGED_MEANWHILE');
  const given = await Promise.all([1, 2].map(() => post(desk.chief, at, giveUp)));
  expect(given.map(({ status }) => status).sort()).toEqual([200, 409]);
  const done = await seeing(order.id);
  expect(done).toMatchObject({
    order: { state: 'done' },
    tracks: [{ isDone: true, givenUp: { by: desk.chief.person.name['zh-Hans'], reason: giveUp.reason } }],
  });
}, 60_000);

it('refuses to correct what was never out', async () => {
  const { documentId } = await desk.manuscript({ title: '还没有发布的稿件' });
  expect((await post(desk.chief, '', bodyOf(documentId, '更〔2026〕31号'))).body.error.code).toBe('CORRECTION.NOT_OUT');
});
