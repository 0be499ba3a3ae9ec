import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform, type Platform } from './testing/a-platform';
import type { DeliveryDeps } from './delivery-deps';
import { workOnce } from './do-work';
import { assistedOutlet } from './house-outlets';
import { sweepLeases } from './sweep-leases';
import { takeDown } from './take-down';

let desk: DeliveryDesk;
let platform: Platform;
let node: DeliveryDeps;
let weibo: string;
let douyin: string;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  [weibo, douyin] = [await desk.channel('微博'), await desk.channel('抖音')];
});
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery', 'edition']) await desk.db.knex(table).delete();
  platform = aPlatform();
  node = desk.node(() => platform.outlet);
  await desk.targets([{ channel: weibo }, { channel: douyin }]);
});
afterAll(() => desk.end());

const system = { kind: 'system', id: 'test', name: 'test', station: 'yunze' } as const;
const work = async (rounds = 6): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    while (await workOnce(node));
    await desk.pass();
    await sweepLeases(node);
  }
};
const planned = async (documentId?: string): Promise<string> => {
  const signed = await desk.sign(documentId);
  await desk.plan(node, signed);
  return signed.documentId;
};
const states = async (documentId: string): Promise<readonly string[]> =>
  (await desk.deliveries(documentId)).map(({ state }) => state);

it('plans one row for each target, once, however often it is told (I6)', async () => {
  const signed = await desk.sign();
  expect([await desk.plan(node, signed), await desk.plan(node, signed)]).toEqual([2, 0]);
  expect((await desk.deliveries(signed.documentId)).map(({ channel }) => channel).sort()).toEqual(
    [weibo, douyin].sort(),
  );
});

it('sends to each account once and keeps where it stands', async () => {
  const story = await planned();
  await work();
  expect(await states(story)).toEqual(['live', 'live']);
  expect(platform.posts).toHaveLength(2);
  const [one] = await desk.deliveries(story);
  expect(one).toMatchObject({ url: `https://platform.example/${one?.id}`, attempt: 1 });
});

it('holds an embargo by the database’s clock and sends when it is over', async () => {
  const at = new Date(Date.now() + 3_600_000);
  await desk.targets([{ channel: weibo, embargo: { kind: 'until', at: at.toISOString() } }]);
  const story = await planned();
  await work();
  expect(platform.posts).toHaveLength(0);
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'gated', gate: 'embargo' }]);
  const over = JSON.stringify({ kind: 'until', at: new Date(Date.now() - 1_000).toISOString() });
  await desk.db.knex('delivery').where({ document_id: story }).update({ embargo: over });
  await work();
  expect(await states(story)).toEqual(['live']);
});

it('waits elsewhere first (首发), and passes when it is out there', async () => {
  await desk.targets([{ channel: weibo, embargo: { kind: 'until-live', channel: douyin } }, { channel: douyin }]);
  platform.moods.push('busy');
  const story = await planned();
  await work(1);
  expect(platform.posts).toHaveLength(0);
  await work();
  expect(await states(story)).toEqual(['live', 'live']);
  const [first] = platform.posts;
  const rows = await desk.deliveries(story);
  expect(rows.find(({ id }) => id === first?.key)?.channel).toBe(douyin);
});

it('looks before it sends again when nobody knows what came of it', async () => {
  await desk.targets([{ channel: weibo }]);
  platform.moods.push('loses-answer');
  const story = await planned();
  await work();
  expect(await states(story)).toEqual(['live']);
  expect(platform.posts).toHaveLength(1);
});

it('sends again what certainly never arrived', async () => {
  await desk.targets([{ channel: weibo }]);
  platform.moods.push('throws', 'busy');
  const story = await planned();
  await work();
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'live', attempt: 3 }]);
  expect(platform.posts).toHaveLength(1);
});

it('brings a refusal before a person with its place and cure', async () => {
  await desk.targets([{ channel: weibo }]);
  platform.moods.push('refuses');
  const story = await planned();
  await work();
  expect(await desk.deliveries(story)).toMatchObject([
    { state: 'failed_final', nextAt: null, problem: { path: 'title' } },
  ]);
});

it('gives up after eight tries and never turns for ever', async () => {
  await desk.targets([{ channel: weibo }]);
  platform.moods.push(...Array.from({ length: 20 }, () => 'busy' as const));
  const story = await planned();
  await work(20);
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'failed_final', attempt: 8 }]);
});

it('lets newer words take the place of what waits, and update what is out', async () => {
  await desk.targets([{ channel: weibo }]);
  const story = await planned();
  await planned(story);
  expect(await states(story)).toEqual(['cancelled', 'planned']);
  await work();
  await planned(story);
  await work();
  expect((await desk.deliveries(story)).map(({ state, action }) => `${action} ${state}`)).toEqual([
    'publish cancelled',
    'publish replaced',
    'update live',
  ]);
});

it('sends nothing whose signatures no longer cover it (I1)', async () => {
  await desk.targets([{ channel: weibo }]);
  const story = await planned();
  await desk.db.knex('review_case').where({ document_id: story }).update({ state: 'spiked' });
  await work();
  expect(platform.posts).toHaveLength(0);
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'gated', gate: 'unsigned' }]);
});

it('asks for signatures of their own where an edition was edited by hand', async () => {
  await desk.targets([{ channel: weibo }]);
  const story = await planned();
  const rules = { levels: [1], proofs: [] };
  await desk.db.knex('edition').where({ document_id: story }).update({ hand_edited: true });
  await desk.db.knex.raw(`UPDATE review_case SET rules = rules || ?::jsonb WHERE document_id = ?`, [
    JSON.stringify(rules),
    story,
  ]);
  await work();
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'gated', gate: 'unsigned' }]);
});

it('stops at the quota, of two workers too', async () => {
  const small = await desk.channel('小号', { quota: { posts: 1, hours: 24 } });
  await desk.targets([{ channel: small }]);
  await Promise.all([planned(), planned(), planned()]);
  const other = desk.node(() => platform.outlet);
  await Promise.all([workOnce(node), workOnce(other), workOnce(node), workOnce(other)]);
  await work(2);
  expect(platform.posts).toHaveLength(1);
});

it('hands over to people where no driver is', async () => {
  await desk.targets([{ channel: weibo }]);
  node = desk.node(() => assistedOutlet);
  const story = await planned();
  await work();
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'manual', nextAt: null }]);
});

it('takes everything of a story down, what waits and what is out (I4)', async () => {
  await desk.targets([{ channel: weibo }, { channel: douyin, embargo: { kind: 'manual' } }]);
  const story = await planned();
  await work(1);
  await node.database.transaction((tx) =>
    takeDown(node, tx, { documentId: story, locale: 'zh-Hans', actor: system, order: '2026-7' }),
  );
  await work();
  expect([...(await states(story))].sort()).toEqual(['cancelled', 'down']);
  expect(platform.posts.filter(({ isDown }) => !isDown)).toHaveLength(0);
});

it('takes down what was on its way when the order came', async () => {
  await desk.targets([{ channel: weibo }]);
  const story = await planned();
  platform.moment = async (name) => {
    if (name !== 'send: on its way') return;
    platform.moment = () => Promise.resolve();
    await node.database.transaction((tx) =>
      takeDown(node, tx, { documentId: story, locale: 'zh-Hans', actor: system, order: '2026-8' }),
    );
  };
  await work();
  expect(await states(story)).toEqual(['down']);
  expect(platform.posts).toMatchObject([{ isDown: true }]);
});
