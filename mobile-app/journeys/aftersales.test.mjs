// What a buyer does besides ordering: addresses, coupons, parcels, money back with photos over a bad line, and buying with neighbours.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { PICK_UP_CODE } from '../lab/buyers.mjs';
import { axe, open, shots } from './browser.mjs';
import { aBuyer, atSheet, fillAddress, id, payAtTill, submit } from './buying.mjs';

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
const entry = (page, name) => page.getByRole('group', { name });

/** An order of this buyer, as far as it came. */
async function given(page, offer, state) {
  await page.goto('/shop/orders');
  await page.getByRole('heading', { level: 1, name: '我的订单' }).waitFor();
  await page.getByText('还没有订单').waitFor();
  return home.lab.shop.give(offer, state);
}

async function choosePhoto(page) {
  const chooser = page.waitForEvent('filechooser');
  await press(page, '从相册选');
  await (await chooser).setFiles(PHOTO);
}

test('an address book: added, chosen first, changed, removed, and used by the sheet', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto('/shop/orders');
  await press(page, '收货地址');
  await page.getByText('还没有收货地址').waitFor();
  await press(page, '新增地址');
  await press(page, '存好地址');
  await page.getByText('写街道和门牌').waitFor();
  await fillAddress(page);
  await press(page, '存好地址');
  await entry(page, '王敏 沿江街 8 号').getByText('默认地址').waitFor();
  await press(page, '新增地址');
  await fillAddress(page);
  await page.getByLabel('街道、门牌').fill('茂岭路 3 号');
  await press(page, '存好地址');
  await press(entry(page, '王敏 茂岭路 3 号'), '设为默认');
  await entry(page, '王敏 茂岭路 3 号').getByText('默认地址').waitFor();
  await press(entry(page, '王敏 沿江街 8 号'), '改地址');
  await page.getByLabel('收货人').fill('王建国');
  await press(page, '存好地址');
  await entry(page, '王建国 沿江街 8 号').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.screenshot({ path: path.join(shots, 'shop-addresses.png'), fullPage: true });

  await atSheet(page, id(2), { isFresh: false, hasAddress: true });
  await page.getByText('浙江省 衢州市 柯城区 茂岭路 3 号').waitFor();
  await press(page, '改地址');
  await press(page, /王建国/);
  await page.getByText('浙江省 衢州市 柯城区 沿江街 8 号').waitFor();
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  const { address } = home.lab.shop.orders()[0];
  assert.deepEqual(address, { region: '330802', name: '王建国', phone: '13800138000', detail: '沿江街 8 号' });

  await page.goto('/shop/addresses');
  await press(entry(page, '王敏 茂岭路 3 号'), '删除');
  await press(page, '确定删除');
  await entry(page, '王建国 沿江街 8 号').getByText('默认地址').waitFor();
  assert.equal(home.lab.shop.addresses().length, 1);
  assert.deepEqual(wrong, []);
  await close();
});

test('what the device kept becomes the first entry of the book', async () => {
  const { page, close } = await buyer();
  // The book cannot be reached while the order is placed, so the device has the address.
  await atSheet(page, id(2), { isFresh: false });
  home.lab.state.failing.set('/api/shop/addresses', 503);
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  assert.match(await page.evaluate(() => localStorage.getItem('hearth:shop-address')), /沿江街 8 号/);
  home.lab.state.failing.clear();
  await page.goto('/shop/addresses');
  await entry(page, '王敏 沿江街 8 号').getByText('默认地址').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('hearth:shop-address')), null);
  await close();
});

test('a coupon: taken on the page of the goods, taken off in the sheet, said by the order', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto(`/shop/offers/${id(1)}`);
  await press(entry(page, '秋收券'), '领取');
  await page.getByText('已领取').waitFor();
  await press(page, '立即购买');
  await page.getByText('秋收券 −¥5.00').waitFor();
  await press(page, '换券');
  await press(page, '不用优惠券');
  await page.getByRole('button', { name: '提交并付款 ¥39.90' }).waitFor();
  await press(page, '换券');
  await press(page, /^秋收券/);
  await fillAddress(page);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '提交并付款 ¥34.90' }).click();
  await payAtTill(page);
  await page.getByText('−¥5.00 · 秋收券').waitFor();
  await page.goto('/shop/coupons');
  await page.getByText('已使用').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('a coupon that was used elsewhere meanwhile: says so, and orders without it', async () => {
  const { page, close } = await buyer();
  await page.goto('/shop/coupons');
  await press(entry(page, '秋收券'), '领取');
  await page.getByText('已领取').waitFor();
  await atSheet(page, id(2), { isFresh: false });
  await page.getByText('秋收券 −¥5.00').waitFor();
  home.lab.shop.spendCoupons();
  await submit(page).click();
  await page.getByText('这张优惠券已经用过').waitFor();
  await press(page, '不用优惠券下单');
  await page.getByRole('button', { name: '提交并付款 ¥88.00' }).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await close();
});

