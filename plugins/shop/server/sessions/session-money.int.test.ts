import { randomUUID } from 'node:crypto';
import { unwrap } from '@hearth/cms/kernel';
import { SUPPLIER, type OnSale } from '../testing/a-shop';
import { balancesOf } from '../testing/the-books';
import { aLiveHouse, stranger, type LiveHouse } from '../duties/testing/a-live';
import { seeWelfare } from '../receipts/see-welfare';
import { moneyOf } from './session-money';
import { createSessionParts } from './session-parts';

let house: LiveHouse;
beforeAll(async () => {
  house = await aLiveHouse();
}, 60_000);
afterAll(() => house.till.desk.drop());

const money = (session: string, station = 'yunze') => moneyOf(house.deps, { station, session });

/** An order of so many that was paid, and its payment. */
async function sold(goods: OnSale, quantity = 1) {
  const order = await house.till.buy(house.till.desk.buyer, [goods, quantity]);
  return { order, payment: await house.till.pay(house.till.desk.buyer, order) };
}

/** By how much the books of the station changed while something was done. */
async function booked(work: () => Promise<unknown>): Promise<Readonly<Record<string, number>>> {
  const before = await balancesOf(house.till.knex, 'yunze');
  await work();
  const after = await balancesOf(house.till.knex, 'yunze');
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries([...names].map((name) => [name, (after[name] ?? 0) - (before[name] ?? 0)]));
}

const ofSuppliers = (changes: Readonly<Record<string, number>>): number =>
  Object.entries(changes)
    .filter(([name]) => name.endsWith(`:${SUPPLIER}`))
    .reduce((sum, [, fen]) => sum - fen, 0);

describe('what a live brought in', () => {
  it('is what the books and the public page say, after money went back', async () => {
    const session = await house.live();
    const changes = await booked(async () => {
      const goods = await house.goods(session);
      const first = await sold(goods, 2);
      await sold(goods);
      await house.till.refund(first.payment, 1_000);
    });
    const seen = await money(session);
    const page = unwrap(await seeWelfare(house.deps, { station: 'yunze', session }));
    expect({ gross: seen.gross, back: seen.back }).toEqual({ gross: page.gross, back: page.refunds });
    expect(seen).toMatchObject({ orders: 2, payers: 1, gross: 11_970, back: 1_000, unsettled: 2, households: 1 });
    // Whatever suppliers are owed more than before is theirs of this live, to the fen.
    expect(seen.farmers).toBe(ofSuppliers(changes));
    expect(seen.refunded).toEqual({ 7: 1_000, 15: 1_000, 30: 1_000 });
  });

  it('is told item by item: placed, paid, units and by how many', async () => {
    const session = await house.live();
    const [oranges, tea] = [await house.goods(session), await house.goods(session)];
    await sold(oranges, 3);
    await house.till.buy(house.till.desk.buyer, [oranges, 1]);
    const { items } = await money(session);
    expect(items).toHaveLength(2);
    expect(items.find(({ offer }) => offer === oranges.offer)).toMatchObject({
      ...{ placed: 2, paid: 1, units: 3, goods: 3 * oranges.price, payers: 1, product: oranges.product },
    });
    expect(items.find(({ offer }) => offer === tea.offer)).toMatchObject({ placed: 0, paid: 0, units: 0, goods: 0 });
  });

  it('counts by days what went back late, and nothing of a neighbour', async () => {
    const session = await house.live();
    const { order, payment } = await sold(await house.goods(session));
    await house.till.refund(payment, 500);
    await house.till
      .knex('shop_refund')
      .where({ payment: payment.id })
      .update({
        done_at: house.till.knex.raw(`(SELECT paid_at + interval '10 days' FROM shop_waterfall WHERE order_id = ?)`, [
          order.id,
        ]),
      });
    expect((await money(session)).refunded).toEqual({ 7: 0, 15: 500, 30: 500 });
    expect(await money(session, stranger.station)).toMatchObject({ orders: 0, gross: 0, items: [] });
    expect(await money(randomUUID())).toMatchObject({ orders: 0, lastPaidAt: null, farmers: 0 });
  });
});

it('asks everybody who keeps something of a live, in their order', async () => {
  const parts = createSessionParts();
  const live = { station: 'yunze', session: randomUUID() };
  parts.add(({ session }) => Promise.resolve([{ name: 'live-pins', content: [session] }]));
  parts.add(() => Promise.resolve([]));
  parts.add(() => Promise.resolve([{ name: 'live-duty', content: null }]));
  expect(await parts.of(live)).toEqual([
    { name: 'live-pins', content: [live.session] },
    { name: 'live-duty', content: null },
  ]);
});
