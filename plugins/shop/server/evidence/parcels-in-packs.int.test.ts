import { unwrap } from '@hearth/cms/kernel';
import { anAfterSalesDesk, type AfterSalesDesk } from '../aftersales/testing/an-after-sales-desk';
import { exportEvidence } from './export-evidence';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterAll(() => desk.drop());

type Rows = readonly Record<string, unknown>[];

it('holds the parcels of an order and what was asked for afterwards, without a word that names somebody', async () => {
  const { knex } = desk.pay.db;
  const order = await desk.sold();
  const [parcel] = await knex('shop_parcel').where({ order_id: order.id });
  const said = { code: 'signed', text: '已签收，签收人：王敏 13800001111', at: new Date('2026-11-29T02:00:00Z') };
  await knex('shop_parcel_event').insert({ parcel: parcel.id, station: 'yunze', number: parcel.number, ...said });
  const photo = await desk.photo(order.id);
  const sale = await desk.asked(order, {
    reason: 'bad-fruit',
    photos: [photo],
    words: '王敏：一半坏了，打 13800001111',
  });
  const pack = unwrap(await exportEvidence(desk.shop.proving, desk.clerk, order.id));
  const rowsOf = (name: string): Rows =>
    JSON.parse(pack.parts.find((part) => part.name === name)?.body ?? '[]') as Rows;
  expect(rowsOf('parcels')).toMatchObject([
    { id: parcel.id, number: parcel.number, state: 'delivered', lines: [{ offer: order.offer, quantity: 1 }] },
  ]);
  expect(rowsOf('parcel-events')).toMatchObject([{ parcel: parcel.id, code: 'signed', at: expect.any(String) }]);
  expect(rowsOf('after-sales')).toMatchObject([
    { id: sale.id, kind: 'refund-only', reason: 'bad-fruit', amount: 3_990 },
  ]);
  expect(rowsOf('after-sale-photos')).toMatchObject([
    { id: photo, after_sale: sale.id, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ]);
  expect(rowsOf('lots')).toMatchObject([{ offer: order.offer, lot: '', quantity: 1 }]);
  const deeds = rowsOf('ledger').map(({ action }) => action);
  expect(deeds).toEqual(expect.arrayContaining(['orders.placed', 'order.ship', 'parcel.sent', 'after-sale.requested']));
  expect(JSON.stringify(pack.parts)).not.toMatch(/王敏|13800001111|一半坏了|签收人|沿江街/);
});

it('says of an order to which nothing of it happened that there is nothing', async () => {
  const [order, other] = [await desk.sold({ hoursAgo: null }), await desk.sold()];
  await desk.asked(other);
  const { parts } = unwrap(await exportEvidence(desk.shop.proving, desk.clerk, order.id));
  const empty = parts.filter(({ body }) => body === '[]').map(({ name }) => name);
  expect(empty).toEqual(expect.arrayContaining(['parcel-events', 'after-sales', 'after-sale-photos']));
});
