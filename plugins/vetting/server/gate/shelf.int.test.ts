import type { StaffActor } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import { clearProduct } from './clear-product';
import { endingStore } from './ending-store';
import { recallLot } from './recall-lot';
import { settleGate } from './settle-gate';
import { settleDue } from './settle-due';
import { tellEndings } from './tell-endings';
import { aGateDesk, type GateDesk } from './testing/a-gate-desk';
import { aLot, aPaper, aSupplier, someGoods, settled, type Goods } from './testing/some-goods';
import { turnShelf } from './turn-shelf';
import { viewGate } from './view-gate';

let desk: GateDesk;
beforeAll(async () => {
  desk = await aGateDesk();
}, 60_000);
afterAll(() => desk.drop());

const view = async (id: string, actor: StaffActor = desk.officer) => unwrap(await viewGate(desk.deps, actor, id));
const suspend = async (goods: Goods) => {
  const { version } = await view(goods.product);
  const asked = { id: goods.product, event: 'suspend', version, reason: '消费者投诉' } as const;
  return unwrap(await turnShelf(desk.deps, desk.officer, asked));
};
const clear = (actor: StaffActor, id: string, version: number) =>
  clearProduct(desk.deps, actor, { id, version, why: '复查合格' });
const entries = async (id: string) => (await desk.ledger.of('yunze', id)).map(({ action }) => action);
const events = async (name: string, key: string) =>
  desk.db.knex('outbox_event').where({ name, key }).orderBy('seq').pluck('payload');
const codes = ({ reasons }: Awaited<ReturnType<typeof view>>) => reasons.map(({ code }) => code);

it('is taken off the shelf by a person, and put back by two others words', async () => {
  const goods = await someGoods(desk);
  const { product: id } = goods;
  const off = await suspend(goods);
  expect(off).toMatchObject({ state: 'suspended', showable: false, sellable: false, clearing: null });
  expect(off.reasons).toMatchObject([{ code: 'suspended', words: { 'zh-Hans': '已暂停，需两人复核后恢复' } }]);
  expect(off.allowedEvents).toEqual(['clear', 'recall']);

  const first = unwrap(await clear(desk.officer, id, off.version));
  expect(first).toMatchObject({ showable: false, clearing: { by: '王审', why: '复查合格' } });
  expect(desk.told.at(-1)).toMatchObject({ to: { role: 'vetting-officer', except: [desk.officer.id] } });
  expect(await clear(desk.officer, id, off.version)).toMatchObject({ error: { code: 'GATE.SAME_PERSON' } });

  const second = unwrap(await clear(desk.second, id, off.version));
  expect(second).toMatchObject({ state: 'approved', showable: true, sellable: true, clearing: null });
  expect(await entries(id)).toEqual(['product.suspend', 'product.clearing-asked', 'product.clear']);
});

it('asks for two words anew after another suspension', async () => {
  const goods = await someGoods(desk);
  const { version } = await suspend(goods);
  await clear(desk.officer, goods.product, version);
  const back = unwrap(await clear(desk.second, goods.product, version));
  expect(back.state).toBe('approved');
  const again = await suspend(goods);
  expect(unwrap(await clear(desk.second, goods.product, again.version))).toMatchObject({ state: 'suspended' });
});