test('a parcel: who carries it, its number, and what happened, the newest first', async () => {
  const { page, wrong, close } = await buyer();
  const order = await given(page, id(2), 'confirmed');
  home.lab.shop.ship(order);
  await page.goto(`/shop/orders/${order}`);
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

test('money back: photos over a line that breaks, one request, its clock, a refusal and the station', async () => {
  const { page, context, close } = await buyer();
  const order = await given(page, id(1), 'delivered');
  await page.goto(`/shop/orders/${order}`);
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
  await page.getByRole('img', { name: '照片 2' }).waitFor();
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
  await page.getByText(/连不上电视台/).first().waitFor();
  await press(page, '提交申请');
  await page.waitForURL('**/shop/after-sales/*');
  await page.getByText('等待商家答复').waitFor();
  await page.getByText(/商家最晚 .* 答复，到时没有答复就按您的申请办/).waitFor();
  await page.getByText(/^还有 [12] 天 \d+ 小时$/).waitFor();
  const [sale, ...others] = home.lab.shop.sales();
  assert.deepEqual([others.length, sale.photos.length, sale.words], [0, 2, '三个坏了']);

  home.lab.shop.decide(sale.id, 'declined', '照片看不清');
  await page.reload();
  await page.getByText('照片看不清').waitFor();
  await press(page, '请台里裁决');
  await page.getByLabel('您的理由').fill('照片里能看到霉斑');
  await press(page, '提交裁决');
  await page.getByText('台里正在裁决').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.goto('/shop/orders');
  await press(page, '我的售后');
  await page.getByRole('link', { name: /台里正在裁决/ }).waitFor();
  await close();
});

test('goods go back with a number, what is wrong with it is said, and a request can be withdrawn', async () => {
  const { page, wrong, close } = await buyer();
  const order = await given(page, id(2), 'delivered');
  await page.goto(`/shop/ask/${order}/${id(2)}`);
  await page.getByRole('radio', { name: '不想要了' }).click();
  await press(page, '提交申请');
  await page.getByText('等待商家答复').waitFor();
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

  await page.goto(`/shop/ask/${order}/${id(2)}`);
  await page.getByText('现在不能申请').waitFor();
  home.lab.shop.decide(sale, 'review');
  await page.goto(`/shop/after-sales/${sale}`);
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
  await page.goto(`/shop/ask/${order}/${id(1)}`);
  await page.getByRole('radio', { name: '破损' }).click();
  await choosePhoto(page);
  await page.getByText('已上传', { exact: true }).waitFor();
  home.lab.shop.forgetPhotos();
  await press(page, '提交申请');
  await page.getByText('等待商家答复').waitFor();
  assert.equal(home.lab.shop.photos().size, 1);
  await close();
});

test('neighbours: a group is joined, and what came is picked up with the code', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto(`/shop/offers/${id(1)}`);
  const group = entry(page, '东街社区服务站');
  await group.getByText('还差 3 件成团').waitFor();
  await press(group, '参加这个团');
  const sheet = page.getByRole('dialog', { name: '确认拼团' });
  await sheet.getByText('东街社区服务站').waitFor();
  assert.equal(await sheet.getByLabel('收货人').count(), 0);
  await page.getByRole('checkbox').click();
  await submit(page).click();
  await payAtTill(page);
  await page.getByText(/^还没成团/).waitFor();
  assert.equal(await page.getByText('没有存上收货地址，请补上').count(), 0);
  home.lab.shop.moveGroup('arrived');
  await page.reload();
  await page.getByText('货到了，到自提点报提货码').waitFor();
  await page.getByRole('img', { name: '提货码 048 215' }).waitFor();
  await page.screenshot({ path: path.join(shots, 'shop-pick-up.png') });
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('a group that is over meanwhile says so', async () => {
  const { page, close } = await buyer();
  await page.goto(`/shop/offers/${id(1)}`);
  await press(entry(page, '东街社区服务站'), '参加这个团');
  await page.getByRole('checkbox').click();
  home.lab.shop.moveGroup('failed');
  await submit(page).click();
  await page.getByText('这个团已经截止，或不是这件商品的团').waitFor();
  await press(page, '看别的团');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await entry(page, '东街社区服务站').waitFor({ state: 'detached' });
  await close();
});

test('a leader: asks, is declined, asks again, says that the goods came, and hands out by the code', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto(`/shop/offers/${id(1)}`);
  await press(entry(page, '东街社区服务站'), '参加这个团');
  await page.getByRole('checkbox').click();
  await submit(page).click();
  await payAtTill(page);
  await page.goto('/shop/lead');
  await press(page, '提交申请');
  await page.getByText('写自提点名称').waitFor();
  await page.getByLabel('称呼').fill('周姐');
  await page.getByLabel('自提点名称').fill('东街社区服务站');
  for (const place of ['浙江省', '衢州市', '柯城区']) await page.getByRole('radio', { name: place }).click();
  await page.getByLabel('街道、门牌').fill('东街 21 号');
  await press(page, '提交申请');
  await page.getByText('等待台里答复').waitFor();
  home.lab.shop.decline('请写清门牌');
  await page.reload();
  await page.getByText('台里的话：请写清门牌').waitFor();
  await press(page, '修改申请');
  await press(page, '提交申请');
  await page.getByText('等待台里答复').waitFor();
  home.lab.shop.appoint();
  home.lab.shop.moveGroup('sent');
  await page.reload();
  await press(page, '货到了，通知邻居');
  await page.getByLabel('邻居报的提货码').fill('111111');
  await press(page, '核对并交货');
  await page.getByText('提货码不对，或已经提过了').waitFor();
  await page.getByLabel('邻居报的提货码').fill(PICK_UP_CODE);
  await press(page, '核对并交货');
  await page.getByText(/^交货 1 件，订单尾号 [0-9A-F]{8}$/).waitFor();
  assert.equal(home.lab.shop.orders()[0].state, 'received');
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});
