import { aGateDesk, type GateDesk } from '../gate/testing/a-gate-desk';
import { aLot, someGoods } from '../gate/testing/some-goods';
import { recallLot } from '../gate/recall-lot';
import { well } from '../testing/a-goods-desk';
import { recallStore } from './recall-store';
import { listRecalls, seeRecall, type RecallDeps } from './see-recalls';

let desk: GateDesk;
let deps: RecallDeps;
beforeAll(async () => {
  desk = await aGateDesk();
  const people = { byIds: () => Promise.resolve([]) };
  deps = { ...desk.deps, recalls: recallStore, people };
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

it('is nothing to people of another station', async () => {
  const { lot } = await someGoods(desk);
  well(await recall(lot));
  expect(await seeRecall(deps, desk.neighbour, lot)).toMatchObject({ error: { code: 'GOODS.LOT_NOT_FOUND' } });
  expect((await listRecalls(deps, desk.neighbour)).value.recalls).toEqual([]);
});
