import { unwrap } from '@hearth/cms/kernel';
import { keeper } from '../testing/a-shop';
import { booksOf, faultsOf } from '../testing/the-books';
import { importNumbers } from './import-numbers';
import { correctNumber, stepParcel, trackParcel } from './keep-parcel';
import { tellDue } from './parcel-notices';
import { boardFile, seeBoard } from './see-board';
import { ownParcels, parcelsOf } from './see-parcels';
import { shipParcel } from './ship-parcel';
import { aNumber, aParcelDesk, packer, type ParcelDesk } from './testing/a-parcel-desk';

let desk: ParcelDesk;
beforeAll(async () => {
  desk = await aParcelDesk();
}, 60_000);
afterEach(async () => {
  expect(await faultsOf(desk.db.knex)).toEqual([]);
});
afterAll(() => desk.drop());

const stranger = packer('linhai');
const step = async (id: string, name: 'move' | 'deliver' | 'trouble') =>
  stepParcel(desk.deps, keeper, { id, step: name, version: (await desk.parcel(id)).version, reason: '' });

it('ships an order with its last unit, and not before', async () => {
  const order = await desk.buy({ quantities: [3, 1] });
  const [first, second] = order.offers.map((offer) => ({ offer, quantity: 1 }));
  const send = (lines: readonly { offer: string; quantity: number }[]) =>
    shipParcel(desk.deps, keeper, { id: order.id, company: 'zhongtong', number: aNumber(), lines: [...lines] });
  const one = unwrap(await send([{ ...first!, quantity: 2 }, second!])).parcel;
  expect(await desk.orderState(order.id)).toBe('picking');
  expect(await booksOf(desk.db.knex, order.variant)).toMatchObject({ reserved: 1, shipped: 2 });
  expect(await send([{ ...first!, quantity: 2 }])).toMatchObject({
    error: { code: 'PARCELS.MORE_THAN_LEFT', details: { left: 1 } },
  });
  expect(await send([second!])).toMatchObject({ error: { code: 'PARCELS.MORE_THAN_LEFT', details: { left: 0 } } });
  const two = unwrap(await send([first!])).parcel;
  expect(await desk.orderState(order.id)).toBe('shipped');
  expect(await booksOf(desk.db.knex, order.variant)).toMatchObject({ reserved: 0, shipped: 3 });
  expect(await send([first!])).toMatchObject({ error: { code: 'PARCELS.NOTHING_LEFT' } });
  unwrap(await step(one.id, 'deliver'));
  expect(await desk.orderState(order.id)).toBe('shipped');
  unwrap(await step(two.id, 'deliver'));
  expect(await desk.orderState(order.id)).toBe('delivered');
  expect((await desk.parcel(two.id)).deliveredAt).toBeInstanceOf(Date);
});

it('sends one parcel to whoever presses twice, and one number to one order', async () => {
  const [order, other] = [await desk.buy(), await desk.buy()];
  const number = aNumber();
  const ship = (id: string) => shipParcel(desk.deps, keeper, { id, company: 'yuantong', number });
  const both = await Promise.all([ship(order.id), ship(order.id)]);
  expect(both.map((one) => one.ok && one.value.known).sort()).toEqual([false, true]);
  expect(await desk.deps.parcels.ofOrder(desk.db.knex, order.id)).toHaveLength(1);
  expect(await ship(other.id)).toMatchObject({ error: { code: 'PARCELS.NUMBER_USED', details: { order: order.id } } });
  expect(await desk.orderState(other.id)).toBe('paid');
  const twins = [await desk.buy(), await desk.buy()];
  const same = aNumber();
  const raced = await Promise.all(
    twins.map(({ id }) => shipParcel(desk.deps, keeper, { id, company: 'yuantong', number: same })),
  );
  expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
});

