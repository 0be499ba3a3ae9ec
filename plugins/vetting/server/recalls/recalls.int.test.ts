import { aGateDesk, type GateDesk } from '../gate/testing/a-gate-desk';
import { aLot, someGoods } from '../gate/testing/some-goods';
import { recallLot } from '../gate/recall-lot';
import { well } from '../testing/a-goods-desk';
import { recallStore } from './recall-store';
import type { AskedLot, ClipFinder, LotSales, LotSeller, RecallWords } from '../../contract';
import { listRecalls, seeRecall, type RecallDeps } from './see-recalls';
import { tellBuyers } from './tell-buyers';

let desk: GateDesk;
let deps: RecallDeps;
beforeAll(async () => {
  desk = await aGateDesk();
  const people = { byIds: () => Promise.resolve([]) };
  deps = { ...desk.deps, recalls: recallStore, people, seller: () => undefined, clips: () => undefined };
}, 60_000);
afterAll(() => desk.drop());

const recall = (id: string) => recallLot(desk.deps, desk.officer, { id, version: 1, reason: '农残超标' });

it('stands in the list with who called it back, when and why, and beside it what is left of its goods', async () => {
  const { product, lot } = await someGoods(desk);
  const other = await aLot(desk, { product, station: 'yunze' });
  expect(await seeRecall(deps, desk.officer, lot)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  well(await recall(lot));
  const { recalls } = (await listRecalls(deps, desk.officer)).value;
  expect(recalls).toMatchObject([
    { id: lot, quantity: 500, reason: '农残超标', recalledBy: '王审', product: { id: product, state: 'approved' } },
  ]);
  expect(Date.parse(recalls[0]?.recalledAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  const file = well(await seeRecall(deps, desk.officer, lot));
  expect(file.others).toMatchObject([{ id: other, state: 'open' }]);
  expect([file.whereabouts, file.clips]).toEqual([null, null]);
  expect(file.history).toMatchObject([{ action: 'lot.recall', reason: '农残超标' }]);
});

it('says that its goods are off the shelf when no lot of them is left', async () => {
  const { lot } = await someGoods(desk);
  well(await recall(lot));
  const { recalls } = (await listRecalls(deps, desk.officer)).value;
  expect(recalls[0]).toMatchObject({ id: lot, product: { state: 'suspended' } });
});

it('stands before what was called back earlier, whichever lot is older', async () => {
  const [older, younger] = [await someGoods(desk), await someGoods(desk)];
  well(await recall(younger.lot));
  well(await recall(older.lot));
  const idsOf = async (before?: string) =>
    (await listRecalls(deps, desk.officer, before)).value.recalls.map(({ id }) => id);
  expect((await idsOf()).slice(0, 2)).toEqual([older.lot, younger.lot]);
  expect((await idsOf(older.lot))[0]).toBe(younger.lot);
  expect(await idsOf(younger.lot)).not.toContain(older.lot);
});

it('shows where the lot went as whoever sells knows it, and tells its buyers through them', async () => {
  const { product, lot } = await someGoods(desk);
  const words: RecallWords[] = [];
  const asked: AskedLot[] = [];
  const order = '0195f000-0000-7000-8000-00000000b001';
  const at = new Date('2026-11-28T00:00:00Z');
  const sales: LotSales = {
    ...{ came: 100, unsold: 30, sold: 60, toldUnits: 20, orders: 4, toldOrders: 1 },
    latest: [{ order, quantity: 20, at, told: at }],
    notices: { sent: 1, waiting: 0, unsure: 0, unreached: 1 },
  };
  const seller: LotSeller = {
    salesOf: (one) => {
      asked.push(one);
      return Promise.resolve(sales);
    },
    tellBuyers: (_tx, what) => Promise.resolve(words.push(what) === 1 ? 3 : 0),
  };
  const selling = { ...deps, ledger: desk.deps.ledger, seller: () => seller };
  const tell = (by = desk.officer) => tellBuyers(selling, by, { id: lot, words: '请停止食用并联系退款' });
  expect(await tell()).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  well(await recall(lot));
  const file = well(await seeRecall(selling, desk.officer, lot));
  expect(file.whereabouts).toEqual({
    ...{ came: 100, unsold: 30, sold: 60, astray: 10, orders: 4, toldOrders: 1, coverage: 50 },
    latest: [{ order, quantity: 20, at: at.toISOString(), told: at.toISOString() }],
    notices: { sent: 1, waiting: 0, unsure: 0, unreached: 1 },
  });
  expect(asked).toMatchObject([{ station: 'yunze', id: lot, product }]);
  expect(await tell(desk.neighbour)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  expect(well(await tell())).toEqual({ told: 3 });
  // Whoever presses again tells nobody twice, and the ledger says nothing of it.
  expect(well(await tell())).toEqual({ told: 0 });
  expect(words[0]).toMatchObject({ words: '请停止食用并联系退款', lot: { id: lot }, actor: { id: desk.officer.id } });
  const deeds = (await desk.ledger.of('yunze', lot)).map(({ action }) => action);
  expect(deeds.filter((action) => action === 'lot.buyers-told')).toHaveLength(1);
});

it('names the clips that show its goods, as whoever cuts lives knows them', async () => {
  const { product, lot } = await someGoods(desk);
  well(await recall(lot));
  const clip = {
    ...{ id: '0195f000-0000-7000-8000-00000000c001', title: '脐橙专场·第一段', seconds: 62 },
    ...{ session: '0195f000-0000-7000-8000-00000000c002', shownAt: '2026-11-28T12:00:00.000Z' },
    ...{ isOut: true, manuscript: 'abcdefghijklmnopqrstuvwx', madeAt: '2026-11-28T15:00:00.000Z' },
  };
  const asked: object[] = [];
  const finder: ClipFinder = { clipsShowing: (of) => Promise.resolve(asked.push(of) === 1 ? [clip] : []) };
  const file = well(await seeRecall({ ...deps, clips: () => finder }, desk.officer, lot));
  expect(file.clips).toEqual([clip]);
  expect(asked).toEqual([{ station: 'yunze', product }]);
});

it('is nothing to people of another station', async () => {
  const { lot } = await someGoods(desk);
  well(await recall(lot));
  expect(await seeRecall(deps, desk.neighbour, lot)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  expect((await listRecalls(deps, desk.neighbour)).value.recalls).toEqual([]);
});
