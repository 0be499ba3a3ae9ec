import { systemIds, unwrap } from '@hearth/cms/kernel';
import { settleOverdue } from '../orders/settle-overdue';
import { packer } from '../parcels/testing/a-parcel-desk';
import { askRefund } from '../payments/decide-refund';
import { answerAfterSale } from './answer-after-sale';
import { arbitrate } from './decide-after-sale';
import { askableOf, listAfterSales, ownAfterSale, viewAfterSale } from './see-after-sales';
import { sendEvidence } from './send-evidence';
import { seePolicy, setPolicy } from './set-policy';
import { anAfterSalesDesk, aPicture, type AfterSalesDesk } from './testing/an-after-sales-desk';

let desk: AfterSalesDesk;
beforeAll(async () => {
  desk = await anAfterSalesDesk();
}, 60_000);
afterAll(() => desk.drop());

type Which = { readonly id: string; readonly version: number };
const states = async (id: string) => (await desk.deps.ledger.of('yunze', id)).map(({ action }) => action.split('.')[1]);
const answer = (id: string, turn: Record<string, unknown>) =>
  // What a buyer does is one of three forms; each test says which.
  answerAfterSale(desk.deps, desk.buyer, { id, ...turn } as Parameters<typeof answerAfterSale>[2]);
const rule = ({ id, version }: Which, event: 'uphold' | 'reject', amount?: number) =>
  arbitrate(desk.deps, desk.arbiter, { id, event, version, reason: '照片清楚，予以支持', amount });
const paidBack = (): Promise<void> => desk.paidBack();

it('grants a small claim of fresh produce at once, and the money goes back', async () => {
  const order = await desk.sold({ quantity: 2 });
  const photos = [await desk.photo(order.id)];
  const sale = await desk.asked(order, { reason: 'bad-fruit', photos });
  expect(sale).toMatchObject({ state: 'refunding', byRule: true, amount: 3_990 });
  await paidBack();
  expect((await desk.sale(sale.id)).state).toBe('refunded');
  expect(await desk.refundsOf(order.id)).toMatchObject([{ amount: 3_990, state: 'done' }]);
  expect(await states(sale.id)).toEqual(['requested', 'allow-by-rule', 'begin-refund', 'refund-done']);
  const kept = await desk.deps.orders.ofBuyer(desk.buyer.id, order.id);
  expect(kept).toMatchObject({ state: 'delivered', refunded: 3_990 });
  const shown = unwrap(await ownAfterSale(desk.deps, desk.buyer, sale.id));
  expect(shown.photos).toMatchObject([{ id: photos[0], by: 'buyer', width: 64 }]);
});

it.each([
  ['it came long ago', { hoursAgo: 30 }, {}],
  ['it is on its way', { hoursAgo: null }, {}],
  ['it is dear', { price: 9_900 }, {}],
  ['it is for another reason', {}, { reason: 'damaged' as const }],
])('lets somebody look when %s', async (_case, selling, wanted) => {
  const order = await desk.sold(selling);
  const sale = await desk.asked(order, { reason: 'bad-fruit', photos: [await desk.photo(order.id)], ...wanted });
  expect(sale).toMatchObject({ state: 'review', byRule: false });
  expect(await desk.refundsOf(order.id)).toEqual([]);
  expect(await desk.pay.told(sale.id)).toEqual(['after-sale.asked']);
});

it('goes by the limit that the station has set', async () => {
  const usual = { autoLimit: 5_000, returnFreight: 1_500, keepBelow: 3_000, version: 0 };
  expect(await seePolicy(desk.deps, desk.clerk)).toEqual(usual);
  const set = (autoLimit: number, version: number) =>
    setPolicy(desk.deps, desk.clerk, { ...usual, autoLimit, version });
  const both = await Promise.all([set(0, 0), set(0, 0)]);
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  const order = await desk.sold();
  const sale = await desk.asked(order, { reason: 'bad-fruit', photos: [await desk.photo(order.id)] });
  expect(sale.state).toBe('review');
  unwrap(await set(5_000, 1));
});

