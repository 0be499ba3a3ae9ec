import { randomUUID } from 'node:crypto';
import type { PriceBasis } from '@hearth/shop/contract';
import type { Page } from 'playwright-core';
import type { Stage, Visitor } from './browser';
import { aDeskOf, type Told } from './by-api';

/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** What a page complained of, without what the design system says of its own dialogs. */
export const complaintsOf = ({ wrong }: Visitor): readonly string[] =>
  wrong.filter((line) => !line.includes(UNDESCRIBED));

/** What a journey sells: an offer of its own, of goods that the demo station vetted. */
export type OwnOffer = {
  readonly offer: string;
  readonly variant: string;
  readonly product: string;
  /** What buyers read. */
  readonly name: string;
};

/** What is sold: the words by which the shop's people find the goods, how many there are, for how many fen, and which price is crossed out. */
export type Selling = {
  readonly goods: string;
  readonly units: number;
  readonly price?: number;
  readonly former?: { readonly basePrice: number; readonly basis: PriceBasis };
};

const HOUR = 3_600_000;

/** Puts some units of vetted goods on sale, by the terms that the station has for them. */
export async function anOffer(stage: Stage, { goods, units, price = 2_980, former }: Selling): Promise<OwnOffer> {
  const ask = await aDeskOf(stage, 'shop-keeper');
  const { variants } = await ask('GET', `/shop/variants?search=${encodeURIComponent(goods)}`);
  const product = String(variants[0].product);
  const mark = randomUUID().slice(0, 6);
  const name = `${goods} ${mark}`;
  const title = { 'zh-Hans': name, en: name };
  // Goods have each spec once.
  const { id: variant } = await ask('POST', '/shop/variants', { product, title, spec: `一份 ${mark}`, weightG: 900 });
  const came = { kind: 'received', quantity: units, reason: '合作社送到' };
  await ask('POST', `/shop/variants/${variant}/stock`, came);
  const at = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();
  const asked = { variant, price, ...former, promise: '付款后 48 小时内发货', opensAt: at(-1), closesAt: at(48) };
  const { id: offer, version } = await ask('POST', '/shop/offers', asked);
  const terms = await termsOf(ask, product);
  const set = await ask('PUT', `/shop/offers/${offer}/terms`, { ...terms, version });
  await ask('POST', `/shop/offers/${offer}/open`, { version: set.version });
  return { offer, variant, product, name };
}

/** What was agreed about these goods before. */
async function termsOf(ask: Awaited<ReturnType<typeof aDeskOf>>, product: string): Promise<Told> {
  const { offers } = await ask('GET', '/shop/terms');
  const known = (offers as Told[]).find((one) => one.product === product && one.payee !== null);
  const { terms } = await ask('GET', `/shop/offers/${known.offer}/terms`);
  const { version: _version, setAt: _at, unit: _unit, ...agreed } = terms;
  return agreed;
}

/** Takes an offer from the shelf again, so that whoever looks next sees the demo's own. */
export async function takenDown(stage: Stage, { offer }: OwnOffer): Promise<void> {
  const ask = await aDeskOf(stage, 'shop-keeper');
  const { state, version } = await ask('GET', `/shop/offers/${offer}`);
  if (state === 'open') await ask('POST', `/shop/offers/${offer}/close`, { version });
}

/** Opens the sheet of the offer on the page, and says where it goes. `fresh` cannot be sent back, which is ticked apart. */
export async function fillSheet(page: Page, { fresh = false } = {}): Promise<void> {
  await page.getByRole('button', { name: '立即购买' }).click();
  await saysWhere(page);
  if (fresh) await page.getByRole('checkbox').click();
}

async function saysWhere(page: Page): Promise<void> {
  await page.getByLabel('收货人').fill('王敏');
  await page.getByLabel('手机号').fill('13800138000');
  for (const place of ['浙江省', '杭州市', '西湖区']) await page.getByRole('radio', { name: place }).click();
  await page.getByLabel('街道、门牌').fill('文三路 8 号');
}

/** Orders fresh goods and pays in the sheet over the picture of a live; the till opens beside it. */
export async function buysOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '购买' }).first().click();
  await saysWhere(page);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: /^提交并付款/ }).click();
  const opens = page.waitForEvent('popup');
  await page.getByRole('button', { name: /^付款/ }).click();
  const till = await opens;
  await till.getByRole('button', { name: '付款', exact: true }).click();
  await till.getByRole('link', { name: '回到订单' }).waitFor();
  await till.close();
}

/** Orders what the sheet says, and stands before the till. */
export async function toTheTill(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^提交并付款/ }).click();
  await page.getByRole('button', { name: '付款', exact: true }).waitFor();
}

/** Pays at the till and goes back to the order; gives its path. */
export async function payAtTill(page: Page, { host }: Stage): Promise<string> {
  await page.getByRole('button', { name: '付款', exact: true }).click();
  const back = page.getByRole('link', { name: '回到订单' });
  await back.waitFor();
  // The till leads to the house's public address, which is another name of the same machine here.
  const order = new URL((await back.getAttribute('href')) ?? '', host.url).pathname;
  await page.goto(order);
  return order;
}

/** Buys one of what the page of an offer shows; gives the path of the order, which is paid. */
export async function buyOne(page: Page, stage: Stage, what: { offer: OwnOffer; fresh?: boolean }): Promise<string> {
  await page.goto(`/mall/offers/${what.offer.offer}`);
  await page.getByRole('heading', { level: 1, name: what.offer.name }).waitFor();
  await fillSheet(page, what);
  await toTheTill(page);
  const order = await payAtTill(page, stage);
  await page.getByText('已付款，等待备货').first().waitFor();
  return order;
}

/** The number of an order, of its path. */
export const numberOf = (order: string): string => order.split('/').at(-1) ?? '';

/** Looks at a page again until it says something. */
export async function untilSaid(page: Page, text: string): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    await page.reload();
    await page.getByRole('main').waitFor();
    const isSaid = await page
      .getByText(text)
      .first()
      .waitFor({ timeout: 3_000 })
      .then(() => true)
      .catch(() => false);
    if (isSaid) return;
    if (Date.now() > end) throw new Error(`The page never said “${text}”`);
    await page.waitForTimeout(500);
  }
}
