import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { putAddress } from '../orders/address-order';
import { stepOrder } from '../orders/step-order';
import { moveStock } from '../stock/move-stock';
import { aKey, keeper, onSale, wanting, type OnSale } from '../testing/a-shop';
import { booksOf, faultsOf } from '../testing/the-books';
import { correctNumber, stepParcel } from './keep-parcel';
import { ownParcels } from './see-parcels';
import { shipParcel } from './ship-parcel';
import { aNumber, aParcelDesk, packer, type ParcelDesk, type PaidOrder } from './testing/a-parcel-desk';

let desk: ParcelDesk;
beforeAll(async () => {
  desk = await aParcelDesk();
}, 60_000);
afterEach(async () => {
  expect(await faultsOf(desk.db.knex)).toEqual([]);
});
afterAll(() => desk.drop());

const ship = (id: string, number: string, lines?: readonly { offer: string; quantity: number }[]) =>
  shipParcel(desk.deps, keeper, { id, company: 'yuantong', number, ...(lines ? { lines: [...lines] } : {}) });
const stock = (variant: string) => booksOf(desk.db.knex, variant);
const ADDRESS = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };

/** Another order of the same buyer, to the same door unless somewhere else is said. */
async function buysAgain({ buyer }: PaidOrder, address = ADDRESS): Promise<string> {
  const goods = await onSale(desk.shop, { units: 9 });
  desk.shop.memory.forget();
  const { id, amount } = unwrap(await desk.shop.desk.place(buyer, aKey(), wanting(goods)));
  const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
  await desk.db.database.transaction((tx) => desk.shop.payable.paid(tx, payment));
  unwrap(await putAddress(desk.shop.addressing, buyer, { id, address }));
  return id;
}

