import { aNoticeNode, type NoticeNode } from '../../../tests/host/a-notice-house';
import type { DeliveryDeps } from './delivery-deps';
import { workOnce } from './do-work';
import { nowhereStore } from './nowhere-store';
import { tellNowhere } from './tell-nowhere';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform, type Platform } from './testing/a-platform';

let desk: DeliveryDesk;
let teller: NoticeNode;
let platform: Platform;
let node: DeliveryDeps;
let weibo: string;
let douyin: string;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  teller = aNoticeNode(desk.db.url);
  [weibo, douyin] = [await desk.channel('微博'), await desk.channel('抖音')];
});
beforeEach(async () => {
  for (const table of ['notice', 'delivery_attempt', 'delivery', 'edition']) await desk.db.knex(table).delete();
  platform = aPlatform();
  node = desk.node(() => platform.outlet);
  await desk.targets([{ channel: weibo }, { channel: douyin }]);
});
afterAll(async () => {
  await teller.stop();
  await desk.end();
});

const look = (): Promise<number> =>
  teller.database.transaction((tx) => tellNowhere({ nowhere: nowhereStore, notices: teller.notices }, tx));
const planned = async (title: string): Promise<string> => {
  const signed = await desk.sign(undefined, title);
  await desk.plan(node, signed);
  return signed.documentId;
};
const stand = (documentId: string, state: string, more: object = {}): Promise<unknown> =>
  desk.db
    .knex('delivery')
    .where({ document_id: documentId })
    .update({ state, ...more });
const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);
const late = { due_at: ago(20) };

it('tells the desk once of a story that was due and stands nowhere, and again when new words of it do not go out', async () => {
  const story = await planned('哪里都没有发出去');
  expect(await look()).toBe(0);
  await stand(story, 'failed_final', late);
  expect(await look()).toBe(1);
  const [told] = await desk.db.knex('notice').select('kind', 'station', 'urgency', 'facts', 'link', 'address');
  expect(told).toMatchObject({ kind: 'delivery.nowhere', station: 'yunze', urgency: 'high' });
  expect(told).toMatchObject({ facts: { title: '哪里都没有发出去', accounts: 2, minutes: 15 } });
  expect(told).toMatchObject({ address: { role: 'desk-head' }, link: expect.stringContaining(story) as string });
  expect(await look()).toBe(0);
  await desk.plan(node, await desk.sign(story, '改过再签'));
  await stand(story, 'failed_retryable', late);
  expect(await look()).toBe(1);
  expect(await desk.db.knex('notice')).toHaveLength(2);
});

it('keeps quiet as soon as one account shows it', async () => {
  const story = await planned('有一个渠道发出去了');
  while (await workOnce(node));
  await desk.db.knex('delivery').where({ document_id: story, channel: douyin }).update({ state: 'rejected' });
  await desk.db.knex('delivery').update(late);
  expect((await desk.deliveries(story)).map(({ state }) => state).sort()).toEqual(['live', 'rejected']);
  expect(await look()).toBe(0);
});

it.each<[string, string, object]>([
  ['an embargo', 'gated', { ...late, gate: 'embargo' }],
  ['somebody’s word', 'gated', { ...late, gate: 'release' }],
  ['the hours of its account', 'gated', { ...late, gate: 'window' }],
  ['its hour', 'planned', { due_at: new Date(Date.now() + 60_000) }],
  ['the review of the platform', 'platform_review', late],
  ['nothing, for it was called off', 'cancelled', late],
  ['nothing, for its time is over', 'down', late],
])('says nothing of a story that waits for %s', async (_what, state, more) => {
  await stand(await planned('该等的稿件'), state, more);
  expect(await look()).toBe(0);
});

it.each(['unsigned', 'rights', 'stale', 'paused', 'elsewhere-failed'])(
  'tells of a story that is kept back by the gate %s',
  async (gate) => {
    await stand(await planned('被闸门挡住的稿件'), 'gated', { ...late, gate });
    expect(await look()).toBe(1);
  },
);

it('says nothing while a switch keeps the station silent, and tells when that is over', async () => {
  await stand(await planned('静默期间的稿件'), 'due', late);
  const silence = { station: 'yunze', mode: 'silence', state: 'on', reason: '演练', on_at: new Date() };
  await desk.db.knex('matrix_switch').insert({ id: '0195f000-0000-7000-8000-00000000005a', ...silence });
  expect(await look()).toBe(0);
  await desk.db.knex('matrix_switch').delete();
  expect(await look()).toBe(1);
});
