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

it('refuses to correct what was never out', async () => {
  const { documentId } = await desk.manuscript({ title: '还没有发布的稿件' });
  expect((await post(desk.chief, '', bodyOf(documentId, '更〔2026〕31号'))).body.error.code).toBe('CORRECTION.NOT_OUT');
});
