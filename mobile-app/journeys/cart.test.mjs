// The cart: filled by a stranger, settled where something changed, ordered as one order, and empty when the order stands.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { axe, DESK, open, reader, shots } from './browser.mjs';
import { aBuyer, fillAddress, id, payAtTill, submit } from './buying.mjs';
import { signIn } from './sign-in.mjs';

const [ORANGES, TEA, CUP] = ['上坞脐橙，树上熟', '明前炒青', '石桥龙窑主人杯'];

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.shop.reset());

const buyer = (options) => aBuyer(home, options);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();
const entry = (page, name) => page.getByRole('group', { name, exact: true });
const tick = (page, name) => page.getByRole('checkbox', { name: `现在买${name}` });

async function put(page, offer, times = 1) {
  await page.goto(`/mall/offers/${offer}`);
  for (let i = 0; i < times; i += 1) await press(page, '加入购物车');
  await page.getByText('已加入购物车').waitFor();
}

/** The sheet of what is ticked. */
async function checkOut(page, kinds) {
  await press(page, `结算 ${kinds} 种`);
  await page.getByRole('dialog', { name: '确认订单' }).waitFor();
}

/** What was ticked is one order, at the prices that were agreed to. */
function isOneOrderOfTwo() {
  const [order, ...others] = home.lab.shop.orders();
  assert.deepEqual(others, []);
  assert.deepEqual([order.amount, order.freight], [18080, 700]);
  const ordered = order.lines.map(({ offer, quantity, price }) => [offer, quantity, price]).sort();
  assert.deepEqual(ordered, [
    [id(1), 2, 4290],
    [id(2), 1, 8800],
  ]);
}

test('two kinds: one becomes dearer, one sells out, settled, ordered as one, and the cart is empty', async () => {
  const { page, wrong, close } = await buyer();
  home.lab.shop.left(id(3), 5);
  await put(page, id(1), 2);
  await put(page, id(3));
  await put(page, id(2));
  await press(page, '购物车 3');
  await page.getByRole('heading', { level: 1, name: '购物车' }).waitFor();
  await page.reload();
  await page.getByRole('img', { name: '¥295.80' }).waitFor();
  home.lab.shop.price(id(1), 4290);
  home.lab.shop.sellOut(id(3));
  home.lab.shop.carry(id(2), 700);
  await page.reload();
  await entry(page, ORANGES).getByText('比放进来时贵了 ¥3.00').waitFor();
  await entry(page, CUP).getByText('已售罄').waitFor();
  assert.equal(await tick(page, ORANGES).isDisabled(), true);
  assert.equal(await tick(page, CUP).isDisabled(), true);
  await page.screenshot({ path: path.join(shots, 'shop-cart-changed.png'), fullPage: true });
  assert.deepEqual(await axe(page), []);
  await press(entry(page, ORANGES), '更新价格');
  await page.getByRole('img', { name: '¥173.80' }).waitFor();
  await checkOut(page, 2);
  await submit(page).click();
  for (const said of ['写收货人', '请先勾选上面这一项']) await page.getByText(said).waitFor();
  await fillAddress(page);
  await page.getByText('¥7.00', { exact: true }).waitFor();
  const agreed = page.getByRole('checkbox', { name: `我知道“${ORANGES}”不支持 7 天无理由退货` });
  assert.equal(await agreed.getAttribute('aria-checked'), 'false');
  await agreed.click();
  assert.deepEqual(await axe(page), []);
  await page.screenshot({ path: path.join(shots, 'shop-cart-sheet.png') });
  await page.getByRole('button', { name: '提交并付款 ¥180.80' }).click();
  await payAtTill(page);
  await page.getByText('已付款，等待备货').first().waitFor();
  isOneOrderOfTwo();
  // What could not be ordered is there still.
  await page.goto('/mall/cart');
  await entry(page, CUP).waitFor();
  assert.equal(await entry(page, ORANGES).count(), 0);
  await press(page, '移除');
  await page.getByText('购物车还是空的').waitFor();
  await press(page, '撤销');
  await entry(page, CUP).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('a stranger’s cart is theirs after signing in, and nobody else’s', async () => {
  const { page, wrong, close } = await reader(home, { size: DESK });
  await put(page, id(2));
  await page.goto('/mall');
  await press(page, '购物车 1');
  await entry(page, TEA).waitFor();
  await press(page, '登录后结算');
  await page.waitForURL('**/sign-in');
  await signIn(page);
  await page.goto('/mall/cart');
  await page.getByRole('button', { name: '结算 1 种' }).waitFor();
  const kept = await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('hearth:cart:')));
  assert.equal(kept.length, 1);
  assert.match(kept[0], /^hearth:cart:[^:]+:qinghe$/);
  assert.deepEqual(wrong, []);
  await close();
});

