import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unwrap } from '@hearth/cms/kernel';
import { codeOf } from '../../../../tests/host/outcome';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import type { EvidencePack } from '../../contract';
import { deskAddress, putAddress } from '../orders/address-order';
import { moveOwnOrder } from '../orders/move-own-order';
import type { Shop } from '../shop-wiring';
import { aBuyer, aKey, aShop, keeper, onSale, wanting } from '../testing/a-shop';
import { exportEvidence } from './export-evidence';
import { holdOrder, liftHold, seeHolds } from './hold-order';
import { purgeAddresses } from './purge-addresses';

const VERIFIER = join(__dirname, '../../../../cms/bin/evidence-verify.mjs');
const ADDRESS = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 1 号' };

let db: TestDatabase;
let shop: Shop;

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database);
});
afterAll(() => db.drop());

const officer = { ...keeper, name: '合规', roles: ['compliance-officer'] };
const stranger = { ...keeper, station: 'linhai', stations: ['linhai'] };
/** An order with an address, cancelled so many years ago. */
async function anOldOrder(years: number) {
  const buyer = aBuyer();
  const goods = await onSale(shop, { units: 9 });
  const order = unwrap(await shop.desk.place(buyer, aKey(), wanting(goods)));
  unwrap(await putAddress(shop.addressing, buyer, { id: order.id, address: ADDRESS }));
  unwrap(await moveOwnOrder(shop.orders, buyer, { id: order.id, event: 'cancel' }));
  const long = `UPDATE shop_order SET moved_at = now() - make_interval(years => ?) - interval '1 day' WHERE id = ?`;
  await db.knex.raw(long, [years, order.id]);
  return { buyer, order };
}

/** What the checker for strangers says of a pack. */
function checked(pack: unknown): { code: number; said: string } {
  const file = join(mkdtempSync(join(tmpdir(), 'evidence-')), 'pack.json');
  writeFileSync(file, JSON.stringify(pack));
  try {
    return { code: 0, said: execFileSync(process.execPath, [VERIFIER, file], { encoding: 'utf8' }) };
  } catch (error) {
    // What execFileSync throws when a program ends badly.
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, said: stdout };
  }
}

it('takes out a pack that a stranger can check, and that nobody can change', async () => {
  const { order } = await anOldOrder(0);
  const pack = unwrap(await exportEvidence(shop.proving, keeper, order.id));
  expect(pack.parts.map(({ name }) => name)).toEqual([
    ...['promise', 'order', 'lines', 'payments', 'refunds', 'deposits', 'lots', 'parcels', 'parcel-events'],
    ...['after-sales', 'after-sale-photos', 'holds', 'ledger'],
  ]);
  expect(checked(pack)).toMatchObject({ code: 0, said: expect.stringContaining(order.id) });
  const entry = await db.knex('ledger_entry').where({ subject: order.id, action: 'order.evidence-taken' }).first();
  expect(entry.version).toBe(pack.root);
  const changes: readonly ((one: EvidencePack) => unknown)[] = [
    (one) => ({ ...one, parts: one.parts.map((part) => ({ ...part, body: part.body.replace('3990', '399') })) }),
    (one) => ({ ...one, parts: one.parts.slice(1) }),
    (one) => ({ ...one, order: randomUUID() }),
    (one) => ({ ...one, madeAt: '2020-01-01T00:00:00.000Z' }),
    (one) => ({ ...one, signature: Buffer.alloc(64).toString('base64') }),
  ];
  for (const change of changes) expect(checked(change(pack)).code).toBe(1);
});

it('holds nothing in a pack that names a person', async () => {
  const { order, buyer } = await anOldOrder(0);
  const pack = JSON.stringify(unwrap(await exportEvidence(shop.proving, keeper, order.id)).parts.slice(1));
  expect(pack).not.toMatch(new RegExp(`王敏|13800001111|沿江街`));
  expect(pack).toContain(order.id);
  expect(codeOf(await exportEvidence(shop.proving, stranger, order.id))).toBe('SHOP.ORDER_NOT_FOUND');
  expect(buyer.id).not.toBe(order.id);
});

it('holds an order once, and lets go of it with a reason', async () => {
  const { order } = await anOldOrder(0);
  const wish = { id: order.id, reason: '消费者投诉' };
  expect(codeOf(await holdOrder(shop.proving, stranger, wish))).toBe('SHOP.ORDER_NOT_FOUND');
  expect(codeOf(await liftHold(shop.proving, officer, wish))).toBe('SHOP.ORDER_NOT_HELD');
  const twice = await Promise.all([1, 2].map(() => holdOrder(shop.proving, officer, wish)));
  expect(twice.map(codeOf).sort()).toEqual(['SHOP.ORDER_HELD', 'ok']);
  const lifted = unwrap(await liftHold(shop.proving, officer, { ...wish, reason: '已和解' }));
  expect(lifted.holds).toEqual([expect.objectContaining({ lifted: expect.objectContaining({ reason: '已和解' }) })]);
  const seen = unwrap(await seeHolds(shop.proving, officer, order.id));
  expect(new Date(seen.keptUntil ?? 0).getTime()).toBeGreaterThan(Date.now() + 2 * 365 * 86_400_000);
});

it('forgets where goods went three years after, and not while somebody holds the order', async () => {
  const [young, old, held] = [await anOldOrder(2), await anOldOrder(3), await anOldOrder(4)];
  unwrap(await holdOrder(shop.proving, officer, { id: held.order.id, reason: '法院调证' }));
  expect(await purgeAddresses(shop.proving)).toBe(1);
  const left = async (one: typeof old) => codeOf(await deskAddress(shop.addressing, keeper, one.order.id));
  expect([await left(young), await left(old), await left(held)]).toEqual(['ok', 'SHOP.ADDRESS_MISSING', 'ok']);
  unwrap(await liftHold(shop.proving, officer, { id: held.order.id, reason: '结案' }));
  expect(await purgeAddresses(shop.proving)).toBe(1);
  const kept = await db.knex('shop_order').where({ id: old.order.id }).first();
  expect(Number(kept.amount)).toBe(3_990);
});

it('shows nobody where the goods of somebody went who is gone, once their order is over', async () => {
  const { buyer, order } = await anOldOrder(0);
  const goods = await onSale(shop, { units: 9 });
  const open = unwrap(await shop.desk.place(buyer, aKey(), wanting(goods)));
  unwrap(await putAddress(shop.addressing, buyer, { id: open.id, address: ADDRESS }));
  await db.database.transaction((tx) => shop.addressing.addresses.restrict(tx, buyer.id));
  expect(codeOf(await deskAddress(shop.addressing, keeper, order.id))).toBe('SHOP.ADDRESS_MISSING');
  // What is on its way still has to arrive.
  expect(codeOf(await deskAddress(shop.addressing, keeper, open.id))).toBe('ok');
});
