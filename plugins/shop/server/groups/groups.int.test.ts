import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import type { ReaderActor } from '@hearth/cms/contract';
import { codeOf } from '../../../../tests/host/outcome';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { Order } from '../../contract';
import { makeFreightRule } from '../freight/make-freight-rule';
import { moveOwnOrder } from '../orders/move-own-order';
import type { Shop } from '../shop-wiring';
import { aBuyer, aKey, aShop, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import { booksOf, faultsOf } from '../testing/the-books';
import { handOut, sayArrived, seeCode, seeLed } from './hand-out';
import { askToLead, decideLeader } from './lead';
import { liveGroupsOf } from './live-groups';
import { makeGroup, manifestOf } from './make-group';
import { sendGroup } from './send-group';
import { settleGroups } from './settle-groups';

const LEAD = { name: '李姐', point: '沿江社区驿站', region: '321002', detail: '沿江街 8 号' };

let db: TestDatabase;
let shop: Shop;
let other: Shop;

beforeAll(async () => {
  db = await aDatabase();
  [shop, other] = [aShop(db.database), aShop(db.database)];
});
afterEach(async () => {
  expect(await faultsOf(db.knex)).toEqual([]);
});
afterAll(() => db.drop());

const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Somebody whom the station appointed. */
async function aLeader() {
  const reader = aBuyer();
  const asked = unwrap(await askToLead(shop.grouping, reader, LEAD));
  const decision = { id: asked.id, event: 'approve' as const, version: 1, reason: '' };
  return { reader, id: unwrap(await decideLeader(shop.grouping, keeper, decision)).id };
}

async function aGroup({ minimum = 3, units = 50 } = {}) {
  const goods = await onSale(shop, { units });
  const leader = await aLeader();
  const group = unwrap(
    await makeGroup(shop.grouping, keeper, { offer: goods.offer, leader: leader.id, cutoff: inAnHour(), minimum }),
  );
  return { goods, leader: leader.reader, group };
}

const join = (buyer: ReaderActor, goods: OnSale, group: string) =>
  shop.desk.place(buyer, aKey(), { ...wanting(goods), group });

async function pay({ id, amount }: Order): Promise<string> {
  const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
  return db.database.transaction((tx) => shop.payable.paid(tx, payment));
}

const pass = (group: string) =>
  db
    .knex('shop_group')
    .where({ id: group })
    .update({ cutoff: db.knex.raw(`now() - interval '1 second'`) });

/** Decides what is due, on two nodes at once, and tells whose money was sent back. */
async function settle(): Promise<string[]> {
  const back: string[] = [];
  const sendBack = (_tx: unknown, { order }: { readonly order: string }): Promise<void> => {
    back.push(order);
    return Promise.resolve();
  };
  await Promise.all([shop, other].map((node) => settleGroups({ ...node.grouping, sendBack })));
  return back;
}

const stateOf = async (order: string): Promise<string> =>
  (await db.knex('shop_order').where({ id: order }).first<{ state: string }>('state')).state;

it('gathers neighbours, sends all of them together, and hands out by codes', async () => {
  const { goods, leader, group } = await aGroup();
  const buyers = [aBuyer(), aBuyer(), aBuyer()];
  const orders: Order[] = [];
  for (const buyer of buyers) orders.push(unwrap(await join(buyer, goods, group.id)));
  for (const order of orders) expect(await pay(order)).toBe('taken');
  await pass(group.id);
  expect(codeOf(await join(aBuyer(), goods, group.id))).toBe('SHOP.GROUP_OVER');
  expect(await settle()).toEqual([]);
  expect(await Promise.all(orders.map(({ id }) => stateOf(id)))).toEqual(['confirmed', 'confirmed', 'confirmed']);
  const manifest = unwrap(await manifestOf(shop.grouping, keeper, group.id));
  expect(manifest).toMatchObject({
    units: 3,
    point: LEAD,
    orders: [{ quantity: 1 }, { quantity: 1 }, { quantity: 1 }],
  });
  expect(codeOf(await sayArrived(shop.grouping, leader, { id: group.id, version: 2 }))).toBe('SHOP.GROUP_STATE');
  const sent = unwrap(await sendGroup(shop.grouping, keeper, { id: group.id, version: 2 }));
  expect(sent.state).toBe('sent');
  expect(await booksOf(db.knex, goods.variant)).toMatchObject({ onHand: 47, reserved: 0, shipped: 3 });
  expect(codeOf(await sayArrived(shop.grouping, aBuyer(), { id: group.id, version: 3 }))).toBe('SHOP.GROUP_NOT_FOUND');
  unwrap(await sayArrived(shop.grouping, leader, { id: group.id, version: 3 }));
  for (const [n, buyer] of buyers.entries()) {
    const { code, point } = unwrap(await seeCode(shop.grouping, buyer, orders[n]!.id));
    expect(point).toEqual(LEAD);
    const handed = unwrap(await handOut(shop.grouping, leader, { id: group.id, code }));
    expect(handed.quantity).toBe(1);
    // A code is good once.
    const again = codeOf(await handOut(shop.grouping, leader, { id: group.id, code }));
    expect(again).toBe(n === 2 ? 'SHOP.GROUP_STATE' : 'SHOP.PICKUP_CODE');
  }
  expect(unwrap(await seeLed(shop.grouping, leader)).groups).toEqual([
    expect.objectContaining({ id: group.id, state: 'closed', picked: 3, paid: 3 }),
  ]);
});

it('sends everybody’s money back when too few gather, once, and what comes late too', async () => {
  const { goods, group } = await aGroup({ minimum: 3 });
  const [paid, late] = [unwrap(await join(aBuyer(), goods, group.id)), unwrap(await join(aBuyer(), goods, group.id))];
  await pay(paid);
  await pass(group.id);
  // Somebody may still pay in time: nothing is decided.
  expect(await settle()).toEqual([]);
  await db
    .knex('shop_order')
    .where({ id: late.id })
    .update({ pay_until: db.knex.raw(`now() - interval '1 second'`) });
  const buyer = { ...aBuyer(), id: (await db.knex('shop_order').where({ id: late.id }).first('buyer')).buyer };
  unwrap(await moveOwnOrder(shop.orders, buyer, { id: late.id, event: 'cancel' }));
  expect(await settle()).toEqual([paid.id]);
  expect(await settle()).toEqual([]);
  expect(await stateOf(paid.id)).toBe('held');
  expect(await pay(late)).toBe('taken');
  expect(await settle()).toEqual([late.id]);
  // The money has gone.
  const { payment } = await db.knex('shop_order').where({ id: paid.id }).first<{ payment: string }>('payment');
  const refund = { id: randomUUID(), payment, subject: paid.id, amount: paid.amount, reason: '未成团' };
  await db.database.transaction((tx) => shop.payable.refunded(tx, refund));
  expect(await stateOf(paid.id)).toBe('refunded');
});

it('confirms an order whose money came after its group had gathered', async () => {
  const { goods, group } = await aGroup({ minimum: 1 });
  const [buyer, first] = [aBuyer(), unwrap(await join(aBuyer(), goods, group.id))];
  const late = unwrap(await join(buyer, goods, group.id));
  await pay(first);
  unwrap(await moveOwnOrder(shop.orders, buyer, { id: late.id, event: 'cancel' }));
  await pass(group.id);
  await settle();
  expect(await pay(late)).toBe('taken');
  expect(await settle()).toEqual([]);
  expect(await stateOf(late.id)).toBe('confirmed');
});

it('lets nobody join a group of other goods or another station, and asks nothing for sending', async () => {
  const { goods, group } = await aGroup();
  const another = await onSale(shop, { units: 5 });
  expect(codeOf(await join(aBuyer(), another, group.id))).toBe('SHOP.GROUP_OVER');
  expect(codeOf(await join(aBuyer(), goods, randomUUID()))).toBe('SHOP.GROUP_OVER');
  const zones = [{ regions: [], served: true, firstG: 1000, first: 900, stepG: 500, step: 100, cold: 0 }];
  const rule = unwrap(await makeFreightRule(shop.freighting, keeper, { name: '全国', freeFrom: null, zones }));
  const sent = await onSale(shop, { units: 5, freightRule: rule.id });
  const { id: leader } = await aLeader();
  const gathering = { offer: sent.offer, leader, cutoff: inAnHour(), minimum: 1 };
  const own = unwrap(await makeGroup(shop.grouping, keeper, gathering));
  expect(unwrap(await join(aBuyer(), sent, own.id))).toMatchObject({ freight: 0 });
  expect(codeOf(await shop.desk.place(aBuyer(), aKey(), wanting(sent)))).toBe('SHOP.REGION_MISSING');
});

it('appoints a leader once, and gathers for none who is not', async () => {
  const reader = aBuyer();
  const [first, second] = await Promise.all([1, 2].map(() => askToLead(shop.grouping, reader, LEAD)));
  expect(unwrap(first!).id).toBe(unwrap(second!).id);
  const goods = await onSale(shop, { units: 5 });
  const { id, version } = unwrap(await seeLed(shop.grouping, reader)).leader!;
  const gathering = { offer: goods.offer, leader: id, cutoff: inAnHour(), minimum: 1 };
  expect(codeOf(await makeGroup(shop.grouping, keeper, gathering))).toBe('SHOP.LEADER_STATE');
  const decide = (event: 'approve' | 'decline' | 'stop', seen: number, by = keeper) =>
    decideLeader(shop.grouping, by, { id, event, version: seen, reason: '资料不全' });
  expect(codeOf(await decide('approve', version, { ...keeper, station: 'linhai' }))).toBe('SHOP.LEADER_NOT_FOUND');
  unwrap(await decide('decline', version));
  expect(codeOf(await decide('approve', version + 1))).toBe('SHOP.LEADER_STATE');
  expect(unwrap(await askToLead(shop.grouping, reader, { ...LEAD, point: '新驿站' })).state).toBe('applied');
  unwrap(await decide('approve', version + 2));
  expect(codeOf(await askToLead(shop.grouping, reader, LEAD))).toBe('SHOP.LEADER_STATE');
  const past = { ...gathering, cutoff: '2020-01-01T00:00:00.000Z' };
  expect(codeOf(await makeGroup(shop.grouping, keeper, past))).toBe('SHOP.GROUP_CUTOFF');
  expect(codeOf(await makeGroup(shop.grouping, keeper, { ...gathering, offer: randomUUID() }))).toBe(
    'SHOP.OFFER_NOT_FOUND',
  );
});

it('is gathered by a live in its own transaction, and is known to it until its time is over', async () => {
  const lives = liveGroupsOf(() => shop.grouping);
  const [goods, other] = [await onSale(shop, { units: 5 }), await onSale(shop, { units: 5 })];
  const leader = await aLeader();
  const asked = unwrap(await askToLead(shop.grouping, aBuyer(), LEAD));
  const leaders = (await lives.leaders(keeper.station)).map(({ id }) => id);
  expect([leaders.includes(leader.id), leaders.includes(asked.id)]).toEqual([true, false]);
  const wanted = { offer: goods.offer, leader: leader.id, cutoff: inAnHour(), minimum: 2 };
  const undone = db.database.transaction(async (tx) => {
    unwrap(await lives.make(tx, keeper, wanted));
    throw new Error('the live changed its mind');
  });
  await expect(undone).rejects.toThrow('changed its mind');
  expect(await lives.gathering([goods.offer, other.offer])).toEqual([]);
  const made = unwrap(await db.database.transaction((tx) => lives.make(tx, keeper, wanted)));
  expect(await lives.gathering([goods.offer, other.offer])).toMatchObject([
    { id: made.id, offer: goods.offer, point: LEAD, minimum: 2, paid: 0 },
  ]);
  expect(await lives.gathering([])).toEqual([]);
  await pass(made.id);
  expect(await lives.gathering([goods.offer])).toEqual([]);
});
