import { randomUUID } from 'node:crypto';
import type { ReaderNotice } from '@hearth/cms/contract';
import { unwrap } from '@hearth/cms/kernel';
import type { ReaderNotices } from '@hearth/cms/platform';
import type { AskedLot, OrderedLots, ProductLot, TraceBook } from '@hearth/vetting/contract';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { putAddress } from '../orders/address-order';
import { ownOrders } from '../orders/own-orders';
import { stepOrder } from '../orders/step-order';
import { moveStock } from '../stock/move-stock';
import { aBuyer, aKey, aShop, keeper, offered, onSale, wanting, type OnSale } from '../testing/a-shop';
import type { Shop } from '../shop-wiring';

let db: TestDatabase;
let shop: Shop;
/** What vetting knows of lots, by their product, and what it was told. */
const known = new Map<string, readonly ProductLot[]>();
const told: OrderedLots[] = [];
/** What readers are told outside of the app. */
const messages: ReaderNotice[] = [];
const readers: ReaderNotices = {
  tell: (_tx, notices) => Promise.resolve(messages.push(...notices)),
  sums: ({ subject }) => {
    const sent = messages.filter((one) => one.subject === subject).length;
    return Promise.resolve({ sent, waiting: 0, unsure: 0, unreached: 0 });
  },
};
const trace: Pick<TraceBook, 'lotsOf' | 'sold'> = {
  lotsOf: (_tx, { product }) => Promise.resolve(known.get(product) ?? []),
  sold: (_tx, what) => Promise.resolve(void told.push(what)),
};

beforeAll(async () => {
  db = await aDatabase();
  shop = aShop(db.database, { trace, readers });
}, 120_000);
afterAll(() => db.drop());

const ADDRESS = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };

const comes = (goods: OnSale, quantity: number, lot: string | null) =>
  moveStock(shop.stock, keeper, { id: goods.variant, kind: 'received', quantity, reason: '到货', lot });

/** Goods of which two lots came in, the first one older. */
async function ofTwoLots(): Promise<OnSale & { readonly lots: readonly [ProductLot, ProductLot] }> {
  const goods = await onSale(shop, { units: 0 });
  const lots = [lot('A1'), lot('B2')] as const;
  known.set(goods.product, lots);
  unwrap(await comes(goods, 3, 'A1'));
  unwrap(await comes(goods, 5, 'B2'));
  return { ...goods, lots };
}

const lot = (code: string, isRecalled = false): ProductLot => ({ id: randomUUID(), code, isRecalled });

async function step(id: string, steps: readonly ('confirm' | 'pick' | 'ship')[]): Promise<void> {
  for (const one of steps) {
    const { version = 0 } = (await shop.orders.orders.ofStation('yunze', id)) ?? {};
    unwrap(await stepOrder(shop.orders, keeper, { id, step: one, version, reason: '' }));
  }
}

/** An order that was paid, packed and sent. */
async function shipped(lines: ReturnType<typeof wanting>['lines'], buyer = aBuyer()): Promise<string> {
  shop.memory.forget();
  const { id, amount } = unwrap(await shop.desk.place(buyer, aKey(), { lines }));
  const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
  expect(await db.database.transaction((tx) => shop.payable.paid(tx, payment))).toBe('taken');
  unwrap(await putAddress(shop.addressing, buyer, { id, address: ADDRESS }));
  await step(id, ['confirm', 'pick', 'ship']);
  return id;
}

const lotsOf = async (order: string): Promise<Record<string, number>> => {
  const rows = await db.knex('shop_line_lot').where({ order_id: order }).select<{ lot: string; quantity: number }[]>();
  const sums: Record<string, number> = {};
  for (const { lot: code, quantity } of rows) sums[code] = (sums[code] ?? 0) + quantity;
  return sums;
};
const asked = (goods: OnSale, { id, code }: ProductLot): AskedLot => ({
  ...{ station: 'yunze', id, code, product: goods.product },
});
const sales = (goods: OnSale, of: ProductLot) => shop.lotSeller.salesOf(asked(goods, of));
const tell = (goods: OnSale, of: ProductLot, words = '请停止食用') =>
  db.database.transaction((tx) => shop.lotSeller.tellBuyers(tx, { lot: asked(goods, of), words, actor: keeper }));