describe('a parcel that leaves before its whole order', () => {
  it('takes with it what is in it, of the lots that are packed first, and no more of it later', async () => {
    const goods: OnSale = await onSale(desk.shop, { units: 0 });
    for (const [lot, quantity] of [
      ['A1', 2],
      ['B2', 8],
    ] as const) {
      unwrap(
        await moveStock(desk.shop.stock, keeper, {
          id: goods.variant,
          kind: 'received',
          quantity,
          reason: '到货',
          lot,
        }),
      );
    }
    const order = await desk.buy();
    const id = await boughtOf(order, goods, 5);
    const some = [{ offer: goods.offer, quantity: 3 }];
    const number = aNumber();
    const both = await Promise.all([ship(id, number, some), ship(id, number, some)]);
    expect(both.map((one) => one.ok && one.value.known).sort()).toEqual([false, true]);
    expect(await desk.orderState(id)).toBe('picking');
    expect(await stock(goods.variant)).toMatchObject({ onHand: 7, reserved: 2, shipped: 3 });
    expect(await lotsOf(id)).toEqual({ A1: 2, B2: 1 });
    unwrap(await ship(id, aNumber()));
    expect(await desk.orderState(id)).toBe('shipped');
    expect(await stock(goods.variant)).toMatchObject({ onHand: 5, reserved: 0, shipped: 5 });
    expect(await lotsOf(id)).toEqual({ A1: 2, B2: 3 });
  });

  it('leaves what was not in it to the hand that ships the rest, and to stock when the order is given back', async () => {
    const [byHand, back] = [await desk.buy({ quantities: [3] }), await desk.buy({ quantities: [3] })];
    for (const { id, offers } of [byHand, back])
      unwrap(await ship(id, aNumber(), [{ offer: offers[0]!, quantity: 1 }]));
    const version = (await desk.deps.orders.ofStation('yunze', byHand.id))?.version ?? 0;
    unwrap(await stepOrder(desk.deps, keeper, { id: byHand.id, step: 'ship', version, reason: '' }));
    expect(await stock(byHand.variant)).toMatchObject({ onHand: 47, reserved: 0, shipped: 3 });
    // Its number comes afterwards, and takes nothing twice.
    unwrap(await ship(byHand.id, aNumber()));
    expect(await stock(byHand.variant)).toMatchObject({ onHand: 47, shipped: 3 });
    const { payment, amount = 0 } = (await desk.deps.orders.ofStation('yunze', back.id)) ?? {};
    const refund = { id: randomUUID(), payment: payment ?? '', subject: back.id, amount, reason: '缺货' };
    await desk.db.database.transaction((tx) => desk.shop.payable.refunded(tx, refund));
    expect(await desk.orderState(back.id)).toBe('refunded');
    expect(await stock(back.variant)).toMatchObject({ onHand: 49, reserved: 0, shipped: 1 });
  });

  it('is taken once by two who pack the last of it at the same moment', async () => {
    const { id, offers, variant } = await desk.buy({ quantities: [2] });
    const one = [{ offer: offers[0]!, quantity: 1 }];
    const sent = await Promise.all([1, 2, 3].map(() => ship(id, aNumber(), one)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(2);
    expect(await desk.orderState(id)).toBe('shipped');
    expect(await stock(variant)).toMatchObject({ onHand: 48, reserved: 0, shipped: 2 });
    const far = { id, company: 'yuantong' as const, number: aNumber() };
    expect(await shipParcel(desk.deps, packer('linhai'), far)).toMatchObject({
      error: { code: 'SHOP.ORDER_NOT_FOUND' },
    });
  });
});

describe('one box for several orders', () => {
  it('has one number, and its receipt delivers all that is in it', async () => {
    const first = await desk.buy();
    const second = await buysAgain(first);
    const number = aNumber();
    const shipped = await Promise.all([ship(first.id, number), ship(second, number), ship(second, number)]);
    expect(shipped.map(({ ok }) => ok)).toEqual([true, true, true]);
    const box = await desk.db.knex('shop_parcel').where({ number }).orderBy('id').select('id', 'order_id');
    expect(box).toHaveLength(2);
    const deliver = (id: string) => stepParcel(desk.deps, keeper, { id, step: 'deliver', version: 1, reason: '' });
    const raced = await Promise.all(box.map(({ id }: { id: string }) => deliver(id)));
    expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await Promise.all([first.id, second].map(desk.orderState))).toEqual(['delivered', 'delivered']);
    // What has arrived is filled up no more.
    expect(await ship(await buysAgain(first), number)).toMatchObject({ error: { code: 'PARCELS.NUMBER_USED' } });
  });

  it('holds neither another buyer’s order, nor one to another door', async () => {
    const first = await desk.buy();
    const number = aNumber();
    unwrap(await ship(first.id, number));
    const stranger = await desk.buy();
    const elsewhere = await buysAgain(first, { ...ADDRESS, detail: '沿江街 9 号' });
    for (const id of [stranger.id, elsewhere]) {
      expect(await ship(id, number)).toMatchObject({
        error: { code: 'PARCELS.NUMBER_USED', details: { order: first.id } },
      });
      expect(await desk.orderState(id)).toBe('paid');
    }
  });

  it('gets another number as a whole, and shows each of its orders what was told of it', async () => {
    const first = await desk.buy();
    const second = await buysAgain(first);
    const [number, right] = [aNumber(), aNumber()];
    const { parcel } = unwrap(await ship(first.id, number));
    unwrap(await ship(second, number));
    const corrected = { id: parcel.id, company: 'yuantong', number: right, version: 1, reason: '抄错一位' } as const;
    unwrap(await correctNumber(desk.deps, keeper, corrected));
    const told = [{ at: new Date('2026-11-30T01:00:00Z'), code: 'moving', text: '已揽收' }];
    const kept = { id: parcel.id, station: 'yunze', number: right };
    await desk.db.database.transaction((tx) => desk.deps.tracks.keep(tx, kept, told));
    const seen = unwrap(await ownParcels(desk.deps, first.buyer, second)).parcels;
    expect(seen).toMatchObject([{ number: right, events: [{ text: '已揽收' }] }]);
  });
});

/** Somebody who bought before buys so many of some goods. */
async function boughtOf({ buyer }: PaidOrder, goods: OnSale, quantity: number): Promise<string> {
  desk.shop.memory.forget();
  const { id, amount } = unwrap(await desk.shop.desk.place(buyer, aKey(), wanting(goods, quantity)));
  const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
  await desk.db.database.transaction((tx) => desk.shop.payable.paid(tx, payment));
  unwrap(await putAddress(desk.shop.addressing, buyer, { id, address: ADDRESS }));
  return id;
}

async function lotsOf(order: string): Promise<Record<string, number>> {
  const rows = await desk.db.knex('shop_line_lot').where({ order_id: order }).select('lot', 'quantity');
  return Object.fromEntries(rows.map(({ lot, quantity }: { lot: string; quantity: number }) => [lot, quantity]));
}
