import type { StaffActor } from '../../contract';
import { systemClock } from '../../kernel';
import { createStations } from '../../platform';
import { decideDelivery, releaseDelivery, scheduleDelivery } from './act-on-delivery';
import { actOnMany } from './act-on-many';
import type { DeliveryDeps } from './delivery-deps';
import { deliveryLists } from './delivery-list-store';
import type { Delivery } from './delivery-store';
import { workOnce } from './do-work';
import { sweepLeases } from './sweep-leases';
import { tellAired } from './tell-aired';
import { aDeliveryDesk, type DeliveryDesk } from './testing/a-delivery-desk';
import { aPlatform, type Platform } from './testing/a-platform';
import { listDeliveries, listNowhere } from './view-deliveries';

let desk: DeliveryDesk;
let platform: Platform;
let node: DeliveryDeps & Parameters<typeof listDeliveries>[0];
let weibo: string;
let douyin: string;

const actor: StaffActor = {
  ...{ kind: 'staff', id: '0195f000-0000-7000-8000-00000000000a', name: '林晓', station: 'yunze' },
  ...{ stations: ['yunze'], roles: ['chief-editor'] },
};
const stranger: StaffActor = { ...actor, station: 'qinghe', stations: ['qinghe'] };
const HOUR = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

beforeAll(async () => {
  desk = await aDeliveryDesk();
  [weibo, douyin] = [await desk.channel('微博'), await desk.channel('抖音')];
});
beforeEach(async () => {
  for (const table of ['delivery_attempt', 'delivery', 'edition', 'airing']) await desk.db.knex(table).delete();
  platform = aPlatform();
  const roster = { powersOf: () => Promise.resolve(['plugin::cms.deliveries.manage']) };
  const stations = createStations({ database: desk.db.database, clock: systemClock });
  node = { ...desk.node(() => platform.outlet), lists: deliveryLists, roster, stations };
  await desk.targets([{ channel: weibo }]);
});
afterAll(() => desk.end());

const work = async (rounds = 4): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    while (await workOnce(node));
    await desk.pass();
    await sweepLeases(node);
  }
};
const planned = async (): Promise<string> => {
  const signed = await desk.sign();
  await desk.plan(node, signed);
  return signed.documentId;
};
const only = async (documentId: string): Promise<Delivery> => {
  const [row, ...others] = await desk.deliveries(documentId);
  expect(others).toEqual([]);
  return row!;
};
const keep = { embargo: { kind: 'none' }, missed: { kind: 'send' }, reason: '改到晚间' } as const;

describe('the plan of one edition', () => {
  it('moves to another hour and is not sent before', async () => {
    const story = await planned();
    const { id, version } = await only(story);
    const moved = await scheduleDelivery(node, actor, { id, version, dueAt: inHours(2), endsAt: null, ...keep });
    expect(moved).toMatchObject({ ok: true, value: { state: 'planned' } });
    while (await workOnce(node));
    expect(platform.posts).toHaveLength(0);
    await desk.db.knex('delivery').update({ due_at: new Date(), next_at: new Date() });
    await work();
    expect(await only(story)).toMatchObject({ state: 'live' });
  });

  it('refuses an end before the beginning, and a stranger', async () => {
    const { id, version } = await only(await planned());
    const wrong = { id, version, dueAt: inHours(3), endsAt: inHours(2), ...keep };
    expect(await scheduleDelivery(node, actor, wrong)).toMatchObject({
      error: { code: 'DELIVERY.ENDS_BEFORE_IT_BEGINS' },
    });
    expect(await scheduleDelivery(node, stranger, wrong)).toMatchObject({ error: { code: 'HEARTH.NOT_FOUND' } });
  });

  it('takes a post down when its end has come, and never sends what ended before it went', async () => {
    const [out, late] = [await planned(), await planned()];
    const first = await only(out);
    await scheduleDelivery(node, actor, { ...first, dueAt: inHours(-1), endsAt: inHours(5), ...keep });
    await desk.db
      .knex('delivery')
      .where({ document_id: late })
      .update({ ends_at: new Date(Date.now() - 1_000) });
    while (await workOnce(node));
    expect((await only(out)).state).toBe('live');
    expect((await only(late)).state).toBe('cancelled');
    await desk.db.knex('delivery').where({ document_id: out }).update({ ends_at: new Date(), next_at: new Date() });
    await work();
    expect((await only(out)).state).toBe('down');
    expect(platform.posts).toMatchObject([{ isDown: true }]);
  });

  it('gives up a release that was given for another hour', async () => {
    await desk.targets([{ channel: weibo, embargo: { kind: 'manual' } }]);
    const story = await planned();
    await work(1);
    const held = await only(story);
    await releaseDelivery(node, actor, { id: held.id, version: held.version, reason: '总编同意' });
    const released = await only(story);
    await scheduleDelivery(node, actor, {
      ...released,
      dueAt: inHours(0),
      endsAt: null,
      ...keep,
      embargo: { kind: 'manual' },
    });
    await work();
    expect(await only(story)).toMatchObject({ state: 'gated', gate: 'release', nextAt: null });
  });
});