it('asks once, however often it is sent, and never for more than was paid', async () => {
  const order = await desk.sold({ quantity: 3, price: 3_333 });
  const id = systemIds.next();
  const twice = await Promise.all([desk.ask(order, { id }), desk.ask(order, { id })]);
  expect(twice.map((one) => one.ok && one.value.id)).toEqual([id, id]);
  expect(await desk.ask(order, { quantity: 3 })).toMatchObject({
    error: { code: 'AFTERSALES.QUANTITY_LEFT', details: { left: 2 } },
  });
  expect(await desk.ask(order, { amount: 3_334 })).toMatchObject({
    error: { code: 'AFTERSALES.AMOUNT_LEFT', details: { left: 3_333 } },
  });
  const race = await Promise.all([1, 2, 3, 4].map(() => desk.ask(order)));
  expect(race.filter(({ ok }) => ok)).toHaveLength(2);
  const [share] = await desk.pay.db.knex('shop_after_sale_share').where({ order_id: order.id });
  expect(share).toMatchObject({ paid: '9999', taken: '9999', quantity: 3, claimed: 3 });
  const askable = unwrap(await askableOf(desk.deps, desk.buyer, order.id));
  expect(askable).toMatchObject({ open: true, lines: [{ quantity: 0, amount: 0 }] });
  expect(askable.asked).toHaveLength(3);
});

it('counts what finance gave back by itself', async () => {
  const order = await desk.sold({ price: 4_000 });
  unwrap(await askRefund(desk.pay.deps, desk.pay.finance, { id: order.payment, amount: 3_000, reason: '协商退款' }));
  expect(await desk.ask(order, { amount: 1_001 })).toMatchObject({
    error: { code: 'AFTERSALES.AMOUNT_LEFT', details: { left: 1_000 } },
  });
  const sale = await desk.asked(order);
  expect(sale.amount).toBe(1_000);
  unwrap(await askRefund(desk.pay.deps, desk.pay.finance, { id: order.payment, amount: 500, reason: '再退一部分' }));
  expect(await desk.decide(sale, 'approve')).toMatchObject({ error: { code: 'PAY.TOO_MUCH', details: { left: 500 } } });
  expect((await desk.sale(sale.id)).state).toBe('review');
});

it('refuses what has no photo, no such line, no such time, or is somebody else’s', async () => {
  const order = await desk.sold();
  expect(await desk.ask(order, { reason: 'damaged' })).toMatchObject({ error: { code: 'AFTERSALES.PHOTO_NEEDED' } });
  expect(await desk.ask(order, { reason: 'no-reason' })).toMatchObject({ error: { code: 'AFTERSALES.RETURN_NEEDED' } });
  expect(await desk.ask(order, { offer: systemIds.next() })).toMatchObject({
    error: { code: 'AFTERSALES.LINE_NOT_FOUND' },
  });
  expect(await desk.ask({ ...order, id: systemIds.next() })).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  const other = await desk.sold();
  const foreign = [await desk.photo(other.id)];
  expect(await desk.ask(order, { reason: 'damaged', photos: foreign })).toMatchObject({
    error: { code: 'AFTERSALES.PHOTO_UNKNOWN' },
  });
  const sale = await desk.asked(other, { reason: 'damaged', photos: foreign });
  expect(await desk.ask(other, { photos: foreign })).toMatchObject({ ok: false });
  await desk.pay.db.knex('shop_order').where({ id: order.id }).update({ state: 'closed' });
  expect(await desk.ask(order)).toMatchObject({ error: { code: 'AFTERSALES.TOO_LATE' } });
  await desk.pay.db.knex('shop_order').where({ id: order.id }).update({ state: 'picking' });
  expect(await desk.ask(order)).toMatchObject({ error: { code: 'AFTERSALES.TOO_EARLY' } });
  const stranger = { ...desk.buyer, id: systemIds.next() };
  expect(await ownAfterSale(desk.deps, stranger, sale.id)).toMatchObject({ ok: false });
  expect(await askableOf(desk.deps, stranger, other.id)).toMatchObject({ ok: false });
  const turn = { id: sale.id, version: sale.version, does: 'withdraw' } as const;
  expect(await answerAfterSale(desk.deps, stranger, turn)).toMatchObject({
    error: { code: 'AFTERSALES.SALE_NOT_FOUND' },
  });
  const far = packer('qinghe');
  expect(await viewAfterSale(desk.deps, far, sale.id)).toMatchObject({ ok: false });
  expect(unwrap(await listAfterSales(desk.deps, far, { limit: 50 })).afterSales).toEqual([]);
  const ruling = { id: sale.id, event: 'uphold', version: sale.version, reason: '支持买家' } as const;
  expect(await arbitrate(desk.deps, far, ruling)).toMatchObject({ error: { code: 'AFTERSALES.SALE_NOT_FOUND' } });
});

