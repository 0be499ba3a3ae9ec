import { enterApp } from './app-account';
import { barriers } from './barriers';
import { pictures, sitDown, type Stage } from './browser';
import { show } from './show';

const ORANGES = '上坞脐橙，立冬后才下树';
const BUYER = '19900000188';

/** What somebody does who wants to buy what the station vetted. */
export function shopJourneys(stage: () => Stage): void {
  it('buys the demo’s oranges: shelf, page with its proof, sandbox till, paid, and a promise that the phone checks', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone' });
    await enterApp(page, stage().host, BUYER);
    // The form names the number too: whoever is in has a page of their own.
    await page.getByText('我的订单').waitFor();
    await page.goto('/mall');
    const card = page.getByRole('link', { name: new RegExp(ORANGES) });
    await card.waitFor();
    expect(await page.getByRole('main').getByRole('link').count()).toBe(3);
    expect(await pictures(page)).toBeGreaterThanOrEqual(2);
    await show(page, 'app-shop-shelf');
    expect(await barriers(page)).toEqual([]);

    await card.click();
    await page.getByRole('heading', { level: 1, name: ORANGES }).waitFor();
    await page.getByRole('main').getByText('供货方标价 ¥45.90').waitFor();
    const seller = page.getByRole('region', { name: '卖家' });
    for (const said of [/上坞村 12 号$/, '0570-8800123']) await seller.getByText(said).waitFor();
    const proof = page.waitForEvent('popup');
    await page.getByRole('button', { name: '看检测报告，第 2 页' }).click();
    expect((await proof).url()).toMatch(/\/api\/vetting\/files\/yunze\/[0-9a-f]{64}\?.*#page=2$/);
    await show(page, 'app-shop-offer');
    expect(await barriers(page)).toEqual([]);

    await page.getByRole('button', { name: '立即购买' }).click();
    await page.getByLabel('收货人').fill('王敏');
    await page.getByLabel('手机号').fill('13800138000');
    for (const place of ['浙江省', '杭州市', '西湖区']) await page.getByRole('radio', { name: place }).click();
    await page.getByLabel('街道、门牌').fill('文三路 8 号');
    await page.getByRole('checkbox').click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '提交并付款 ¥39.90' }).click();

    await page.getByRole('button', { name: '付款', exact: true }).click();
    const back = page.getByRole('link', { name: '回到订单' });
    await back.waitFor();
    const order = new URL((await back.getAttribute('href')) ?? '', stage().host.url).pathname;
    // The till leads to the house's public address, which is another name of the same machine here.
    await page.goto(order);
    await page.getByText('已付款，等待备货').first().waitFor();
    await page.getByText('浙江省 杭州市 西湖区 文三路 8 号').waitFor();
    await page.getByRole('button', { name: '核对承诺' }).click();
    await page.getByText('核对无误：电视台确实这样承诺过').waitFor();
    await show(page, 'app-shop-order');
    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await leave();
  });
}
