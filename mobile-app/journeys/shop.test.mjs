// What a buyer does: from the shelf to paid in three taps and one at the till, and everything that can come between.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { axe, DESK, open, reader, shots } from './browser.mjs';
import { aBuyer, atSheet, fillAddress, id, payAtTill, submit } from './buying.mjs';

const ORANGES = '上坞脐橙，树上熟';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.shop.reset());

const buyer = (options) => aBuyer(home, options);

test('from the shelf to paid, and the promise holds', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto('/mall');
  await page.getByRole('link', { name: new RegExp(ORANGES) }).click();
  await page.getByRole('heading', { level: 1, name: ORANGES }).waitFor();
  await page.getByRole('main').getByText('近 7 天最低成交价 ¥45.90').waitFor();
  const seller = page.getByRole('region', { name: '卖家' });
  for (const said of ['清河果蔬专业合作社', '合作社', '0570-8800123'])
    await seller
      .getByText(said, { exact: said === '合作社' })
      .first()
      .waitFor();
  await page.getByRole('button', { name: '看检测报告，第 3 页' }).waitFor();
  await page.getByRole('button', { name: '立即购买' }).click();
  const sheet = page.getByRole('dialog', { name: '确认订单' });
  assert.equal(await sheet.getByRole('checkbox').getAttribute('aria-checked'), 'false');
  await sheet.getByRole('region', { name: '卖家' }).getByText('清河果蔬专业合作社').waitFor();
  await fillAddress(page);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '多一件' }).click();
  await page.screenshot({ path: path.join(shots, 'shop-sheet.png') });
  await page.getByRole('button', { name: '提交并付款 ¥79.80' }).click();
  await payAtTill(page);
  await page.getByText('已付款，等待备货').first().waitFor();
  await page.getByText('王敏 13800138000').waitFor();
  await page.getByText('浙江省 衢州市 柯城区 沿江街 8 号').waitFor();
  await page.getByRole('button', { name: '核对承诺' }).click();
  await page.getByText('核对无误：电视台确实这样承诺过').waitFor();
  assert.equal(await page.getByText('相符', { exact: true }).count(), 5);
  await page.screenshot({ path: path.join(shots, 'shop-order.png'), fullPage: true });
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});

test('a second order takes three taps to the till: the address is known', async () => {
  const { page, wrong, close } = await buyer();
  await atSheet(page, id(2), { isFresh: false });
  await submit(page).click();
  await payAtTill(page);
  await page.getByText('已付款，等待备货').first().waitFor();
  await page.goto('/mall');
  const taps = [
    page.getByRole('link', { name: /明前炒青/ }),
    page.getByRole('button', { name: '立即购买' }),
    submit(page),
  ];
  for (const tap of taps) await tap.click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  assert.equal(home.lab.shop.orders().length, 2);
  assert.deepEqual(wrong, []);
  await close();
});

test('two taps, and a line that broke between, are one order', async () => {
  const { page, close } = await buyer();
  await atSheet(page, id(1));
  // The answer of the first press is lost on its way.
  let lost = 0;
  await page.route('**/api/shop/orders', async (route) => {
    if (route.request().method() !== 'POST' || lost++ > 0) return route.fallback();
    await route.fetch();
    return route.abort('connectionreset');
  });
  await submit(page).dblclick();
  await page
    .getByRole('dialog')
    .getByText(/连不上电视台/)
    .waitFor();
  assert.equal(home.lab.shop.orders().length, 1);
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  assert.equal(home.lab.shop.orders().length, 1);
  assert.equal(new Set(home.lab.shop.presses().map(({ key }) => key)).size, 1);
  await close();
});

test('goods without return need the tick, and an address', async () => {
  const { page, close } = await buyer();
  await page.goto(`/mall/offers/${id(1)}`);
  await page.getByRole('button', { name: '立即购买' }).click();
  await submit(page).click();
  for (const said of ['写收货人', '选到区县', '写街道和门牌', '请先勾选上面这一项'])
    await page.getByText(said).waitFor();
  await fillAddress(page);
  await submit(page).click();
  await page.getByText('请先勾选上面这一项').waitFor();
  assert.equal(home.lab.shop.orders().length, 0);
  await page.getByRole('checkbox').click();
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await close();
});

test('sold out: says so on the shelf, and one may wait and leave again', async () => {
  const { page, wrong, close } = await buyer();
  await page.goto('/mall');
  await page.getByRole('link', { name: /石桥龙窑主人杯.*已售罄/ }).click();
  await page.getByText('个人住址和电话不公开，有事找本台').waitFor();
  await page.getByRole('button', { name: '登记候补' }).click();
  await page.getByText(/您排在第一位/).waitFor();
  await page.getByRole('button', { name: '退出候补' }).click();
  await page.getByText('已退出候补').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('sold out at the last moment: offers the waiting list in its place', async () => {
  const { page, close } = await buyer();
  await atSheet(page, id(2), { isFresh: false });
  home.lab.shop.sellOut(id(2));
  await submit(page).click();
  await page.getByRole('dialog').getByText('已售罄，可以登记候补').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: '登记候补' }).click();
  await page.getByText(/您排在第一位/).waitFor();
  await close();
});

