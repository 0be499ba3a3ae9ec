import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { pictures, type Visitor } from './browser';
import { choose, dayIn, photograph, send, write, type Handed } from './vetting-people';

/** What the catalogue asks of a craft of a cooperative, and what is read off each paper. */
const PAPERS = ['营业执照', '产能与发货承诺'] as const;

/** Goods of a supplier are opened at the workbench; gives the address of their file. */
export async function opensGoods({ page }: Visitor, { name, title }: Handed): Promise<string> {
  await page.goto('/admin/plugins/vetting-goods');
  await send(page, ['登记商品', '登记'], async (form) => {
    await choose(form, '供应商', name);
    await choose(form, '品类', '手工艺品');
    await write(form, { 商品名称: title, 规格: '一只', 生产者: name, 销售者: name, 产地或工厂: '上坞村' });
    await write(form, { 原产地: '上坞村', '价格（元）': '68.00', 介绍: '老篾匠带着村里十二户编的竹篮。' });
    expect(await barriers(page)).toEqual([]);
  });
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  return new URL(page.url()).pathname;
}

/** What was made of them, and what they cost at their supplier and at two others. */
export async function notesLotAndPrices({ page }: Visitor, lot: string): Promise<void> {
  await send(page, ['登记批次', '登记批次'], (form) => write(form, { 批号: lot, 生产日期: dayIn(-3), 数量: '120' }));
  await page.getByText(lot, { exact: true }).first().waitFor();
  await page.getByText('缺供应商标价').waitFor();
  for (const [kind, venue, price, url] of [
    ['供应商标价', '供货方', '68', ''],
    ['市场价', '工艺品商店', '79', 'https://craft.example/basket'],
    ['市场价', '景区门店', '88', 'https://spot.example/basket'],
  ] as const)
    await send(page, ['记录价格', '记录价格'], async (form) => {
      await choose(form, '类型', kind);
      await write(form, { 平台或店铺: venue, '价格（元）': price, 网址: url });
    });
  await page.getByText('缺供应商标价').waitFor({ state: 'detached' });
  expect(await barriers(page)).toEqual([]);
}

/** Every paper that the list asks for is photographed and read off, and the goods are handed in. */
export async function filesPapers(
  { page }: Visitor,
  { name, uscc }: Handed & { readonly uscc: string },
): Promise<void> {
  const list = page.getByRole('region', { name: '资质清单' });
  for (const kind of PAPERS) await list.getByRole('listitem').filter({ hasText: kind }).getByText('缺').waitFor();
  expect(await list.getByText('缺', { exact: true }).count()).toBe(PAPERS.length);
  for (const kind of PAPERS) {
    await send(page, ['提交资质', '提交'], async (form) => {
      await choose(form, '类型', kind);
      await photograph(form, `${kind}.jpg`);
      await write(form, { 持有人: name, 生效日期: dayIn(-3) });
      await write(form, kind === '营业执照' ? { 编号: uscc } : { 到期日期: dayIn(60), 日发货量: '20', 承运方: '中通' });
      expect(await barriers(page)).toEqual([]);
    });
    await list.getByRole('listitem').filter({ hasText: kind }).getByText('待核定').waitFor();
  }
  await page.getByRole('button', { name: '送审', exact: true }).click();
  await page.getByText('资质审核', { exact: true }).waitFor();
  expect(await barriers(page)).toEqual([]);
}

/** Somebody else looks at each paper before it is accepted, and then at all of them. */
export async function acceptsPapers({ page }: Visitor): Promise<void> {
  const papers = page.getByRole('region', { name: '资质', exact: true });
  const accept = papers.getByRole('button', { name: '接收', exact: true });
  for (const [at] of PAPERS.entries()) {
    await papers.getByRole('button', { name: '查看', exact: true }).nth(at).click();
    await seesPaper(page);
    if (at === 0) expect(await barriers(page)).toEqual([]);
    await papers.getByRole('button', { name: '收起', exact: true }).click();
  }
  for (const [at] of PAPERS.entries()) {
    await accept.first().click();
    await papers.getByText('已接收', { exact: true }).nth(at).waitFor();
  }
  expect(await accept.count()).toBe(0);
  await page.getByRole('button', { name: '资质通过', exact: true }).click();
  await page.getByText('送样检测', { exact: true }).waitFor();
}

async function seesPaper(page: Page): Promise<void> {
  const paper = page.getByRole('img', { name: '资质原件' });
  await paper.scrollIntoViewIfNeeded();
  expect(await pictures(page)).toBeGreaterThan(0);
  await page.getByRole('button', { name: '放大', exact: true }).click();
  await page.getByText('150%', { exact: true }).waitFor();
}
