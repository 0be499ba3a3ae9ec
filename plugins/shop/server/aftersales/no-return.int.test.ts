import { anAfterSalesDesk, type AfterSalesDesk } from './testing/an-after-sales-desk';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterAll(() => desk.drop());

const WITHOUT_REASON = { kind: 'return', reason: 'no-reason' } as const;

it('takes nothing back without a reason that was ordered knowing it, and sets nothing of it aside', async () => {
  const order = await desk.sold();
  const { knex } = desk.pay.db;
  await knex('shop_order_line').where({ order_id: order.id }).update({ no_return: true });
  expect(await desk.ask(order, WITHOUT_REASON)).toMatchObject({ error: { code: 'AFTERSALES.NO_RETURN' } });
  expect(await knex('shop_after_sale_share').where({ order_id: order.id })).toEqual([]);
  // What is spoilt is made good as always.
  const sale = await desk.asked(order, { reason: 'bad-fruit', photos: [await desk.photo(order.id)] });
  expect(sale).toMatchObject({ state: 'refunding', byRule: true });
});

it('takes back what nobody confirmed', async () => {
  const sale = await desk.asked(await desk.sold(), WITHOUT_REASON);
  expect(sale).toMatchObject({ state: 'review', kind: 'return' });
});