test('a crowd: stands in line by itself, with its ticket', async () => {
  const { page, close } = await buyer();
  await atSheet(page, id(1));
  home.lab.shop.crowd(2);
  await submit(page).click();
  await page.getByText('抢购的人多，您在队里，1 秒后自动再试，不用重复点').waitFor();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  assert.deepEqual(
    home.lab.shop.presses().map(({ ticket }) => ticket),
    [null, 'in-line', 'in-line'],
  );
  await close();
});

test('a new price is shown before anything is ordered; the limit and the gate say what to do', async () => {
  const { page, close } = await buyer();
  await atSheet(page, id(1));
  home.lab.shop.price(id(1), 4290);
  await submit(page).click();
  await page.getByText('价格刚刚有变，请确认新价格后再下单').waitFor();
  await page.getByRole('button', { name: '看新价格' }).click();
  await page.getByRole('button', { name: '提交并付款 ¥42.90' }).waitFor();
  home.lab.shop.bar(true);
  await submit(page).click();
  await page.getByText('这件商品正在核查，暂时不能买').waitFor();
  await page.getByRole('button', { name: '回货架' }).waitFor();
  home.lab.shop.bar(false);
  for (let i = 0; i < 2; i += 1) await page.getByRole('button', { name: '多一件' }).click();
  await page.getByText('已到每人限购 3 件').waitFor();
  assert.equal(await page.getByRole('button', { name: '多一件' }).isDisabled(), true);
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await atSheet(page, id(1), { hasAddress: true });
  await submit(page).click();
  await page.getByText('每人限购 3 件，您已买到上限').waitFor();
  await page.getByRole('button', { name: '看我的订单' }).click();
  await page.getByRole('heading', { level: 1, name: '我的订单' }).waitFor();
  await close();
});

test('an unpaid order counts down, is paid later from its page, or taken back', async () => {
  const { page, wrong, close } = await buyer();
  await atSheet(page, id(2), { isFresh: false });
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await page.goto('/me');
  await page.getByRole('button', { name: '我的订单' }).click();
  await page.getByRole('link', { name: /待付款/ }).click();
  await page.getByText(/^剩余 1[45]:\d\d$/).waitFor();
  await page.getByRole('button', { name: '付款 ¥88.00' }).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  await page.goBack();
  await page.getByRole('button', { name: '取消订单' }).click();
  await page.getByRole('button', { name: '确定取消' }).click();
  await page.getByText('已取消', { exact: true }).waitFor();
  assert.equal(home.lab.shop.orders()[0].state, 'cancelled');
  assert.deepEqual(wrong, []);
  await close();
});

test('what came is received by its buyer', async () => {
  const { page, close } = await buyer();
  await atSheet(page, id(2), { isFresh: false });
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  const [{ id: order }] = home.lab.shop.orders();
  home.lab.shop.move(order, 'delivered');
  await page.goto(`/mall/orders/${order}`);
  await page.getByRole('button', { name: '确认收货' }).click();
  await page.getByText('已签收', { exact: true }).waitFor();
  assert.equal(await page.getByRole('button', { name: '改地址' }).count(), 0);
  await close();
});

test('a promise that was changed afterwards is found out on the phone', async () => {
  const { page, close } = await buyer({ language: 'en' });
  await page.goto(`/mall/offers/${id(2)}`);
  await page.getByRole('button', { name: 'Buy now' }).click();
  await page.getByLabel('Name').fill('Wang Min');
  await page.getByLabel('Phone').fill('13800138000');
  await page.getByRole('radio', { name: 'Zhejiang' }).click();
  await page.getByRole('radio', { name: /^Quzhou/ }).click();
  await page.getByRole('radio', { name: /^Kecheng/ }).click();
  await page.getByLabel('Street and number').fill('8 River Street');
  await page.getByRole('button', { name: 'Order and pay ¥88.00' }).click();
  await payAtTill(page);
  await page.getByText('Paid, being prepared').first().waitFor();
  home.lab.shop.forge(true);
  await page.getByRole('button', { name: 'Check the promise' }).click();
  await page.getByText('It does not hold; keep a picture of this and ask the station').waitFor();
  assert.equal(await page.getByText('does not hold', { exact: true }).count(), 2);
  await close();
});

test('a stranger looks, and is asked to sign in before buying; a search finds and does not find', async () => {
  const { page, wrong, close } = await reader(home, { size: DESK });
  await page.goto('/mall');
  await page.getByLabel('找商品或卖家').fill('合作社 脐橙');
  await page.getByRole('link', { name: new RegExp(ORANGES) }).waitFor();
  assert.equal(await page.getByRole('link', { name: /炒青/ }).count(), 0);
  await page.getByLabel('找商品或卖家').fill('海参');
  await page.getByText('没有找到“海参”').waitFor();
  await page.getByRole('button', { name: '看全部商品' }).click();
  await page.getByRole('link', { name: new RegExp(ORANGES) }).click();
  await page.getByRole('button', { name: '登录后购买' }).click();
  await page.waitForURL('**/sign-in');
  await page.goto('/mall/orders');
  await page.getByText('登录后看自己的订单。').waitFor();
  await page.goto(`/mall/offers/${id(77)}`);
  await page.getByText('这件商品现在不卖').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});
