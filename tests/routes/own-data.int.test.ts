import { randomUUID } from 'node:crypto';
import knex, { type Knex } from 'knex';
import { systemIds } from '@hearth/cms/kernel';
import { anAskedNode, type AskedNode } from '../faults/asked-node';
import { aRoomViewer } from '../faults/room-viewer';
import { until } from '../host/a-node';
import { theHost, type Host } from '../host/host';
import { aPerson, call, type Answer, type SignedIn } from '../host/people';
import { aReader, type PhoneReader } from '../host/readers';

let host: Host;
let db: Knex;
let ground: AskedNode;
let controller: SignedIn;

// The first boot of a house makes its database, which takes a busy machine minutes.
beforeAll(async () => {
  host = await theHost();
  db = knex({ client: 'pg', connection: host.databaseUrl, pool: { min: 0, max: 2 } });
  ground = await anAskedNode('live-ground.cjs', { DATABASE_URL: host.databaseUrl });
  controller = await aPerson(host).role('field-controller').signedIn();
}, 300_000);
afterAll(async () => {
  await ground.stop();
  await db.destroy();
});

type OnSale = { readonly offer: string; readonly price: number };
/** What both readers of the test come for. */
type Ground = { readonly goods: OnSale; readonly planned: string; readonly live: string; readonly room: string };

/** Goods that the gate has cleared, a live that can be reserved and one that is on. */
async function someGround(): Promise<Ground> {
  const goods = await ground.ask<OnSale>('goods', { units: 10 });
  const [planned, live] = [await aSession('planned'), await aSession('live')];
  const offer = { capacity: null, slots: ['day'], benefit: null, benefits: 0, version: 0 };
  done(await call(host, controller, 'PUT', `/live/reservations/${planned.id}`, offer));
  return { goods, planned: planned.id, live: live.id, room: live.room };
}

async function aSession(state: 'planned' | 'live'): Promise<{ readonly id: string; readonly room: string }> {
  const [id, room] = [systemIds.next(), systemIds.next()];
  const named = { station: 'yunze', title: '竹编专场', language: 'zh-Hans' };
  await db('live_room').insert({ ...named, id: room, owner_kind: 'session', owner_id: id });
  await db('live_session').insert({
    ...{ ...named, id, room, state, series: id, kinds: ['selling'], host_kind: 'human' },
    ...{ made_by: controller.person.id, planned_minutes: 60 },
    planned_at: db.raw(`clock_timestamp() + interval '2 days'`),
    began_at: state === 'live' ? db.fn.now() : null,
  });
  return { id, room };
}

