import { randomUUID } from 'node:crypto';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage } from './browser';
import { aDeskOf } from './by-api';

/** A variant of its own for each run: shops of the demo station keep what was made. */
const SPEC = `5 斤装 ${randomUUID().slice(0, 6)}`;
const NAME = `云泽脐橙 ${SPEC}`;
const STOCK = `/admin/plugins/shop-stock?search=${encodeURIComponent(SPEC)}`;

/** What whoever keeps the shop opens on a phone. */
const PAGES = [
  ...['shop-orders', 'shop-offers', 'shop-stock', 'shop-terms', 'shop-shipping', 'shop-after-sales'],
  ...['shop-selling/freight', 'shop-selling/coupons', 'shop-selling/groups', 'shop-selling/leaders'],
  'vetting-goods/endings',
];
/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** The shop-keeper's pages: what is there, at what price it is offered, who ordered it. */
export function shopPagesJourneys(stage: () => Stage): void {
  beforeAll(async () => {
    const ask = await aDeskOf(stage(), 'shop-keeper');
    const title = { 'zh-Hans': '云泽脐橙', en: 'Navel oranges of Yunze' };
    // Goods that nobody has vetted yet: they may be counted and priced, and not be sold.
    const { products } = await ask('GET', '/vetting/products');
    const { supplier, category, facts } = await ask('GET', `/vetting/products/${products[0].id}`);
    const draft = { supplier: supplier.id, title: title['zh-Hans'], category, facts };
    const { id: product } = await ask('POST', '/vetting/products', draft);
    await ask('POST', '/shop/variants', { product, title, spec: SPEC, weightG: 2500 });
  });

  it('count what came in, price it, and open nothing that the gate shuts', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'shop-keeper');
    await page.goto(STOCK);
    await page.getByRole('link', { name: NAME }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    await page.getByRole('button', { name: '登记入库' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('到了多少件').fill('30');
    await form.getByText('在库 0 件 → 30 件').waitFor();
    await form.getByLabel('原因').fill('合作社送到');
    await form.getByRole('button', { name: '登记入库' }).click();
    await page.getByText('+30', { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto('/admin/plugins/shop-offers');
    await page.getByRole('button', { name: '新建报价' }).click();
    await form.getByRole('combobox', { name: '卖哪个规格' }).click();
    await page.getByRole('option', { name: new RegExp(`^${NAME}`) }).click();
    await form
      .getByText(/没有这件商品|尚未通过审核/)
      .first()
      .waitFor();
    await form.getByLabel('售价（元）').fill('39.90');
    await form.getByLabel('开售时间').fill('2026-12-01T20:00');
    await form.getByLabel('结束时间').fill('2026-12-01T22:00');
    await form.getByText('还缺：发货承诺').waitFor();
    await form.getByLabel('发货承诺').fill('48 小时内发货，逾期赔付 5 元');
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('heading', { level: 1, name: NAME }).waitFor();
    expect(await page.getByRole('button', { name: '开售' }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '关闭', exact: true }).click();
    await form.getByRole('button', { name: '关闭', exact: true }).last().click();
    await page.getByText('已关闭').first().waitFor();
    expect(wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
    await leave();
  });

  it.each(['zh-CN', 'en-US'] as const)('fit a phone, in %s', async (locale) => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone', locale });
    await signIn(page, 'shop-keeper');
    for (const path of PAGES) {
      await page.goto(`/admin/plugins/${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('main[aria-busy="false"]').waitFor();
      expect([path, await barriers(page)]).toEqual([path, []]);
      const { wide, screen } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        screen: window.innerWidth,
      }));
      expect([path, wide <= screen]).toEqual([path, true]);
    }
    expect(wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
    await leave();
  });
}
