import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import {
  anOffer,
  buyOne,
  complaintsOf,
  fillSheet,
  numberOf,
  takenDown,
  toTheTill,
  untilSaid,
  type OwnOffer,
} from './shop-counter';

const [SLOW, QUICK] = ['19900000211', '19900000212'];

/** Somebody pays at a till that stood open while their order was over and the last piece went to somebody else. */
export function lateMoneyJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let own: OwnOffer;
  let slow: Visitor;
  let quick: Visitor;
  beforeAll(async () => {
    own = await anOffer(stage(), { goods: '石桥龙窑主人杯', units: 1, price: 6_660 });
    [slow, quick] = await Promise.all([sit({ at: 'phone' }), sit({ at: 'phone' })]);
    await enterApp(slow.page, stage().host, SLOW);
    await enterApp(quick.page, stage().host, QUICK);
  });
  afterAll(async () => {
    await takenDown(stage(), own);
    await clear();
  });

  it('has come too late, and goes back by itself, whole', async () => {
    const till = slow.page;
    await till.goto(`/mall/offers/${own.offer}`);
    await fillSheet(till);
    await toTheTill(till);

    // In another window the order is taken back, and what it kept is free again.
    const other = await till.context().newPage();
    await other.goto('/mall/orders');
    await other.getByRole('link', { name: new RegExp(own.name) }).click();
    await other.getByRole('button', { name: '取消订单' }).click();
    await other.getByRole('button', { name: '确定取消' }).click();
    await other.getByText('没有付款，订单已取消').waitFor();
    const order = new URL(other.url()).pathname;

    const taken = await buyOne(quick.page, stage(), { offer: own });
    await other.goto(`/mall/offers/${own.offer}`);
    await other.getByRole('button', { name: '登记候补' }).waitFor();
    expect(await barriers(other)).toEqual([]);

    await till.getByRole('button', { name: '付款', exact: true }).click();
    await till.getByText('已付款', { exact: true }).waitFor();
    await other.goto(order);
    await untilSaid(other, '货款已原路退回');
    // Whoever was quick loses nothing by it.
    await quick.page.goto(taken);
    await quick.page.getByText('已付款，等待备货').first().waitFor();

    const finance = await sit({ at: 'desk' });
    await signIn(finance.page, 'finance');
    await finance.page.goto('/admin/plugins/shop-payments');
    const line = finance.page.getByRole('row').filter({ hasText: numberOf(order).slice(-12) });
    await line.getByRole('link').first().click();
    await finance.page.getByText('¥66.60').first().waitFor();
    await finance.page.getByText('付款到达时订单已无法履行，自动退回').first().waitFor();
    expect(await barriers(finance.page)).toEqual([]);
    for (const visitor of [slow, quick, finance]) expect(complaintsOf(visitor)).toEqual([]);
  });
}