function done({ status, body }: Answer): Answer['body'] {
  if (status >= 400) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** What one reader did, by the words and numbers that can be told apart from those of others. */
type Left = { readonly reader: PhoneReader; readonly order: string; readonly entry: string; readonly mark: string };

/** Somebody who did everything of which the house keeps something; `mark` stands in each of their words. */
async function aLife(mark: string, { goods, planned, live, room }: Ground): Promise<Left> {
  const reader = await aReader(host).called(`读者${mark}`).signedIn();
  const ask = async (method: 'POST' | 'PUT', path: string, body: object) =>
    done(await call(host, reader, method, path, body));
  const where = { region: '321002', name: `收件人${mark}`, phone: '13800001111', detail: `${mark}街 1 号` };
  await ask('POST', '/api/shop/addresses', where);
  const order = await ordered(reader, goods);
  await ask('PUT', `/api/shop/orders/${order}/address`, where);
  await ask('POST', '/api/shop/payments', { kind: 'order', subject: order, provider: 'sandbox' });
  await ask('PUT', `/api/live/sessions/${planned}/reservation`, {});
  await ask('POST', `/api/live/sessions/${live}/questions`, {
    ...{ press: randomUUID(), question: `${mark}问竹篮怎么保养`, product: null },
  });
  const viewer = await aRoomViewer(host.url, `live:${room}`, reader.token);
  await viewer.say(`${mark}来了`);
  viewer.leave();
  // Whoever comes is written down with those who come beside them, a moment later.
  await until(
    () => db('live_viewer').where({ room, reader: reader.user.id }).select<{ reader: string }[]>('reader'),
    (come) => come.length > 0,
  );
  const entry = await won(reader, live, room);
  await ask('PUT', `/api/live/lotteries/${entry.lottery}/my-prize`, { contact: `${mark}领奖地址` });
  await ask('PUT', '/api/vetting/supply/part', {
    ...{ station: 'yunze', part: 'contact', revision: 1, fields: { person: `联系人${mark}`, phone: '13900001234' } },
  });
  const tip = { station: 'yunze', text: `${mark}说村口的桥又淹了，车过不去`, contact: `${mark}的电话` };
  await ask('POST', '/api/leads/tips', tip);
  return { reader, order, entry: entry.id, mark };
}

/** Ordered once the host has heard that the gate is open. */
async function ordered(reader: PhoneReader, { offer, price }: OnSale): Promise<string> {
  const wish = { lines: [{ offer, price, quantity: 1 }] };
  const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const place = async (): Promise<{ readonly id?: string; readonly error?: unknown }> => {
    const sent = { method: 'POST', body: JSON.stringify(wish) };
    const answer = await fetch(`${host.url}/api/shop/orders`, {
      ...sent,
      headers: { ...headers, authorization: `Bearer ${reader.token}` },
    });
    return (await answer.json()) as { id?: string };
  };
  const { id, error } = await until(place, (told) => told.id !== undefined);
  if (id === undefined) throw new Error(JSON.stringify(error));
  return id;
}

/** An entry that won what was drawn, as the routes of lotteries leave it. */
async function won(reader: PhoneReader, session: string, room: string): Promise<{ id: string; lottery: string }> {
  const [lottery, id] = [systemIds.next(), systemIds.next()];
  const at = (hours: number) => db.raw(`clock_timestamp() + make_interval(hours => ?)`, [hours]);
  // Something that the host has sealed: another host of this database looks under which key each seed lies.
  const [seed] = await db('shop_order_address').where({ buyer: reader.user.id }).pluck<string[]>('sealed');
  const page = { title: '开播抽奖', rule: '每人一次', saltSource: '开奖号码' };
  await db('live_lottery').insert({
    ...{ id: lottery, station: 'yunze', session, room, state: 'announced', made_by: controller.person.id },
    ...{ opens_at: at(-3), closes_at: at(-2), salt_at: at(-1), salt: '738' },
    ...{ rules_hash: 'a'.repeat(64), seed, seed_hash: 'b'.repeat(64), entries_hash: 'c'.repeat(64) },
    page: JSON.stringify({ ...page, prizes: [{ name: '竹篮一只', value: 3_990, count: 1 }] }),
  });
  await db('live_lottery_entry').insert({ id, lottery, reader: reader.user.id, name: '读*' });
  const drawn = { lottery, seed: 'd'.repeat(64), salt: '738', entries: 1, by_person: controller.person.id };
  await db('live_lottery_draw').insert(drawn);
  const winner = { id: systemIds.next(), lottery, entry: id, prize: 0, rank: 1, state: 'passed' };
  await db('live_lottery_winner').insert({ ...winner, judged_by: controller.person.id });
  return { id, lottery };
}

it('hands a reader over HTTP all that any part of the house holds on them, and nothing of anybody else', async () => {
  const shared = await someGround();
  const own = await aLife('甲', shared);
  const other = await aLife('乙', shared);
  const { status, body } = await call(host, own.reader, 'GET', '/api/account/me/export');
  expect([status, body.error]).toEqual([200, undefined]);
  expect(body).toMatchObject({
    readerId: own.reader.user.id,
    account: { reader: { name: '读者甲', phone: own.reader.phone } },
    orders: {
      orders: [{ id: own.order, lines: [{ offer: shared.goods.offer, price: shared.goods.price }] }],
      addresses: [{ order: own.order, name: '收件人甲', detail: '甲街 1 号' }],
      addressBook: [{ name: '收件人甲', detail: '甲街 1 号' }],
      coupons: [],
    },
    payments: [{ state: expect.any(String), amount: shared.goods.price }],
    'live-rooms': { messages: [{ text: '甲来了' }], visits: [{ room: shared.room }] },
    'live-questions': [{ question: '甲问竹篮怎么保养' }],
    'live-games': {
      entries: [{ prize: '竹篮一只', contact: '甲领奖地址' }],
      reservations: [{ session: shared.planned }],
    },
    'vetting.suppliers': [{ station: 'yunze', state: 'draft', contact: { person: '联系人甲' } }],
    leads: [expect.objectContaining({ text: '甲说村口的桥又淹了，车过不去' })],
  });
  const all = JSON.stringify(body);
  const foreign = [other.mark, other.order, other.entry, other.reader.user.id, other.reader.phone];
  expect(foreign.filter((one) => all.includes(one))).toEqual([]);
  // Nothing stays sealed for whom it belongs to, and nothing leaves that opens a door.
  expect(all).not.toMatch(/scrypt|_sealed|_index|"k1:/);
  expect((await call(host, undefined, 'GET', '/api/account/me/export')).status).toBe(401);
});

it('answers somebody who only just came with every part, all of them empty', async () => {
  const reader = await aReader(host).signedIn();
  const { status, body } = await call(host, reader, 'GET', '/api/account/me/export');
  expect(status).toBe(200);
  const { account: _account, readerId: _id, madeAt: _at, ...parts } = body as Record<string, unknown>;
  const hold = (part: unknown): boolean =>
    Array.isArray(part) ? part.length > 0 : typeof part === 'object' && Object.values(part ?? {}).some(hold);
  expect(Object.entries(parts).filter(([, part]) => hold(part))).toEqual([]);
  expect(Object.keys(parts)).toEqual(
    expect.arrayContaining([
      'orders',
      'payments',
      'after-sales',
      'live-rooms',
      'live-games',
      'live-questions',
      'leads',
    ]),
  );
});