it('ships nothing that has no address, is not paid, or is of another station', async () => {
  const bare = await desk.buy({ addressed: false });
  const ship = (id: string, by = keeper) => shipParcel(desk.deps, by, { id, company: 'ems', number: aNumber() });
  expect(await ship(bare.id)).toMatchObject({ error: { code: 'SHOP.ADDRESS_MISSING' } });
  expect(await desk.orderState(bare.id)).toBe('paid');
  const order = await desk.buy();
  expect(await ship(order.id, stranger)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  // What waits for goods that ran short is decided first.
  await desk.db.knex('shop_order').where({ id: order.id }).update({ state: 'shortage' });
  expect(await ship(order.id)).toMatchObject({ error: { code: 'SHOP.ORDER_STATE', details: { state: 'shortage' } } });
});

it('is seen by its buyer and its station, and by nobody else', async () => {
  const order = await desk.buy();
  const { id } = await desk.ship(order.id, aNumber());
  expect(unwrap(await ownParcels(desk.deps, order.buyer, order.id)).parcels).toMatchObject([{ id, state: 'sent' }]);
  const somebody = { ...order.buyer, id: (await desk.buy()).buyer.id };
  expect(await ownParcels(desk.deps, somebody, order.id)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  expect(await parcelsOf(desk.deps, stranger, order.id)).toMatchObject({ error: { code: 'SHOP.ORDER_NOT_FOUND' } });
  const seen = unwrap(await parcelsOf(desk.deps, keeper, order.id)).parcels[0];
  expect(seen?.allowedSteps).toEqual(['move', 'deliver', 'trouble', 'send-back', 'correct']);
  const which = { id, version: 1, reason: '' };
  expect(await stepParcel(desk.deps, stranger, { ...which, step: 'deliver' })).toMatchObject({
    error: { code: 'PARCELS.PARCEL_NOT_FOUND' },
  });
  expect(await trackParcel(desk.deps, keeper, id)).toMatchObject({ error: { code: 'PARCELS.NOT_WATCHED' } });
});

it('gets another number as long as it has not arrived', async () => {
  const order = await desk.buy();
  const taken = (await desk.ship((await desk.buy()).id, aNumber())).number;
  const { id, number } = await desk.ship(order.id, aNumber());
  const correct = (to: string, version: number) =>
    correctNumber(desk.deps, keeper, { id, company: 'yuantong', number: to, version, reason: '抄错一位' });
  expect(await correct(number, 1)).toMatchObject({ error: { code: 'PARCELS.NUMBER_SAME' } });
  expect(await correct(taken, 1)).toMatchObject({ error: { code: 'PARCELS.NUMBER_USED' } });
  const [a, b] = await Promise.all([correct(aNumber(), 1), correct(aNumber(), 1)]);
  expect([a.ok, b.ok].sort()).toEqual([false, true]);
  unwrap(await step(id, 'deliver'));
  expect(await correct(aNumber(), 3)).toMatchObject({ error: { code: 'PARCELS.PARCEL_STATE' } });
  const told = await desk.deps.ledger.of('yunze', id);
  expect(told.map(({ action }) => action)).toEqual(['parcel.sent', 'parcel.correct', 'parcel.deliver']);
});

describe('the board of 48 hours', () => {
  const ago = (id: string, hours: number) =>
    desk.db
      .knex('shop_order')
      .where({ id })
      .update({ placed_at: desk.db.knex.raw(`clock_timestamp() - make_interval(hours => ?)`, [hours]) });

  it('shows what is overdue first, what is left of each order, and nothing of other stations', async () => {
    const [late, soon] = [await desk.buy({ quantities: [3] }), await desk.buy()];
    await ago(late.id, 300);
    await ago(soon.id, 290);
    const lines = [{ offer: late.offers[0]!, quantity: 1 }];
    unwrap(await shipParcel(desk.deps, keeper, { id: late.id, company: 'ems', number: aNumber(), lines }));
    const page = unwrap(await seeBoard(desk.deps, keeper, { limit: 1 }));
    expect(page.orders).toMatchObject([{ order: late.id, overdue: true, lines: [{ quantity: 3, left: 2 }] }]);
    const next = unwrap(await seeBoard(desk.deps, keeper, { limit: 1, after: page.cursor ?? '' }));
    expect(next.orders).toMatchObject([{ order: soon.id }]);
    expect(page.overdue).toBeGreaterThanOrEqual(2);
    expect(unwrap(await seeBoard(desk.deps, keeper, { limit: 50, only: 'overdue' })).orders.length).toBe(page.overdue);
    expect(unwrap(await seeBoard(desk.deps, stranger, { limit: 50 }))).toMatchObject({ orders: [], waiting: 0 });
    await desk.ship(late.id, aNumber());
    const after = unwrap(await seeBoard(desk.deps, keeper, { limit: 50 }));
    expect(after.orders.map(({ order }) => order)).not.toContain(late.id);
  });

  it('tells the shop’s people of each order once', async () => {
    const order = await desk.buy();
    await ago(order.id, 44);
    const tell = () => desk.db.database.transaction((tx) => tellDue(desk.deps, tx));
    const told = async (what: string) =>
      (await desk.db.knex('shop_ship_told').where({ order_id: order.id, what })).length;
    await Promise.all([tell(), tell()]);
    expect([await told('soon'), await told('overdue')]).toEqual([1, 0]);
    await ago(order.id, 49);
    await tell();
    await tell();
    expect([await told('soon'), await told('overdue')]).toEqual([1, 1]);
    const notices = await desk.db.knex('notice').where({ station: 'yunze', kind: 'shipping.overdue' });
    expect(notices.length).toBeGreaterThan(0);
  });

  it('goes out as a table with addresses, noted in the ledger, and comes back with numbers', async () => {
    const order = await desk.buy();
    const { pieces } = await boardFile(desk.deps, keeper, 'zh-Hans');
    let csv = '';
    for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) csv += piece;
    expect(csv).toContain('13800001111');
    const noted = await desk.deps.ledger.of('yunze', 'yunze');
    expect(noted.map(({ action }) => action)).toContain('parcels.board-exported');
    const rows = csv.trim().split('\r\n');
    const at = rows.findIndex((row) => row.startsWith(order.id));
    const filled = rows.with(at, rows[at]!.replace(/,,$/, `,圆通速递,${aNumber()}`)).join('\r\n');
    const sent = unwrap(await importNumbers(sayings(desk), keeper, { csv: filled, locale: 'zh-Hans' }));
    expect(sent).toEqual({ shipped: 1, known: 0, bad: [] });
    expect(await desk.orderState(order.id)).toBe('shipped');
  });

  it('tells each bad line and loses none of the good ones; sent again it does nothing twice', async () => {
    const [one, two, bare] = [await desk.buy(), await desk.buy(), await desk.buy({ addressed: false })];
    const [first, second] = [aNumber(), aNumber()];
    const csv = [
      '订单号,快递公司,运单号',
      `${one.id},圆通速递,${first}`,
      `${two.id},飞毛腿,${second}`,
      `${bare.id},圆通速递,${aNumber()}`,
      `${two.id},圆通速递,${first}`,
      `${two.id},圆通速递,${second}`,
    ].join('\n');
    const send = async () => unwrap(await importNumbers(sayings(desk), keeper, { csv, locale: 'zh-Hans' }));
    const bad = [
      { row: 3, code: 'PARCELS.LINE_UNREADABLE', message: 'PARCELS.LINE_UNREADABLE' },
      { row: 4, code: 'SHOP.ADDRESS_MISSING' },
      { row: 5, code: 'PARCELS.NUMBER_USED' },
    ];
    expect(await send()).toMatchObject({ shipped: 2, known: 0, bad });
    expect(await send()).toMatchObject({ shipped: 0, known: 2, bad });
    expect(await Promise.all([one, two, bare].map(({ id }) => desk.orderState(id)))).toEqual([
      ...['shipped', 'shipped', 'paid'],
    ]);
  });
});

/** The desk with somebody who says refusals, which on a host is its book of errors. */
const sayings = ({ deps }: ParcelDesk) => ({
  ...deps,
  sayer:
    () =>
    ({ code }: { readonly code: string }) =>
      code,
});
