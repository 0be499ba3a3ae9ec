import { aGateDesk, type GateDesk } from './testing/a-gate-desk';
import { aLot, someGoods, settled } from './testing/some-goods';
import type { Follow } from './gate-deps';
import { gateStore } from './gate-store';
import { createGate } from './gate-port';
import { hindrances } from './settle-gate';
import { verdictAt } from './verdict.rules';

let desk: GateDesk;
const followed: { product: string; codes: readonly string[] }[] = [];
beforeAll(async () => {
  desk = await aGateDesk();
  // The desk's own list.
  const followers = desk.deps.followers as Follow[];
  const gate = createGate({
    memory: {
      verdictOf: () => {
        throw new Error('not asked');
      },
    },
    gate: gateStore,
    followers,
  });
  gate.onSuspended((_tx, { product, reasons }) => {
    followed.push({ product, codes: reasons.map(({ code }) => code) });
    return Promise.resolve();
  });
}, 60_000);
afterAll(() => desk.drop());

const rowOf = (product: string) => gateStore.one(desk.deps.database, product);
const codes = async (product: string) => (await rowOf(product))?.reasons.map(({ code }) => code);
const stateOf = async (product: string): Promise<unknown> =>
  (await desk.db.knex('vetting_product').where({ id: product }).first('state', 'version', 'state_reason')) as unknown;
const change = (table: string, where: object, patch: object) => desk.db.knex(table).where(where).update(patch);
const events = async (product: string) =>
  desk.db.knex('outbox_event').where({ key: product }).orderBy('seq').pluck('name');

it('opens for what has everything, until its first paper ends', async () => {
  const { product } = await someGoods(desk, { originDays: 3 });
  const row = await rowOf(product);
  expect(row).toMatchObject({ station: 'yunze', version: 1, reasons: [] });
  const { rows } = await desk.db.knex.raw<{ rows: { end: Date }[] }>(
    `SELECT ((now() AT TIME ZONE 'Asia/Shanghai')::date + 4)::timestamp AT TIME ZONE 'Asia/Shanghai' AS end`,
  );
  expect(row && verdictAt(row, new Date()).until).toEqual(rows[0]?.end);
});

it('writes nothing when nothing changed', async () => {
  const { product } = await someGoods(desk);
  await settled(desk, product, product);
  expect((await rowOf(product))?.version).toBe(1);
});

it('suspends in the transaction that bars the supplier, with an entry, an event, a notice and those who follow', async () => {
  const { product, supplier } = await someGoods(desk);
  const other = await someGoods(desk, { supplier });
  await change('vetting_supplier', { id: supplier }, { state: 'barred' });
  await settled(desk, product, other.product);
  expect(await codes(product)).toEqual(['suspended', 'supplier-barred']);
  expect(await stateOf(product)).toEqual({ state: 'suspended', version: 2, state_reason: '供应商已列入黑名单' });
  expect((await desk.ledger.of('yunze', product)).map(({ action, facts }) => [action, facts])).toEqual([
    ['product.suspend', expect.objectContaining({ reasons: ['supplier-barred'], reason: '供应商已列入黑名单' })],
  ]);
  expect(followed.filter((one) => one.product === product)).toEqual([
    { product, codes: ['suspended', 'supplier-barred'] },
  ]);
  expect(followed.map((one) => one.product)).toContain(other.product);
  expect(desk.told.find(({ subject }) => subject === `${product}/1`)).toMatchObject({
    to: { role: 'vetting-officer' },
    facts: { title: '云泽小米', zh: '供应商已列入黑名单' },
  });
});

it('stops selling when no lot is left, and suspends nothing for it', async () => {
  const { product, lot } = await someGoods(desk);
  await change('vetting_lot', { id: lot }, { state: 'closed' });
  await settled(desk, product);
  expect(await rowOf(product)).toMatchObject({ reasons: [{ code: 'no-lot' }], version: 2 });
  expect(await stateOf(product)).toMatchObject({ state: 'approved', version: 1 });
  expect(followed.map((one) => one.product)).not.toContain(product);
  await aLot(desk, { product, station: 'yunze' });
  await settled(desk, product);
  expect(await codes(product)).toEqual([]);
  expect(await events(product)).toEqual(Array.from({ length: 3 }, () => 'vetting.gate-moved'));
});

it('forgets neither of two changes at the same moment', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { product, lot, supplier } = await someGoods(desk);
    await Promise.all([
      desk.deps.database.transaction(async (tx) => {
        await tx('vetting_lot').where({ id: lot }).update({ state: 'held' });
        await desk.deps.settled(tx, [product]);
      }),
      desk.deps.database.transaction(async (tx) => {
        await tx('vetting_supplier').where({ id: supplier }).update({ state: 'lapsed' });
        await desk.deps.settled(tx, [product]);
      }),
    ]);
    expect(await codes(product)).toEqual(['suspended', 'supplier-lapsed', 'lot-held']);
  }
});

it('undoes all of it when one of those who follow fails', async () => {
  const { product, supplier } = await someGoods(desk);
  const failing: Follow = () => Promise.reject(new Error('the shop is closed'));
  const bar = desk.deps.database.transaction(async (tx) => {
    await tx('vetting_supplier').where({ id: supplier }).update({ state: 'barred' });
    // The desk's own list, as above.
    (desk.deps.followers as Follow[]).push(failing);
    await desk.deps.settled(tx, [product]);
  });
  await expect(bar).rejects.toThrow('the shop is closed');
  (desk.deps.followers as Follow[]).pop();
  expect(await codes(product)).toEqual([]);
  expect(await stateOf(product)).toMatchObject({ state: 'approved', version: 1 });
});

it('says beforehand what would suspend a product at once', async () => {
  const { product, supplier } = await someGoods(desk, { state: 'price-review' });
  const ask = () => desk.deps.database.transaction((tx) => hindrances(desk.deps, tx, product));
  expect(await codes(product)).toEqual(['in-review']);
  expect(await ask()).toEqual([]);
  await change('vetting_paper', { supplier }, { valid_to: '2020-01-01', valid_from: '2019-01-01' });
  expect(await ask()).toMatchObject([{ code: 'paper-expired', kind: 'business-licence' }]);
});
