import { aNoticeNode, somebody, type NoticeNode } from '../../../tests/host/a-notice-house';
import type { DeliveryDeps } from './delivery-deps';
import { deliveryStore } from './delivery-store';
import { tellTrouble } from './tell-trouble';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform } from './testing/a-platform';
import { troubleStore } from './trouble-store';

let desk: DeliveryDesk;
let teller: NoticeNode;
let node: DeliveryDeps;
let weibo: string;
let douyin: string;
let owner: string;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  teller = aNoticeNode(desk.db.url);
  [weibo, douyin] = [await desk.channel('微博'), await desk.channel('抖音')];
  owner = await somebody(desk.db, { at: 'yunze', roles: ['mcn-operator'] });
});
beforeEach(async () => {
  for (const table of ['notice', 'delivery_attempt', 'delivery', 'edition']) await desk.db.knex(table).delete();
  await desk.db.knex('channel').update({ owner: null });
  const platform = aPlatform();
  node = desk.node(() => platform.outlet);
});
afterAll(async () => {
  await teller.stop();
  await desk.end();
});

const look = (): Promise<number> =>
  teller.database.transaction((tx) => tellTrouble({ trouble: troubleStore, notices: teller.notices }, tx));
const told = () => desk.db.knex('notice').orderBy('id').select('kind', 'facts', 'link', 'address', 'urgency');
const planned = async (title: string, ...channels: string[]): Promise<string> => {
  await desk.targets(channels.map((channel) => ({ channel })));
  const signed = await desk.sign(undefined, title);
  await desk.plan(node, signed);
  return signed.documentId;
};
/** As a worker leaves it: by the store's own change. */
const stand = async (
  documentId: string,
  ...[state, more = {}]: [Parameters<typeof deliveryStore.change>[2]['state'] & string, object?]
) => {
  for (const row of await desk.deliveries(documentId))
    await node.database.transaction((tx) => deliveryStore.change(tx, row, { state, ...more }));
};

it('tells those on duty once that a story failed on an account for good, and again when it fails again', async () => {
  const story = await planned('没发出去', weibo);
  expect(await look()).toBe(0);
  await stand(story, 'failed_final');
  expect([await look(), await look()]).toEqual([1, 0]);
  expect(await told()).toMatchObject([
    {
      ...{ kind: 'delivery.failed', urgency: 'high', link: `/plugins/cms/deliveries/story/${story}/zh-Hans` },
      facts: { what: { 'zh-Hans': '《没发出去》', en: '“没发出去”' }, account: { 'zh-Hans': '微博' } },
      address: { power: 'plugin::cms.deliveries.manage', role: 'mcn-operator' },
    },
  ]);
  await stand(story, 'planned');
  expect(await look()).toBe(0);
  await stand(story, 'failed_final');
  expect(await look()).toBe(1);
});

it('tells whoever looks after the account, and many at once in one notice', async () => {
  await desk.db.knex('channel').where({ id: weibo }).update({ owner });
  for (const title of ['一', '二', '三']) await stand(await planned(title, weibo), 'manual');
  await stand(await planned('四', douyin), 'manual');
  expect(await look()).toBe(4);
  const [mine, others] = await told();
  expect(mine).toMatchObject({ kind: 'delivery.by-hand', address: { person: owner }, urgency: 'normal' });
  expect(mine).toMatchObject({ facts: { what: { 'zh-Hans': '《一》等 3 条', en: '“一” and 2 more' } } });
  expect(mine).toMatchObject({ link: '/plugins/cms/deliveries?group=all&state=manual' });
  expect(others).toMatchObject({ facts: { what: { en: '“四”' } }, address: { role: 'mcn-operator' } });
});

it('asks somebody about an outcome that stays unknown, not about one that is being looked up', async () => {
  const story = await planned('结果不明', weibo);
  await stand(story, 'unknown', { sentAt: new Date(Date.now() - 9 * 60_000) });
  expect(await look()).toBe(0);
  await stand(story, 'unknown', { sentAt: new Date(Date.now() - 11 * 60_000) });
  expect([await look(), await look()]).toEqual([1, 0]);
  expect(await told()).toMatchObject([{ kind: 'delivery.unknown' }]);
});

it('tells of an old post that has to be removed by hand, unless somebody answers for an order of takedown', async () => {
  const story = await planned('被更正的旧稿', weibo);
  await stand(story, 'manual_takedown');
  expect(await look()).toBe(1);
  expect(await told()).toMatchObject([{ kind: 'delivery.remove-by-hand' }]);
});