test('what changes while the sheet is open is refused, marked in the cart, and not charged', async () => {
  const { page, wrong, close } = await buyer();
  await put(page, id(1));
  await put(page, id(2));
  await page.goto('/mall/cart');
  await checkOut(page, 2);
  await fillAddress(page);
  await page.getByRole('checkbox', { name: /^我知道/ }).click();
  home.lab.shop.price(id(2), 9900);
  await submit(page).click();
  await page.getByText(`${TEA} 100 克罐装：价格刚刚有变，请确认新价格后再下单`).waitFor();
  await press(page, '回购物车看看');
  await entry(page, TEA).getByText('比放进来时贵了 ¥11.00').waitFor();
  assert.equal(home.lab.shop.orders().length, 0);
  await page.getByRole('button', { name: '结算 1 种' }).waitFor();
  await press(entry(page, TEA), '更新价格');
  await checkOut(page, 2);
  await page.getByRole('button', { name: '提交并付款 ¥138.90' }).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('a lost answer and a page that is opened anew are one order', async () => {
  const { page, close } = await buyer();
  await put(page, id(2));
  await page.goto('/mall/cart');
  await checkOut(page, 1);
  await fillAddress(page);
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
  await page.reload();
  await entry(page, TEA).waitFor();
  await checkOut(page, 1);
  await fillAddress(page);
  await submit(page).click();
  await page.getByRole('heading', { name: '收银台 Till' }).waitFor();
  assert.equal(home.lab.shop.orders().length, 1);
  assert.equal(new Set(home.lab.shop.presses().map(({ key }) => key)).size, 1);
  await page.goto('/mall/cart');
  await page.getByText('购物车还是空的').waitFor();
  await close();
});

test('two sellers, and a region that one is not sent to: each is ordered apart, by name', async () => {
  const { page, wrong, close } = await buyer();
  home.lab.shop.left(id(3), 5);
  for (const offer of [id(1), id(2), id(3)]) await put(page, offer);
  home.lab.shop.sellBy(id(3), 'cooperative');
  home.lab.shop.carry(id(2), 700, '11');
  await page.goto('/mall/cart');
  await checkOut(page, 3);
  await fillAddress(page);
  await page.getByText('这些商品由不同的商家收款，请分开下单').waitFor();
  assert.equal(await submit(page).isDisabled(), true);
  await press(page, `先买 ${TEA} 100 克罐装、${ORANGES} 5 斤装`);
  await page.getByText(`${TEA} 100 克罐装：这件商品暂不发往您选的地区`).waitFor();
  await press(page, `不买 ${TEA} 100 克罐装，先买别的`);
  await page.getByRole('checkbox', { name: /^我知道/ }).click();
  await page.getByRole('button', { name: '提交并付款 ¥39.90' }).click();
  await payAtTill(page);
  await page.goto('/mall/cart');
  await entry(page, CUP).waitFor();
  assert.deepEqual([await entry(page, TEA).count(), await entry(page, ORANGES).count()], [1, 0]);
  assert.deepEqual(wrong, []);
  await close();
});

test('coupons count for what they count for, and neighbours, deposits and what is gone are said', async () => {
  const { page, wrong, close } = await buyer();
  home.lab.shop.couponBatch({ id: id(702), name: '茶券', threshold: 9000, cut: 900, offers: [id(2)] });
  for (const name of ['茶券', '秋收券']) {
    await page.goto('/mall/coupons');
    await press(entry(page, name), '领取');
    await page.getByText('已领取').first().waitFor();
  }
  home.lab.shop.left(id(3), 5);
  for (const offer of [id(1), id(2), id(3)]) await put(page, offer);
  home.lab.shop.deposit(id(3), 2000);
  await page.goto('/mall/cart');
  await entry(page, ORANGES)
    .getByText(/^这件商品有邻里团/)
    .waitFor();
  await entry(page, CUP).getByText('预售商品要单独下单，付订金').waitFor();
  await checkOut(page, 2);
  // ¥88 of tea are below its threshold, all of it is above that of the other one.
  await page.getByText('秋收券 −¥5.00').waitFor();
  await page.getByRole('button', { name: '提交并付款 ¥122.90' }).waitFor();
  await press(page, '关闭');
  await press(entry(page, TEA), '多一件');
  await checkOut(page, 2);
  await page.getByText('茶券 −¥9.00').waitFor();
  await press(page, '关闭');
  home.lab.shop.take(id(1));
  await page.reload();
  await entry(page, ORANGES).getByText('已经下架，或正在重新核查').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('without a net the cart can be read, and goods are kept in it', async () => {
  const { page, context, close } = await buyer();
  await put(page, id(2));
  await page.goto('/mall/cart');
  await page.getByRole('button', { name: '结算 1 种' }).waitFor();
  await context.setOffline(true);
  await page.getByText(/^没有网络，这是/).waitFor({ timeout: 20_000 });
  assert.equal(await page.getByRole('button', { name: '结算 1 种' }).isDisabled(), true);
  await press(page, '多一件');
  await context.setOffline(false);
  await page.getByRole('img', { name: '¥176.00' }).waitFor();
  await page.getByText(/^没有网络，这是/).waitFor({ state: 'detached', timeout: 20_000 });
  assert.equal(await page.getByRole('button', { name: '结算 1 种' }).isDisabled(), false);
  await close();
});
