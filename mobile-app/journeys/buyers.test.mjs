// What a buyer keeps and shares: addresses, coupons, and buying with neighbours, from joining to handing out.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { PICK_UP_CODE } from '../lab/buyers.mjs';
import { axe, open, shots } from './browser.mjs';
import { aBuyer, atSheet, fillAddress, id, payAtTill, submit } from './buying.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.shop.reset());

const buyer = (options) => aBuyer(home, options);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const entry = (page, name) => page.getByRole('group', { name });

test('an address book: added, chosen first, changed, removed, and used by the sheet', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto('/mall/orders');
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

  await page.goto('/mall/addresses');
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
  await page.goto('/mall/addresses');
  await entry(page, '王敏 沿江街 8 号').getByText('默认地址').waitFor();
  assert.equal(await page.evaluate(() => localStorage.getItem('hearth:shop-address')), null);
  await close();
});

test('a coupon: taken on the page of the goods, taken off in the sheet, said by the order', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto(`/mall/offers/${id(1)}`);
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
  await page.goto('/mall/coupons');
  await page.getByText('已使用').waitFor();
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('a coupon that was used elsewhere meanwhile: says so, and orders without it', async () => {
  const { page, close } = await buyer();
  await page.goto('/mall/coupons');
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

test('neighbours: a group is joined, and what came is picked up with the code', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto(`/mall/offers/${id(1)}`);
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
  await page.goto(`/mall/offers/${id(1)}`);
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
  await page.goto(`/mall/offers/${id(1)}`);
  await press(entry(page, '东街社区服务站'), '参加这个团');
  await page.getByRole('checkbox').click();
  await submit(page).click();
  await payAtTill(page);
  await page.goto('/mall/lead');
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
