import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { enterApp } from './app-account';
import { barriers } from './barriers';
import { pictures, seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, type Told } from './by-api';
import {
  anOffer,
  complaintsOf,
  fillSheet,
  numberOf,
  payAtTill,
  takenDown,
  toTheTill,
  untilSaid,
  type OwnOffer,
} from './shop-counter';

const BUYER = '19900000221';
const WORDS = '一箱里有六个压坏发霉了';
/** Where the app sends what is asked for. */
const ASKED = '/api/shop/after-sales';

/** A bruise, as a phone photographs it. */
const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 640, height: 480, channels: 3, background: '#8A5A2B' } })
    .jpeg()
    .toBuffer();

/** Photographs what came, in the form of a request. */
async function photographs(page: Page): Promise<void> {
  const camera = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '拍照', exact: true }).click();
  await (await camera).setFiles({ name: 'spoilt.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() });
  await page.getByText('已上传', { exact: true }).waitFor();
}

/** The line breaks behind the next request that is sent: the host takes it, and its answer never comes. */
async function losesOneAnswer(page: Page): Promise<void> {
  await page.route(
    (url) => url.pathname === ASKED,
    async (route) => {
      const answer = await route.fetch();
      expect(answer.status()).toBe(201);
      await route.abort('connectionreset');
    },
    { times: 1 },
  );
}

/** One of two boxes is spoilt: a photo within a day of its arrival, and the money is back without anybody arguing. */
export function spoiltFruitJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let own: OwnOffer;
  let buyer: Visitor;
  let order = '';
  beforeAll(async () => {
    own = await anOffer(stage(), { goods: '上坞脐橙', units: 4, price: 2_490 });
    buyer = await sit({ at: 'phone' });
    await enterApp(buyer.page, stage().host, BUYER);
  });
  afterAll(async () => {
    await takenDown(stage(), own);
    await clear();
  });

  it('comes in two boxes', async () => {
    const { page } = buyer;
    await page.goto(`/mall/offers/${own.offer}`);
    await fillSheet(page, { fresh: true });
    await page.getByRole('button', { name: '多一件' }).click();
    await toTheTill(page);
    order = await payAtTill(page, stage());
    await page.getByText('已付款，等待备货').first().waitFor();
    const keep = await aDeskOf(stage(), 'shop-keeper');
    const sent = { company: 'yuantong', number: `YT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}` };
    const { id, version } = await keep('POST', `/shop/orders/${numberOf(order)}/parcels`, sent);
    await keep('POST', `/shop/parcels/${id}/steps`, { step: 'deliver', version });
    await untilSaid(page, '包裹已送达，验货后请确认收货');
  });

  it('is not believed to be spoilt without a photo, and is asked for once however often it is pressed', async () => {
    const { page } = buyer;
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === ASKED) sent.push(request.postData() ?? '');
    });
    const send = page.getByRole('button', { name: '提交申请', exact: true });
    await page.getByRole('button', { name: `申请售后：${own.name}` }).click();
    await send.click();
    await page.getByText('先选原因').waitFor();
    await page.getByRole('radio', { name: '坏果、变质' }).click();
    await page.getByRole('radio', { name: '只退款' }).click();
    await page.getByLabel('说明').fill(WORDS);
    await send.click();
    await page.getByText('请拍一张能看清问题的照片').waitFor();
    expect(sent).toEqual([]);
    await photographs(page);
    // One of two: what comes back says so before anything is sent.
    await page.getByText('¥24.90', { exact: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await losesOneAnswer(page);
    await send.click();
    await page
      .getByText(/连不上电视台/)
      .first()
      .waitFor();
    await send.click();
    await page.waitForURL((url) => url.pathname.startsWith('/mall/after-sales/'));
    await page.getByText(WORDS).waitFor();
    expect(sent).toHaveLength(2);
    expect(sent[0]).toBe(sent[1]);
    await page.goto('/mall/after-sales');
    await page.getByRole('link', { name: `${own.name} × 1` }).waitFor();
    expect(await page.getByRole('link', { name: own.name }).count()).toBe(1);
    expect(await barriers(page)).toEqual([]);
  });

  it('is paid back for the one that is spoilt, by its photo', async () => {
    const clerk = await sit({ at: 'desk' });
    await signIn(clerk.page, 'after-sales-clerk');
    await clerk.page.goto('/admin/plugins/shop-after-sales');
    await clerk.page.getByRole('link', { name: new RegExp(own.name) }).click();
    await clerk.page.getByText('符合生鲜小额规则').waitFor();
    await clerk.page.getByText(WORDS).waitFor();
    await clerk.page.getByRole('img', { name: '第 1 张凭证照片' }).waitFor();
    expect(await pictures(clerk.page)).toBeGreaterThan(0);
    expect(await barriers(clerk.page)).toEqual([]);
    await untilSaid(clerk.page, '已退款');
    expect(complaintsOf(clerk)).toEqual([]);
  });

  it('shows its buyer what came back, and its receipt what is left', async () => {
    const { page } = buyer;
    await page.goto(order);
    await untilSaid(page, '已退');
    const answer = page.waitForResponse((one) => new URL(one.url()).pathname === `/api/shop/orders/${numberOf(order)}`);
    await page.reload();
    const asked: Told = await (await answer).json();
    expect(asked).toMatchObject({ state: 'delivered', amount: 4_980, refunded: 2_490 });
    for (const money of ['¥49.80', '¥24.90']) await page.getByText(money, { exact: true }).first().waitFor();
    await page.goto(`/receipts/${asked.receipt}`);
    await page.getByText(/已退回，下面是剩下的钱$/).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(complaintsOf(buyer)).toEqual([]);
  });
}
