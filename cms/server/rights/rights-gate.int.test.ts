import type { DeliveryDeps } from '../deliveries/delivery-deps';
import { workOnce } from '../deliveries/do-work';
import { sweepLeases } from '../deliveries/sweep-leases';
import { aDeliveryDesk, type DeliveryDesk } from '../deliveries/testing/a-delivery-desk';
import { aPlatform, type Platform } from '../deliveries/testing/a-platform';
import { systemIds } from '../../kernel';
import { leaseStore, type NewLease } from './lease-store';
import { licenceOf } from './licence-of';
import { postsStore } from './posts-store';

let desk: DeliveryDesk;
let platform: Platform;
let node: DeliveryDeps;
let weibo: string;
let douyin: string;
let person: string;

beforeAll(async () => {
  desk = await aDeliveryDesk();
  [weibo, douyin] = [await desk.channel('微博'), await desk.channel('抖音')];
  person = systemIds.next();
  await desk.db
    .knex('person')
    .insert({ id: person, admin_user_id: 1, station: 'yunze', name_zh: '林晓', name_en: 'Lin Xiao' });
});
beforeEach(async () => {
  for (const table of ['rights_use', 'rights_lease', 'delivery_attempt', 'delivery', 'edition', 'manuscript_lineage'])
    await desk.db.knex(table).delete();
  platform = aPlatform();
  node = desk.node(() => platform.outlet);
  await desk.targets([{ channel: weibo }]);
});
afterAll(() => desk.end());

const HOUR = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * HOUR);
const planned = async (documentId?: string): Promise<string> => {
  const signed = await desk.sign(documentId);
  await desk.plan(node, signed);
  return signed.documentId;
};
const lease = async (documentId: string, more: Partial<NewLease> = {}): Promise<string> => {
  const id = systemIds.next();
  const plain = { licensor: '云泽摄影社', contract: '', note: '', platforms: [], channels: [], regions: [] };
  const fresh = { id, station: 'yunze', documentId, from: null, to: null, maxUses: null, notedBy: person, ...plain };
  await desk.db.database.transaction((tx) => leaseStore.insert(tx, { ...fresh, ...more }));
  return id;
};
const drain = async (): Promise<void> => {
  while (await workOnce(node));
};
const work = async (rounds = 3): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    await drain();
    await desk.pass();
    await sweepLeases(node);
  }
};
const seen = async (documentId: string) =>
  (await desk.deliveries(documentId)).map(({ state, gate }) => (gate ? `${state} ${gate}` : state));
const end = (id: string) =>
  desk.db.database.transaction((tx) =>
    leaseStore.end(tx, { id, version: 1 }, { at: new Date(), by: person, reason: '合同终止' }),
  );

it('sends what is the station’s own without asking anybody', async () => {
  const story = await planned();
  await drain();
  expect(await seen(story)).toEqual(['live']);
});

it('holds what no lease lets out on this account, and sends it when one is noted', async () => {
  const story = await planned();
  await lease(story, { channels: [douyin] });
  await drain();
  expect(await seen(story)).toEqual(['gated rights']);
  expect(platform.posts).toHaveLength(0);
  await lease(story, { channels: [weibo] });
  await drain();
  expect(await seen(story)).toEqual(['gated rights']);
  await desk.db.database.transaction((tx) => postsStore.wake(tx, [story]));
  await drain();
  expect(await seen(story)).toEqual(['live']);
});

it('waits for the moment from which a lease lets it', async () => {
  const story = await planned();
  const from = inHours(2);
  await lease(story, { from, to: inHours(4) });
  await drain();
  expect(await desk.deliveries(story)).toMatchObject([{ state: 'gated', gate: 'rights', nextAt: from }]);
});

it('asks for the leave of everything that a story was made from', async () => {
  const source = await planned();
  await drain();
  await lease(source, { to: inHours(-1) });
  const made = await planned();
  const link = { id: systemIds.next(), station: 'yunze', document_id: made, kind: 'clip', from_document_id: source };
  await desk.db.knex('manuscript_lineage').insert(link);
  await drain();
  expect(await seen(made)).toEqual(['gated rights']);
});

it('counts a story on an account as one use, corrected or not, and never more than were bought', async () => {
  await desk.targets([{ channel: weibo }, { channel: douyin }]);
  const story = await planned();
  await lease(story, { maxUses: 1 });
  const others = Array.from({ length: 3 }, () => desk.node(() => platform.outlet));
  await Promise.all([node, ...others].map((one) => workOnce(one)));
  await drain();
  expect((await seen(story)).sort()).toEqual(['gated rights', 'live']);
  expect(platform.posts).toHaveLength(1);
  await planned(story);
  await drain();
  expect((await seen(story)).sort()).toEqual(['cancelled', 'gated rights', 'live', 'replaced']);
  expect(platform.posts).toHaveLength(2);
  const [kept] = await leaseStore.above(desk.db.knex, story);
  expect(kept?.used).toBe(1);
});

it('gives a use back when the platform refuses it for good', async () => {
  const story = await planned();
  await lease(story, { maxUses: 1 });
  platform.moods.push('refuses');
  await drain();
  expect(await seen(story)).toEqual(['failed_final']);
  expect((await leaseStore.above(desk.db.knex, story))[0]?.used).toBe(0);
});

it('begins no send after a lease was ended, however close both are', async () => {
  for (let round = 0; round < 12; round += 1) {
    const story = await planned();
    const id = await lease(story);
    const [ended] = await Promise.all([end(id), workOnce(node)]);
    expect(ended).toBe(true);
    await drain();
    const sent = platform.posts.length;
    expect(await seen(story)).toEqual([sent > 0 ? 'live' : 'gated rights']);
    expect((await leaseStore.above(desk.db.knex, story))[0]?.used).toBe(sent);
    platform.posts.length = 0;
  }
});

it('lets who ends a lease wait for a send that was begun, and shuts the gate for whoever comes after', async () => {
  const story = await planned();
  const id = await lease(story);
  const order: string[] = [];
  let ending: Promise<void> | undefined;
  await desk.db.database.transaction(async (tx) => {
    await leaseStore.holdAbove(tx, story);
    ending = end(id).then(() => void order.push('ended'));
    const now = new Date();
    const wish = { documentId: story, locale: 'zh-Hans' as const, channel: weibo, platform: 'facebook' as const, now };
    expect(await licenceOf({ leases: leaseStore }, tx, wish)).toMatchObject({ ok: true });
    order.push('begun');
  });
  await ending;
  expect(order).toEqual(['begun', 'ended']);
  await work();
  expect(await seen(story)).toEqual(['gated rights']);
});

it('holds an edition whose pictures may not be shown there, and no other', async () => {
  const story = await planned();
  node = { ...node, assetsAllow: () => Promise.resolve(false) };
  await drain();
  expect(await seen(story)).toEqual(['gated rights']);
  node = { ...node, assetsAllow: () => Promise.resolve(true) };
  await work();
  expect(await seen(story)).toEqual(['live']);
});
