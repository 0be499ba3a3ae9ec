import { randomUUID } from 'node:crypto';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { anOffer, buyOne, complaintsOf, numberOf, takenDown, type OwnOffer } from './shop-counter';

const BUYER = '19900000201';

/** From the till to the last yuan: paid, sent, come, received, and where the money went. */
export function orderWayJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let own: OwnOffer;
  let buyer: Visitor;
  let keeper: Visitor;
  let order = '';
  beforeAll(async () => {
    own = await anOffer(stage(), { goods: '石桥龙窑主人杯', units: 3 });
    [buyer, keeper] = await Promise.all([sit({ at: 'phone' }), sit({ at: 'desk' })]);
    await enterApp(buyer.page, stage().host, BUYER);
    await signIn(keeper.page, 'shop-keeper');
  });
  afterAll(async () => {
    await takenDown(stage(), own);
    await clear();
  });

  it('is paid by its buyer and stands on the board of what has to leave', async () => {
    order = await buyOne(buyer.page, stage(), { offer: own });
    const { page } = keeper;
    await page.goto('/admin/plugins/shop-shipping');
    const line = page.getByRole('row').filter({ hasText: numberOf(order).slice(-12) });
    await line.getByText(own.name).waitFor();
    expect(await barriers(page)).toEqual([]);
    await line.getByRole('button', { name: '发货' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('运单号').fill(`YT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '发货', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    await line.waitFor({ state: 'detached' });
    await buyer.page.reload();
    await buyer.page.getByText('包裹已经在路上').waitFor();
  });

  it('comes, and its buyer says so', async () => {
    const { page } = keeper;
    await page.goto(`/admin/plugins/shop-orders/${numberOf(order)}`);
    await page.getByRole('button', { name: '已送达' }).click();
    const asked = page.getByRole('dialog');
    await asked.getByText('10 天内买家不确认，自动视为收货').waitFor();
    await asked.getByRole('button', { name: '已送达' }).click();
    await asked.waitFor({ state: 'detached' });
    await buyer.page.reload();
    await buyer.page.getByRole('button', { name: '确认收货' }).click();
    await buyer.page.getByText('您已确认收货').waitFor();
    expect(await barriers(buyer.page)).toEqual([]);
  });

  it('bears a code on its box by which anybody follows each yuan and checks it', async () => {
    const finance = await sit({ at: 'desk' });
    await signIn(finance.page, 'finance');
    await finance.page.goto(`/admin/plugins/shop-books/receipts?order=${numberOf(order)}`);
    await finance.page.getByRole('button', { name: '箱码' }).click();
    await finance.page.getByRole('dialog').getByLabel('去向单的二维码').waitFor();
    expect(await barriers(finance.page)).toEqual([]);
    await finance.page.keyboard.press('Escape');
    const receipt = await finance.page.getByRole('link', { name: numberOf(order) }).getAttribute('href');
    // Whoever has the box needs no account.
    const anybody = await sit({ at: 'phone' });
    const { page } = anybody;
    await page.goto(receipt ?? '');
    await page.getByRole('heading', { level: 1, name: '这一单的钱去了哪里' }).waitFor();
    await page.getByText('给生产者').first().waitFor();
    // The books of today are sealed tonight; all that is there already agrees.
    await page
      .getByText(/等待封账|核对无误/)
      .first()
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    for (const visitor of [buyer, keeper, finance, anybody]) expect(complaintsOf(visitor)).toEqual([]);
  });
}