it('counts one of two people who both come first, and puts back once of two who both come second', async () => {
  const goods = await someGoods(desk);
  const { product: id } = goods;
  const { version } = await suspend(goods);
  await Promise.all([clear(desk.officer, id, version), clear(desk.officer, id, version)]);
  expect(await view(id)).toMatchObject({ state: 'suspended', clearing: { by: '王审' } });
  const third = { ...desk.second, id: desk.neighbour.id };
  const both = await Promise.all([clear(desk.second, id, version), clear(third, id, version)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect((await entries(id)).filter((action) => action === 'product.clear')).toHaveLength(1);
});

it('is not put back while something else stands in the way', async () => {
  const goods = await someGoods(desk);
  await desk.db.knex('vetting_supplier').where({ id: goods.supplier }).update({ state: 'barred' });
  await settled(desk, goods.product);
  const { version } = await view(goods.product);
  expect(await clear(desk.officer, goods.product, version)).toEqual({
    ok: false,
    error: { code: 'GATE.HINDERED', details: { reasons: ['supplier-barred'] } },
  });
});

it('refuses what is over, what changed meanwhile, and what is another station’s', async () => {
  const goods = await someGoods(desk);
  const { product: id } = goods;
  expect(await clear(desk.officer, id, 1)).toMatchObject({ error: { code: 'GOODS.NOT_NOW' } });
  const off = { id, event: 'suspend', version: 7, reason: '抽检' } as const;
  expect(await turnShelf(desk.deps, desk.officer, off)).toMatchObject({ error: { code: 'HEARTH.CHANGED_MEANWHILE' } });
  for (const refused of [
    await viewGate(desk.deps, desk.neighbour, id),
    await turnShelf(desk.deps, desk.neighbour, { ...off, version: 1 }),
    await clear(desk.neighbour, id, 1),
  ])
    expect(refused).toMatchObject({ error: { code: 'GOODS.NOT_FOUND' } });
  const recall = { id: goods.lot, version: 1, reason: '抽检' };
  expect(await recallLot(desk.deps, desk.neighbour, recall)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  await turnShelf(desk.deps, desk.officer, { ...off, version: 1 });
  expect(await turnShelf(desk.deps, desk.officer, { ...off, version: 2 })).toMatchObject({
    error: { code: 'GOODS.NOT_NOW' },
  });
});

describe('a recall', () => {
  it('of one lot leaves the others on sale; of the last it suspends the product', async () => {
    const goods = await someGoods(desk);
    const other = await aLot(desk, { product: goods.product, station: 'yunze' });
    const one = unwrap(await recallLot(desk.deps, desk.officer, { id: goods.lot, version: 1, reason: '农残超标' }));
    expect(one.gate).toMatchObject({ state: 'approved', sellable: true });
    expect(await events('vetting.lot-recalled', goods.product)).toMatchObject([
      { lotId: goods.lot, reason: '农残超标' },
    ]);

    const last = unwrap(await recallLot(desk.deps, desk.officer, { id: other, version: 1, reason: '农残超标' }));
    expect(last.gate).toMatchObject({ state: 'suspended', showable: false });
    expect(codes(last.gate)).toEqual(['suspended', 'lot-recalled', 'lot-recalled']);
    expect(await entries(other)).toEqual(['lot.recall']);
    expect(desk.told.filter(({ subject }) => subject === other).map(({ to }) => to)).toMatchObject([
      { role: 'shop-keeper' },
      { role: 'vetting-officer' },
    ]);
  });

  it('is done once of two at the same moment', async () => {
    const { lot, product } = await someGoods(desk);
    const recall = () => recallLot(desk.deps, desk.officer, { id: lot, version: 1, reason: '农残超标' });
    expect((await Promise.all([recall(), recall()])).map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(await events('vetting.lot-recalled', product)).toHaveLength(1);
  });

  it('of a product takes all its lots along, for good', async () => {
    const goods = await someGoods(desk);
    await aLot(desk, { product: goods.product, station: 'yunze' });
    const asked = { id: goods.product, event: 'recall', version: 1, reason: '市监局通报' } as const;
    expect(unwrap(await turnShelf(desk.deps, desk.officer, asked))).toMatchObject({
      ...{ state: 'recalled', showable: false, allowedEvents: [] },
    });
    expect(await events('vetting.lot-recalled', goods.product)).toHaveLength(2);
  });
});

describe('what time does', () => {
  const log = { error: () => undefined };
  const due = () => settleDue({ ...desk.deps, settle: desk.deps.settled, log });
  /** The papers of a product end yesterday, and nobody was told. */
  const ended = async (product: string) => {
    await desk.db
      .knex('vetting_paper')
      .where({ product, kind: 'origin' })
      .update({ valid_to: '2026-01-01', valid_from: '2025-01-01' });
    await desk.db
      .knex('vetting_gate')
      .where({ product })
      .update({ due_at: desk.db.knex.raw('now()') });
  };

  it('suspends what has ended, one after the other, whatever becomes of the next', async () => {
    const [one, other] = [await someGoods(desk), await someGoods(desk)];
    await ended(one.product);
    await ended(other.product);
    const fails = (_tx: unknown, { product }: { readonly product: string }) =>
      product === one.product ? Promise.reject(new Error('the shop is closed')) : Promise.resolve();
    const settle = desk.deps.settled;
    const followers = [fails];
    expect(
      await settleDue({ ...desk.deps, log, settle: (tx, ids) => settleGate({ ...desk.deps, followers }, tx, ids) }),
    ).toBe(2);
    expect((await view(one.product)).state).toBe('approved');
    expect(await view(other.product)).toMatchObject({ state: 'suspended', showable: false });
    expect(await due()).toBe(1);
    expect(codes(await view(one.product))).toEqual(['suspended', 'paper-expired']);
    expect(await settleDue({ ...desk.deps, log, settle })).toBe(0);
  });

  it('finds goods that came without a verdict', async () => {
    const goods = await someGoods(desk);
    await desk.db.knex('vetting_gate').where({ product: goods.product }).delete();
    expect(codes(await view(goods.product))).toEqual(['unknown']);
    expect(await due()).toBe(1);
    expect((await view(goods.product)).sellable).toBe(true);
  });

  describe('before it', () => {
    const deps = () => ({
      ...desk.deps,
      endings: endingStore,
      kindName: () => ({ 'zh-Hans': '产地证明', en: 'Origin' }),
    });
    const toldOf = (paper: string) =>
      desk.told.filter(({ subject }) => subject.startsWith(paper)).map(({ subject }) => subject.slice(37));

    it('tells thirty, seven and one day before and on the last day, each once', async () => {
      await tellEndings(deps());
      const { product } = await someGoods(desk, { originDays: 31 });
      const paper = await desk.db.knex('vetting_paper').where({ product, kind: 'origin' }).first('id');
      const { id } = paper as { id: string };
      const daysBefore = async (days: number) => {
        await desk.db.knex.raw(
          `UPDATE vetting_paper SET valid_to = (now() AT TIME ZONE 'Asia/Shanghai')::date + ${days} WHERE id = ?`,
          [id],
        );
        await Promise.all([tellEndings(deps()), tellEndings(deps())]);
      };
      for (let days = 31; days >= 0; days -= 1) await daysBefore(days);
      expect(toldOf(id)).toEqual(['30', '7', '1', '0']);
      await daysBefore(-1);
      expect(toldOf(id)).toHaveLength(4);
    });

    it('tells the nearest alone of what was filed late, and nothing where a successor goes on', async () => {
      const { product } = await someGoods(desk, { originDays: 5 });
      const kept = { station: 'yunze', product, kind: 'origin' };
      const late = await desk.db.knex('vetting_paper').where({ product, kind: 'origin' }).first('id');
      const { id } = late as { id: string };
      await tellEndings(deps());
      expect(toldOf(id)).toEqual(['7']);
      await aPaper(desk, { ...kept, days: 90 });
      await desk.db
        .knex('vetting_paper')
        .where({ id })
        .update({ valid_to: desk.db.knex.raw("(now() AT TIME ZONE 'Asia/Shanghai')::date") });
      await tellEndings(deps());
      expect(toldOf(id)).toEqual(['7']);
    });

    it('lists what ends soon, at the station and below it', async () => {
      const supplier = await aSupplier(desk, 'qinghe');
      const { product } = await someGoods(desk, { station: 'qinghe', supplier, originDays: 3 });
      const list = (stations: readonly string[], days = 30) =>
        endingStore.list(desk.deps.database, { stations, days, page: 1 });
      const { endings, total } = await list(['qinghe']);
      expect(endings).toMatchObject([{ product, kind: 'origin', daysLeft: 3, title: '云泽小米', goods: 1 }]);
      expect(total).toBe(1);
      expect((await list(['qinghe'], 2)).endings).toEqual([]);
      expect((await list(['yunze'])).endings.map((one) => one.product)).not.toContain(product);
    });
  });
});