it('takes the oldest lot first, tells the trace of it once, and says where each lot is', async () => {
  const { lots, ...goods } = await ofTwoLots();
  const [a, b] = lots;
  const first = await shipped(wanting(goods, 2).lines);
  const second = await shipped(wanting(goods, 2).lines);
  expect(await lotsOf(first)).toEqual({ A1: 2 });
  expect(await lotsOf(second)).toEqual({ A1: 1, B2: 1 });
  expect(told.filter(({ order }) => order === second)).toMatchObject([
    {
      station: 'yunze',
      lots: [
        { lot: a.id, quantity: 1 },
        { lot: b.id, quantity: 1 },
      ],
    },
  ]);
  expect(await sales(goods, a)).toMatchObject({ came: 3, unsold: 0, sold: 3, orders: 2, toldOrders: 0 });
  expect(await sales(goods, b)).toMatchObject({ came: 5, unsold: 4, sold: 1, orders: 1 });
  expect(JSON.stringify(await sales(goods, a))).not.toContain('buyer');
});

it('shares a lot among the lines of one order that are of one variant', async () => {
  const { lots, ...goods } = await ofTwoLots();
  const dearer = await offered(shop, { variant: goods.variant, product: goods.product, price: 4_990 });
  const order = await shipped([...wanting(goods, 2).lines, ...wanting(dearer, 2).lines]);
  expect(await lotsOf(order)).toEqual({ A1: 3, B2: 1 });
  expect(told.find((one) => one.order === order)?.lots).toEqual([
    { lot: lots[0].id, quantity: 3 },
    { lot: lots[1].id, quantity: 1 },
  ]);
});

it('leaves what was called back for last', async () => {
  const { lots, ...goods } = await ofTwoLots();
  known.set(goods.product, [{ ...lots[0], isRecalled: true }, lots[1]]);
  expect(await lotsOf(await shipped(wanting(goods, 2).lines))).toEqual({ B2: 2 });
  expect(await sales(goods, lots[0])).toMatchObject({ came: 3, unsold: 3, sold: 0 });
});

it('says nothing of goods that came in without a lot, and counts what went missing as the oldest', async () => {
  const goods = await onSale(shop, { units: 4 });
  const order = await shipped(wanting(goods, 1).lines);
  expect(await lotsOf(order)).toEqual({ '': 1 });
  expect(told.some((one) => one.order === order)).toBe(false);
  const { lots, ...other } = await ofTwoLots();
  unwrap(
    await moveStock(shop.stock, keeper, {
      id: other.variant,
      kind: 'counted',
      quantity: -2,
      reason: '盘亏',
      lot: null,
    }),
  );
  expect(await lotsOf(await shipped(wanting(other, 2).lines))).toEqual({ A1: 1, B2: 1 });
  expect(await sales(other, lots[0])).toMatchObject({ came: 3, unsold: 0, sold: 1 });
});