it('waits until it was aired (播出即发), and for a broadcast that is still to come', async () => {
  await desk.targets([{ channel: weibo, embargo: { kind: 'until-aired' } }]);
  const [now, later] = [await planned(), await planned()];
  await work();
  expect(platform.posts).toHaveLength(0);
  const told = (documentId: string, airedAt: string) =>
    tellAired(node, actor, { documentId, locale: 'zh-Hans', airedAt });
  expect(await told(now, inHours(-0.1))).toMatchObject({ value: { freed: 1 } });
  expect(await told(later, inHours(1))).toMatchObject({ value: { freed: 1 } });
  expect(await tellAired(node, stranger, { documentId: now, locale: 'zh-Hans', airedAt: inHours(0) })).toMatchObject({
    error: { code: 'HEARTH.NOT_FOUND' },
  });
  while (await workOnce(node));
  expect((await only(now)).state).toBe('live');
  expect(await only(later)).toMatchObject({ state: 'gated', gate: 'aired' });
});

it('stops at the pace of an account before the platform has to refuse', async () => {
  await desk.db
    .knex('channel')
    .where({ id: weibo })
    .update({ pace: JSON.stringify({ posts: 2, seconds: 600 }) });
  const stories = [await planned(), await planned(), await planned()];
  while (await workOnce(node));
  expect(platform.posts).toHaveLength(2);
  const rows = await Promise.all(stories.map(only));
  const [held] = rows.filter(({ state }) => state === 'gated');
  expect(held).toMatchObject({ gate: 'pace' });
  expect(held!.nextAt!.getTime()).toBeGreaterThan(Date.now() + 500_000);
  await desk.db.knex('channel').where({ id: weibo }).update({ pace: null });
});

describe('the desk', () => {
  it('sorts every delivery into one group and turns pages without losing one', async () => {
    await desk.targets([{ channel: weibo }, { channel: douyin, embargo: { kind: 'manual' } }]);
    platform.moods.push('takes', 'refuses');
    const stories = [await planned(), await planned(), await planned()];
    while (await workOnce(node));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listDeliveries(node, actor, { order: 'changed', limit: 2, cursor });
      if (!page.ok) throw new Error(page.error.code);
      expect(page.value.counts).toEqual({ hands: 4, waiting: 0, moving: 0, out: 2, over: 0 });
      seen.push(...page.value.deliveries.map(({ id }) => id));
      cursor = page.value.next ?? undefined;
    } while (cursor !== undefined);
    expect([...seen].sort()).toEqual((await desk.deliveries()).map(({ id }) => id).sort());
    const narrowed = await listDeliveries(node, actor, { order: 'due', limit: 9, group: 'hands', channel: douyin });
    expect(narrowed).toMatchObject({ value: { deliveries: stories.map(() => ({ state: 'gated', gate: 'release' })) } });
    expect(await listDeliveries(node, stranger, { order: 'changed', limit: 9 })).toMatchObject({
      value: { deliveries: [], counts: { hands: 0, out: 0 } },
    });
  });

  it('does one thing to many, says beforehand what would become of each, and leaves the others’ alone', async () => {
    const stories = [await planned(), await planned()];
    const rows = await Promise.all(stories.map(only));
    const stale = { id: rows[1]!.id, version: 99 };
    const wanted = { event: 'cancel', items: [rows[0]!, stale], reason: '节目取消', dryRun: true } as const;
    const foreseen = await actOnMany(node, actor, wanted);
    expect(foreseen).toMatchObject({
      value: { outcomes: [{ code: null, state: 'cancelled' }, { code: 'HEARTH.CHANGED_MEANWHILE' }] },
    });
    expect((await only(stories[0]!)).state).toBe('planned');
    expect(await actOnMany(node, actor, { ...wanted, dryRun: false })).toEqual(foreseen);
    expect(await Promise.all(stories.map(async (one) => (await only(one)).state))).toEqual(['cancelled', 'planned']);
    expect(await actOnMany(node, stranger, wanted)).toMatchObject({ error: { code: 'HEARTH.NOT_FOUND' } });
  });

  it('alarms when a story stands nowhere, until something stands', async () => {
    await desk.targets([{ channel: weibo }, { channel: douyin }]);
    platform.moods.push('refuses', 'refuses');
    const story = await planned();
    await work(1);
    const alarm = async () => {
      const found = await listNowhere(node, actor, undefined);
      return found.ok ? found.value.stories.map(({ documentId, accounts }) => [documentId, accounts]) : [];
    };
    expect(await alarm()).toEqual([[story, 2]]);
    const [failed] = await desk.deliveries(story);
    await decideDelivery(node, actor, { id: failed!.id, version: failed!.version, event: 'mend', reason: '已改标题' });
    expect(await alarm()).toEqual([]);
    await work();
    expect((await desk.deliveries(story)).map(({ state }) => state).sort()).toEqual(['failed_final', 'live']);
    expect(await alarm()).toEqual([]);
  });
});
