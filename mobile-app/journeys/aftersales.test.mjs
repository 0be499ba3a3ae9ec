// What a buyer does after the order: follows the parcel, and asks for money back with photos over a bad line.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { axe, open, shots } from './browser.mjs';
import { aBuyer, id } from './buying.mjs';

/** A picture of one dot: what is in it is nobody's business here. */
const PHOTO = {
  name: '坏果.png',
  mimeType: 'image/png',
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
};

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.shop.reset());

const buyer = (options) => aBuyer(home, options);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/** An order of this buyer, as far as it came. */
async function given(page, offer, state) {
  await page.goto('/mall/orders');
  await page.getByRole('heading', { level: 1, name: '我的订单' }).waitFor();
  await page.getByText('还没有订单').waitFor();
  return home.lab.shop.give(offer, state);
}

async function choosePhoto(page) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, '从相册选');
  await (await chooser).setFiles(PHOTO);
}

test('a parcel: who carries it, its number, and what happened, the newest first', async () => {
  const { page, wrong, close } = await buyer();
  const order = await given(page, id(2), 'confirmed');
  home.lab.shop.ship(order);
  await page.goto(`/mall/orders/${order}`);
  await page.getByText('顺丰速运 SF1402233556677').waitFor();
  const said = page.getByText(/^【/);
  assert.match(await said.first().textContent(), /正在派送/);
  assert.equal(await said.count(), 3);
  await press(page, '看更早的 1 条');
  assert.match(await said.last().textContent(), /已揽收/);
  await page.getByRole('button', { name: '复制单号' }).click();
  await page.getByText(/^(已复制|没能复制)/).waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

/** A request is declined, and its buyer asks the station. */
async function goesToTheStation(page, sale) {
  home.lab.shop.decide(sale.id, 'declined', '照片看不清');
  await page.reload();
  await page.getByText('照片看不清').waitFor();
  await press(page, '请台里裁决');
  await page.getByLabel('您的理由').fill('照片里能看到霉斑');
  await press(page, '提交给台里');
  await page.getByText('台里正在裁决').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.goto('/mall/orders');
  await press(page, '我的售后');
  await page.getByRole('link', { name: /台里正在裁决/ }).waitFor();
}

test('money back: photos over a line that breaks, one request, its clock, a refusal and the station', async () => {
  const { page, context, close } = await buyer();
  const order = await given(page, id(1), 'delivered');
  await page.goto(`/mall/orders/${order}`);
  await press(page, '申请售后：上坞脐橙，树上熟');
  await press(page, '提交申请');
  await page.getByText('先选原因').waitFor();
  await page.getByRole('radio', { name: '坏果、变质' }).click();
  await page.getByText('请拍一张能看清问题的照片').waitFor();
  await page.getByLabel('说明').fill('三个坏了');

  home.lab.state.failing.set('/api/shop/after-sales/photos', 503);
  await choosePhoto(page);
  await page.getByText('等待上传，有网后自动继续').waitFor();
  home.lab.state.failing.clear();
  // The app is closed and opened again: what was written and chosen is there, and goes on.
  await page.reload();
  await page.getByText('已上传', { exact: true }).waitFor();
  assert.equal(await page.getByLabel('说明').inputValue(), '三个坏了');
  await context.setOffline(true);
  await choosePhoto(page);
  await page.getByText('等待上传，有网后自动继续').waitFor();
  await context.setOffline(false);
  await page.waitForFunction(() => document.body.innerText.split('已上传').length === 3);
  assert.deepEqual(await axe(page), []);
  await page.screenshot({ path: path.join(shots, 'shop-ask.png'), fullPage: true });

  // The answer of the first press is lost on its way.
  let lost = 0;
  await page.route('**/api/shop/after-sales', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.fallback();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await press(page, '提交申请');
  await page
    .getByText(/连不上电视台/)
    .first()
    .waitFor();
  await press(page, '提交申请');
  await page.waitForURL('**/mall/after-sales/*');
  await page.getByText('等待卖家答复').waitFor();
  await page.getByText(/卖家最晚 .* 答复，到时没有答复就按您的申请办/).waitFor();
  await page.getByText(/^还有 [12] 天 \d+ 小时$/).waitFor();
  const [sale, ...others] = home.lab.shop.sales();
  assert.deepEqual([others.length, sale.photos.length, sale.words], [0, 2, '三个坏了']);

  await goesToTheStation(page, sale);
  await close();
});

test('goods go back with a number, what is wrong with it is said, and a request can be withdrawn', async () => {
  const { page, wrong, close } = await buyer();
  const order = await given(page, id(2), 'delivered');
  await page.goto(`/mall/ask/${order}/${id(2)}`);
  await page.getByRole('radio', { name: '不想要了' }).click();
  await press(page, '提交申请');
  await page.getByText('等待卖家答复').waitFor();
  const [{ id: sale }] = home.lab.shop.sales();
  home.lab.shop.decide(sale, 'awaiting-parcel');
  await page.reload();
  await page.getByRole('radio', { name: '中通快递' }).click();
  await page.getByLabel('运单号').fill('12');
  await press(page, '已寄出');
  await page.getByText('写快递单上的号码，字母和数字').waitFor();
  await page.getByLabel('运单号').fill('zt7788990011');
  await press(page, '已寄出');
  await page.getByText('商品在寄回路上').waitFor();
  await page.getByText('中通快递 ZT7788990011').waitFor();

  await page.goto(`/mall/ask/${order}/${id(2)}`);
  await page.getByText('现在不能申请').waitFor();
  home.lab.shop.decide(sale, 'review');
  await page.goto(`/mall/after-sales/${sale}`);
  await press(page, '撤销申请');
  await press(page, '确定撤销');
  await page.getByText('已撤销', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '撤销申请' }).count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('photos that the host forgot are sent anew', async () => {
  const { page, close } = await buyer();
  const order = await given(page, id(1), 'delivered');
  await page.goto(`/mall/ask/${order}/${id(1)}`);
  await page.getByRole('radio', { name: '破损' }).click();
  await choosePhoto(page);
  await page.getByText('已上传', { exact: true }).waitFor();
  home.lab.shop.forgetPhotos();
  await press(page, '提交申请');
  await page.getByText('等待卖家答复').waitFor();
  assert.equal(home.lab.shop.photos().size, 1);
  await close();
});
