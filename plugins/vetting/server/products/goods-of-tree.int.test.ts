import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aGoodsDesk, PEACHES, well, type GoodsDesk } from '../testing/a-goods-desk';
import { createGoodsOfTree } from './goods-of-tree';
import { openProduct } from './open-product';

let desk: GoodsDesk;
beforeAll(async () => {
  desk = await aGoodsDesk();
  await aBareStation(desk.db, 'linhai', 'yunze');
}, 60_000);
afterAll(() => desk.drop());

const productOf = async (station: string): Promise<string> => {
  const supplier = await desk.aSupplier({ station });
  const opened = { supplier, title: '水蜜桃', category: 'fresh-produce', facts: PEACHES } as const;
  return well(await openProduct(desk.deps, desk.clerk, opened));
};

it('lets a station sell its own goods and those of whoever stands above it', async () => {
  const goods = { yunze: await productOf('yunze'), qinghe: await productOf('qinghe') };
  const of = createGoodsOfTree(desk.deps);
  const may = (station: string, product: string) =>
    desk.deps.database.transaction((tx) => of.areVettedFor(tx, station, product));
  expect(await may('qinghe', goods.qinghe)).toBe(true);
  expect(await may('qinghe', goods.yunze)).toBe(true);
  expect(await may('yunze', goods.yunze)).toBe(true);
  expect(await may('yunze', goods.qinghe)).toBe(false);
  expect(await may('linhai', goods.qinghe)).toBe(false);
  expect(await may('nowhere', goods.yunze)).toBe(false);
  expect(await may('yunze', desk.clerk.id)).toBe(false);
});