it('takes photos of an order from its buyer alone, and only what is one', async () => {
  const order = await desk.sold();
  const [id, bytes] = [systemIds.next(), await aPicture()];
  const send = (more: Partial<Parameters<typeof sendEvidence>[2]> = {}, by = desk.buyer) =>
    sendEvidence(desk.deps, by, {
      ...{ id, order: order.id, type: 'image/jpeg', length: bytes.length, read: () => Promise.resolve(bytes) },
      ...more,
    });
  const stranger = { ...desk.buyer, id: systemIds.next() };
  expect(await send({}, stranger)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  expect(await send({ length: 9 * 1024 * 1024 })).toMatchObject({ error: { code: 'AFTERSALES.PHOTO_TOO_LARGE' } });
  expect(await send({ read: () => Promise.resolve(undefined) })).toMatchObject({
    error: { code: 'AFTERSALES.PHOTO_TOO_LARGE' },
  });
  const text = Buffer.from('这不是照片');
  expect(await send({ read: () => Promise.resolve(text) })).toMatchObject({
    error: { code: 'AFTERSALES.NOT_A_PHOTO' },
  });
  expect(await send({ type: 'text/plain' })).toMatchObject({ error: { code: 'AFTERSALES.NOT_A_PHOTO' } });
  expect(await Promise.all([send(), send()])).toMatchObject([{ ok: true }, { ok: true }]);
  for (let more = 1; more < 12; more += 1) await desk.photo(order.id);
  expect(await send({ id: systemIds.next() })).toMatchObject({ error: { code: 'AFTERSALES.ENOUGH_PHOTOS' } });
});

it('is declined, goes before the station, and is upheld by somebody who had no part in it', async () => {
  const order = await desk.sold({ price: 8_000 });
  const sale = await desk.asked(order);
  const both = await Promise.all([desk.decide(sale, 'decline', { reason: '称重无误' }), desk.decide(sale, 'approve')]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  if (both[0].ok) expect(await desk.refundsOf(order.id)).toEqual([]);
  const again = await desk.asked(await desk.sold({ price: 8_000 }));
  const declined = unwrap(await desk.decide(again, 'decline', { reason: '称重无误' }));
  expect(declined).toMatchObject({ state: 'declined', answer: '称重无误' });
  unwrap(await answer(again.id, { does: 'escalate', version: declined.version, words: '外箱完好，里面少一袋' }));
  const now = await desk.sale(again.id);
  expect(now.words).toContain('里面少一袋');
  const own = { id: now.id, event: 'uphold', version: now.version, reason: '支持买家' } as const;
  expect(await arbitrate(desk.deps, desk.clerk, own)).toMatchObject({ error: { code: 'AFTERSALES.OWN_DECISION' } });
  expect(await rule(now, 'uphold', 8_001)).toMatchObject({ error: { code: 'AFTERSALES.AMOUNT_LEFT' } });
  expect(unwrap(await rule(now, 'uphold', 5_000))).toMatchObject({ state: 'refunding', amount: 5_000 });
  await paidBack();
  expect(await desk.refundsOf(again.order)).toMatchObject([{ amount: 5_000, state: 'done' }]);
  const [share] = await desk.pay.db.knex('shop_after_sale_share').where({ order_id: again.order });
  expect(share).toMatchObject({ taken: '5000', claimed: 1 });
});

it('sets free what was asked for when it ends for nothing', async () => {
  const order = await desk.sold();
  const first = await desk.asked(order);
  expect(await desk.ask(order)).toMatchObject({ error: { code: 'AFTERSALES.QUANTITY_LEFT' } });
  const [a, b] = await Promise.all([1, 2].map(() => answer(first.id, { does: 'withdraw', version: first.version })));
  expect([a?.ok, b?.ok].sort()).toEqual([false, true]);
  const second = await desk.asked(order);
  const declined = unwrap(await desk.decide(second, 'decline', { reason: '称重无误' }));
  unwrap(await answer(second.id, { does: 'escalate', version: declined.version, words: '' }));
  unwrap(await rule(await desk.sale(second.id), 'reject'));
  expect(await desk.asked(order)).toMatchObject({ state: 'review', amount: 3_990 });
});

describe('a return', () => {
  const wanted = { kind: 'return', reason: 'no-reason' } as const;

  it('comes back, is inspected, and is paid', async () => {
    const order = await desk.sold();
    const sale = await desk.asked(order, wanted);
    const approved = unwrap(await desk.decide(sale, 'approve'));
    expect(approved.state).toBe('awaiting-parcel');
    expect(await desk.refundsOf(order.id)).toEqual([]);
    const send = { does: 'send', company: 'yuantong', number: 'YT0001112223' };
    const sent = unwrap(await answer(sale.id, { ...send, version: approved.version }));
    expect(sent).toMatchObject({ state: 'returning', returnNumber: 'YT0001112223' });
    const received = unwrap(await desk.decide(sent, 'receive'));
    const [one, two] = await Promise.all([desk.decide(received, 'accept'), desk.decide(received, 'accept')]);
    expect([one.ok, two.ok].sort()).toEqual([false, true]);
    await paidBack();
    expect((await desk.sale(sale.id)).state).toBe('refunded');
    expect(await desk.refundsOf(order.id)).toHaveLength(1);
  });

  it('is refused with a photo, and what is upheld on appeal is paid without coming back again', async () => {
    const order = await desk.sold();
    const approved = unwrap(await desk.decide(await desk.asked(order, wanted), 'approve'));
    const received = unwrap(await desk.decide(approved, 'receive'));
    expect(await desk.decide(received, 'refuse', { reason: '已食用一半' })).toMatchObject({
      error: { code: 'AFTERSALES.PHOTO_NEEDED' },
    });
    const photos = [(await aPicture()).toString('base64')];
    const wrong = [Buffer.from('不是照片').toString('base64')];
    expect(await desk.decide(received, 'refuse', { reason: '已食用一半', photos: wrong })).toMatchObject({
      error: { code: 'AFTERSALES.NOT_A_PHOTO' },
    });
    const refused = unwrap(await desk.decide(received, 'refuse', { reason: '已食用一半', photos }));
    const shown = unwrap(await ownAfterSale(desk.deps, desk.buyer, refused.id));
    expect(shown).toMatchObject({ state: 'refused', answer: '已食用一半', photos: [{ by: 'desk' }] });
    expect(shown.allowedEvents).toEqual(['appeal']);
    const appealed = unwrap(await answer(refused.id, { does: 'escalate', version: refused.version, words: '' }));
    expect(unwrap(await rule(appealed, 'uphold')).state).toBe('refunding');
  });
});

it('does not close an order over an open request, and does when it has ended', async () => {
  const order = await desk.sold();
  const sale = await desk.asked(order);
  const { knex } = desk.pay.db;
  const moved_at = knex.raw(`clock_timestamp() - interval '8 days'`);
  await knex('shop_order').where({ id: order.id }).update({ state: 'received', moved_at });
  const stateOf = async () => (await desk.deps.orders.ofBuyer(desk.buyer.id, order.id))?.state;
  await settleOverdue(desk.shop.orders);
  expect(await stateOf()).toBe('received');
  unwrap(await answer(sale.id, { does: 'withdraw', version: sale.version }));
  await settleOverdue(desk.shop.orders);
  expect(await stateOf()).toBe('closed');
});