it('tells the buyers of a lot on their orders, each once, and nobody else', async () => {
  const { lots, ...goods } = await ofTwoLots();
  const [one, other] = [aBuyer(), aBuyer()];
  const [first, second] = [await shipped(wanting(goods, 3).lines, one), await shipped(wanting(goods, 1).lines, other)];
  const raced = await Promise.all([tell(goods, lots[0]), tell(goods, lots[0])]);
  expect(raced).toEqual(expect.arrayContaining([0, 1]));
  expect(await sales(goods, lots[0])).toMatchObject({ orders: 1, toldOrders: 1, toldUnits: 3 });
  expect((await sales(goods, lots[0])).latest).toMatchObject([{ order: first, quantity: 3, told: expect.any(Date) }]);
  const wordsOf = async (buyer: typeof one) => {
    const [shown] = await ownOrders(shop.orders.orders, await shop.orders.orders.byBuyer(buyer.id, undefined, 1));
    return shown?.recalls?.map(({ words }) => words);
  };
  expect([await wordsOf(one), await wordsOf(other)]).toEqual([['请停止食用'], undefined]);
  // Another lot of the same goods is another word; another station's lot is nobody's here.
  expect(await tell(goods, lots[1])).toBe(1);
  expect((await sales(goods, lots[1])).latest).toMatchObject([{ order: second }]);
  const foreign = { ...asked(goods, lots[1]), station: 'linhai' };
  expect(await shop.lotSeller.salesOf(foreign)).toMatchObject({ came: 0, orders: 0, latest: [] });
});

it('sends each buyer of a lot one message, whatever they bought of it and however often it is pressed', async () => {
  const { lots, ...goods } = await ofTwoLots();
  const [one, other] = [aBuyer(), aBuyer()];
  const orders = [await shipped(wanting(goods, 1).lines, one), await shipped(wanting(goods, 1).lines, one)];
  const third = await shipped(wanting(goods, 1).lines, other);
  const [a] = lots;
  const raced = await Promise.all([tell(goods, a, '请停止食用并申请退款'), tell(goods, a, '别的话')]);
  expect(raced.sort()).toEqual([0, 3]);
  const mine = messages.filter(({ subject }) => subject === `recall ${a.id}`);
  expect(mine.map(({ reader }) => reader).sort()).toEqual([one.id, other.id].sort());
  expect(mine[0]).toMatchObject({ station: 'yunze', title: { en: expect.stringContaining('Stop using it') } });
  expect(mine[0]?.title['zh-Hans']).toContain('“云泽脐橙”已召回');
  expect(mine[0]?.body['zh-Hans']).toContain('批次 A1');
  expect(mine[0]?.body.en).toContain(mine[0]?.body['zh-Hans'].includes('别的话') ? '别的话' : '请停止食用并申请退款');
  expect(await sales(goods, a)).toMatchObject({ toldOrders: 3, notices: { sent: 2 } });
  expect((await sales(goods, a)).latest.map(({ order }) => order).sort()).toEqual([...orders, third].sort());
});

it('leaves no word on an order when the messages cannot be written', async () => {
  const { lots, ...goods } = await ofTwoLots();
  const order = await shipped(wanting(goods, 1).lines);
  const broken = aShop(db.database, {
    trace,
    readers: { ...readers, tell: () => Promise.reject(new Error('the node died')) },
  });
  const what = { lot: asked(goods, lots[0]), words: '请停止食用', actor: keeper };
  await expect(db.database.transaction((tx) => broken.lotSeller.tellBuyers(tx, what))).rejects.toThrow('died');
  expect(await db.knex('shop_recall_notice').where({ order_id: order })).toEqual([]);
  expect(await tell(goods, lots[0])).toBe(1);
});

it('keeps how much of each lot has left, so that packing adds up nothing anew', async () => {
  const { lots, ...goods } = await ofTwoLots();
  await shipped(wanting(goods, 2).lines);
  await shipped(wanting(goods, 3).lines);
  const kept = await db
    .knex('shop_lot_sent')
    .where({ variant: goods.variant })
    .orderBy('lot')
    .select<{ lot: string; quantity: string }[]>('lot', 'quantity');
  const lines = await db
    .knex('shop_line_lot')
    .where({ variant: goods.variant })
    .groupBy('lot')
    .orderBy('lot')
    .select<{ lot: string; quantity: string }[]>('lot', db.knex.raw('sum(quantity) AS quantity'));
  expect(kept).toEqual(lines);
  expect(kept.map(({ lot: code, quantity }) => [code, Number(quantity)])).toEqual([
    [lots[0].code, 3],
    [lots[1].code, 2],
  ]);
});
