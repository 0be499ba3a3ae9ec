import { randomUUID } from 'node:crypto';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, type Told } from './by-api';
import { passTime } from './host-database';
import { anOffer, buyOne, complaintsOf, numberOf, takenDown, type OwnOffer } from './shop-counter';

const BUYER = '19900000231';
const BOOKS = '/admin/plugins/shop-books';
const EAST_OF_GREENWICH = 8 * 3_600_000;

/** The last month that is over in Shanghai and that nobody has settled yet. */
function lastOpenMonth(settled: readonly string[]): string {
  const now = new Date(Date.now() + EAST_OF_GREENWICH);
  for (let back = 0; ; back += 1) {
    const month = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 0)).toISOString().slice(0, 7);
    if (!settled.includes(month)) return month;
  }
}

/** A month is closed by one, matched, signed by two others, paid line by line, and published. */
export function monthCloseJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let own: OwnOffer;
  let finance: Visitor;
  let period = '';
  let run = '';
  const deed = async ({ page }: Visitor, name: string, becomes: string): Promise<void> => {
    await page.goto(run);
    await page.getByRole('button', { name, exact: true }).click();
    await page.getByText(becomes).first().waitFor();
  };
  beforeAll(async () => {
    own = await anOffer(stage(), { goods: '石桥龙窑主人杯', units: 2, price: 5_000 });
    finance = await sit({ at: 'desk' });
    await signIn(finance.page, 'finance');
    const { runs } = await (await aDeskOf(stage(), 'finance'))('GET', '/shop/settlements');
    period = lastOpenMonth((runs as Told[]).map((one) => one.period));
    const buyer = await sit({ at: 'phone' });
    await enterApp(buyer.page, stage().host, BUYER);
    const order = numberOf(await buyOne(buyer.page, stage(), { offer: own }));
    const keep = await aDeskOf(stage(), 'shop-keeper');
    const sent = { company: 'yuantong', number: `YT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}` };
    const { id, version } = await keep('POST', `/shop/orders/${order}/parcels`, sent);
    await keep('POST', `/shop/parcels/${id}/steps`, { step: 'deliver', version });
    // Its time to be sent back is over in the month that is settled; nobody can wait for that.
    const over = 'UPDATE shop_waterfall SET release_at = $1 WHERE order_id = $2 AND release_at IS NOT NULL';
    await passTime(stage().host.database(), over, [`${period}-15T04:00:00Z`, order]);
  });
  afterAll(async () => {
    await takenDown(stage(), own);
    await clear();
  });

  it('is opened and closed by whoever keeps the books', async () => {
    const { page } = finance;
    await page.goto(BOOKS);
    await page.getByRole('button', { name: '建结算单' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('月份（如 2026-11）').fill(period);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '建结算单' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByRole('link', { name: period, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: `${period} 结算单` }).waitFor();
    run = new URL(page.url()).pathname;
    await deed(finance, '结账', '已结账，待对账');
    await deed(finance, '对账完成', '已对账，待签字');
    // Whoever opened it does not sign it.
    expect(await page.getByRole('button', { name: '复核签字' }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });

  it('is signed by two others, and by neither of them twice', async () => {
    const [chief, second] = [await sit({ at: 'desk' }), await sit({ at: 'desk' })];
    await signIn(chief.page, 'chief-editor');
    await signIn(second.page, 'admin');
    await deed(chief, '复核签字', '一人已签');
    await chief.page.reload();
    await chief.page.getByRole('heading', { level: 1, name: `${period} 结算单` }).waitFor();
    expect(await chief.page.getByRole('button', { name: '第二人签字' }).count()).toBe(0);
    await deed(second, '第二人签字', '复核完成');
    for (const visitor of [chief, second]) expect(complaintsOf(visitor)).toEqual([]);
  });

  it('is paid, each line by the number of its bank, and published', async () => {
    const { page } = finance;
    await deed(finance, '开始付款', '付款中');
    const owed = page.getByRole('button', { name: '已付', exact: true });
    for (let left = await owed.count(); left > 0; left = await owed.count()) {
      await owed.first().click();
      const form = page.getByRole('dialog');
      await form.getByLabel('银行流水号或原因').fill(`ICBC ${left}`);
      await form.getByRole('button', { name: '已付' }).click();
      await form.waitFor({ state: 'detached' });
      await page.waitForFunction(
        (before) =>
          [...document.querySelectorAll('button')].filter((one) => one.textContent === '已付').length < before,
        left,
      );
    }
    await page.getByText('已付清').first().waitFor();
    await deed(finance, '公布', '已公布');
    expect(await barriers(page)).toEqual([]);
    expect(complaintsOf(finance)).toEqual([]);
  });
}
