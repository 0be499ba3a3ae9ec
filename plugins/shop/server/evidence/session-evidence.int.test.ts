import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { err, unwrap } from '@hearth/cms/kernel';
import { sessionPackSchema, type SessionPack } from '../../contract';
import { aLiveHouse, officer, stranger, type LiveHouse } from '../duties/testing/a-live';
import { deskAddress, putAddress } from '../orders/address-order';
import { createSessionParts } from '../sessions/session-parts';
import { keeper } from '../testing/a-shop';
import { exportSession } from './export-session';
import { seeHolds } from './hold-order';
import { holdSession, liftSessionHold } from './hold-session';
import { purgeAddresses } from './purge-addresses';

const VERIFIER = join(__dirname, '../../../../cms/bin/evidence-verify.mjs');
const ADDRESS = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 1 号' };

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.till.desk.drop());

/** A pack as somebody receives it. */
async function taken(id: string, deps = house.deps): Promise<{ text: string; parts: number }> {
  const { pieces, parts } = unwrap(await exportSession(deps, keeper, id));
  let text = '';
  for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) text += piece;
  await pieces.close();
  return { text, parts };
}

/** What the checker for strangers says of a file. */
function checked(text: string): { code: number; said: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'live-')), 'pack.json');
  writeFileSync(file, text);
  try {
    return { code: 0, said: execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' }) };
  } catch (error) {
    // What execFileSync throws when a program ends badly.
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}

const packOf = (text: string): SessionPack => sessionPackSchema.parse(JSON.parse(text));
const contentOf = <T>(pack: SessionPack, name: string): T =>
  // What the tests ask for by name is what the pack has under it.
  JSON.parse(pack.parts.find((part) => part.name === name)?.body ?? 'null') as T;

it('holds what others keep of the live, under the same signature', async () => {
  const id = await house.live();
  const others = createSessionParts();
  others.add(({ session }) => Promise.resolve([{ name: 'live-pins', content: [{ session }] }]));
  const { text, parts } = await taken(id, { ...house.deps, others });
  const pack = packOf(text);
  expect(contentOf(pack, 'live-pins')).toEqual([{ session: id }]);
  expect(parts).toBe(pack.parts.length);
  expect(checked(text).code).toBe(0);
  expect(checked(text.replace('[{\\"session\\"', '[{\\"sessiom\\"')).code).not.toBe(0);
});

it('takes out a pack of a live that a stranger can check, and that nobody can change', async () => {
  const id = await house.live(['selling', 'welfare']);
  const goods = await house.goods(id);
  const order = await house.sold(goods);
  await house.check(id);
  unwrap(await house.confirm(id, 'patrol'));
  const { text, parts } = await taken(id);
  const pack = packOf(text);
  expect(pack.parts.map(({ name }) => name)).toEqual([
    ...['session', 'rules', 'duties', 'goods', 'pages', 'terms', 'donations', 'donation-postings', 'welfare', 'holds'],
    ...['ledger', 'orders-1', 'sums'],
  ]);
  expect(parts).toBe(pack.parts.length);
  expect(contentOf<unknown[]>(pack, 'orders-1')).toMatchObject([{ order: order.id, amount: 3_990 }]);
  expect(contentOf(pack, 'sums')).toMatchObject({ orders: 1, amount: 3_990, refunded: 0 });
  expect(contentOf(pack, 'goods')).toMatchObject([{ offer: goods.offer, cleared: true, seller: '青禾村果业合作社' }]);
  expect(checked(text)).toMatchObject({ code: 0, said: expect.stringContaining(id) });
  const entry = await house.till.knex('ledger_entry').where({ subject: id, action: 'session.evidence-taken' }).first();
  expect(entry.version).toBe(pack.root);
  const changes: readonly ((one: SessionPack) => unknown)[] = [
    (one) => ({ ...one, parts: one.parts.map((part) => ({ ...part, body: part.body.replace('3990', '3991') })) }),
    (one) => ({ ...one, parts: one.parts.slice(1) }),
    (one) => ({ ...one, parts: [...one.parts].reverse() }),
    (one) => ({ ...one, session: randomUUID() }),
    (one) => ({ ...one, station: 'linhai' }),
    (one) => ({ ...one, format: 'hearth.order-evidence/1' }),
    (one) => ({ ...one, signature: Buffer.alloc(64).toString('base64') }),
  ];
  for (const change of changes) expect(checked(JSON.stringify(change(pack))).code).toBe(1);
});

it('is refused with any one byte of it changed', async () => {
  const id = await house.live();
  await house.sold(await house.goods(id));
  const { text } = await taken(id);
  const digits = [...text.matchAll(/(?<=\\":)\d/g)].map(({ index }) => index);
  expect(digits.length).toBeGreaterThan(10);
  for (const at of [digits[0]!, digits[Math.floor(digits.length / 2)]!, digits.at(-1)!]) {
    const other = text[at] === '1' ? '2' : '1';
    expect(checked(`${text.slice(0, at)}${other}${text.slice(at + 1)}`).code).toBe(1);
  }
  // A file that was cut off is none.
  expect(checked(text.slice(0, -40)).code).toBe(1);
}, 30_000);

it('names nobody who bought', async () => {
  const id = await house.live();
  const order = await house.sold(await house.goods(id));
  unwrap(await putAddress(house.till.shop.addressing, house.till.desk.buyer, { id: order.id, address: ADDRESS }));
  const { text } = await taken(id);
  expect(text).not.toMatch(new RegExp(`王敏|13800001111|沿江街 1 号|${house.till.desk.buyer.id}`));
});

it('is of one’s own station, and of a live that is there', async () => {
  const id = await house.live();
  expect(await exportSession(house.deps, stranger, id)).toEqual(err('DUTIES.SESSION_NOT_FOUND'));
  expect(await exportSession(house.deps, keeper, randomUUID())).toEqual(err('DUTIES.SESSION_NOT_FOUND'));
  const { text } = await taken(id);
  expect([checked(text).code, contentOf(packOf(text), 'welfare')]).toEqual([0, null]);
});

it('flows in parts of some hundreds of orders, and comes to the same sums', async () => {
  const id = await house.live();
  const order = await house.sold(await house.goods(id));
  const { knex } = house.till;
  // Orders that are gone leave their books: they are named all the same.
  await knex.raw(
    `INSERT INTO shop_waterfall (order_id, station, session, mode, goods_kind, payment, paid, fee, token, paid_at)
     SELECT gen_random_uuid(), 'yunze', ?, 'station', 'fresh', 'p', 1, 0, md5(n::text || ?) || 'x', now() FROM generate_series(1, 1200) n`,
    [id, id],
  );
  const { text } = await taken(id);
  const pack = packOf(text);
  const named = pack.parts.filter(({ name }) => name.startsWith('orders-'));
  expect(named.map(({ body }) => (JSON.parse(body) as unknown[]).length)).toEqual([500, 500, 201]);
  expect(contentOf(pack, 'sums')).toMatchObject({ orders: 1_201, amount: order.amount });
  expect(checked(text).code).toBe(0);
});

it('holds the orders of a live with it, and a purge leaves the sums', async () => {
  const { deps, till } = house;
  const id = await house.live();
  const order = await house.sold(await house.goods(id));
  unwrap(await putAddress(till.shop.addressing, till.desk.buyer, { id: order.id, address: ADDRESS }));
  const long = { state: 'closed', moved_at: till.knex.raw(`now() - interval '4 years'`) };
  await till.knex('shop_order').where({ id: order.id }).update(long);
  const sums = contentOf(packOf((await taken(id)).text), 'sums');
  const wish = { id, reason: '市场监管部门调取' };
  expect(await holdSession(deps, { ...officer, ...stranger }, wish)).toEqual(err('DUTIES.SESSION_NOT_FOUND'));
  expect(await liftSessionHold(deps, officer, wish)).toEqual(err('DUTIES.SESSION_NOT_HELD'));
  const twice = await Promise.all([1, 2].map(() => holdSession(deps, officer, wish)));
  expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(unwrap(await seeHolds(till.shop.proving, officer, order.id)).holds).toMatchObject([{ reason: wish.reason }]);
  // Whoever keeps something else of the live is told that it is held.
  expect(await deps.sessionHolds.held(till.knex)).toContain(id);
  await purgeAddresses(till.shop.proving);
  const address = async () => (await deskAddress(till.shop.addressing, keeper, order.id)).ok;
  expect(await address()).toBe(true);
  expect(unwrap(await liftSessionHold(deps, officer, { id, reason: '结案' })).holds).toMatchObject([
    { lifted: { reason: '结案' } },
  ]);
  expect(await deps.sessionHolds.held(till.knex)).not.toContain(id);
  expect(await purgeAddresses(till.shop.proving)).toBe(1);
  expect(await address()).toBe(false);
  const { text } = await taken(id);
  expect(contentOf(packOf(text), 'sums')).toEqual(sums);
  expect(checked(text).code).toBe(0);
});
