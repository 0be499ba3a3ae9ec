// The pages of the shop in every look, as the other pages are judged.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { id } from './buying.mjs';
import { faults } from './faults.mjs';
import { LOOKS } from './looks.mjs';
import { signIn } from './sign-in.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());

const sheet = async (page) => {
  await page.getByRole('button', { name: /^(立即购买|Buy now)$/ }).click();
  await page.getByRole('dialog').waitFor();
};

const checked = async (page) => {
  await page.getByRole('button', { name: /^(核对承诺|Check the promise)$/ }).click();
  await page.getByText(/^(核对无误|It holds)/).waitFor();
};

const sent = () => {
  const order = home.lab.shop.give(id(2), 'confirmed');
  home.lab.shop.ship(order);
  return order;
};
const parcel = (page) => page.getByText(/SF1402233556677/).waitFor();
const reason = (page) => page.getByRole('radio', { name: /^(破损|Damaged)$/ }).click();

/** Something that became dearer, something that is sold out, and something that can be ordered. */
const fill = async (page) => {
  home.lab.shop.left(id(3), 5);
  for (const n of [1, 3, 2]) {
    await page.goto(`/mall/offers/${id(n)}`);
    await page.getByRole('button', { name: /^(加入购物车|Add to cart)$/ }).click();
    await page.getByText(/^(已加入购物车|It is in your cart)$/).waitFor();
  }
  home.lab.shop.price(id(1), 4290);
  home.lab.shop.sellOut(id(3));
};
const settled = async (page) => {
  await page.getByText(/^(比放进来时贵了 ¥3\.00|¥3\.00 more)/).waitFor();
};
const checkedOut = async (page) => {
  await page.getByRole('button', { name: /^(更新价格|Take the new price)$/ }).click();
  await page.getByRole('button', { name: /^(结算 2 种|Check out 2)$/ }).click();
  await page.getByRole('dialog').waitFor();
};

const PAGES = [
  ['shelf', '/mall'],
  ['offer', `/mall/offers/${id(1)}`],
  ['offer-out', `/mall/offers/${id(3)}`],
  ['offer-gone', `/mall/offers/${id(77)}`],
  ['sheet', `/mall/offers/${id(1)}`, sheet],
  ['cart-empty', '/mall/cart'],
  ['orders-none', '/mall/orders'],
  ['addresses-none', '/mall/addresses'],
  ['coupons', '/mall/coupons'],
  ['sales-none', '/mall/after-sales'],
  ['lead', '/mall/lead'],
];
const CART = [
  ['cart', '/mall/cart', settled],
  ['cart-sheet', '/mall/cart', settled, checkedOut],
];
/** Of orders that the lab makes for whoever asked last. */
const ORDERS = [
  ['orders', () => '/mall/orders'],
  ['order-unpaid', () => `/mall/orders/${home.lab.shop.give(id(2), 'awaiting-payment')}`],
  ['order-paid', () => `/mall/orders/${home.lab.shop.give(id(2), 'paid')}`, checked],
  ['order-sent', () => `/mall/orders/${sent()}`, parcel],
  ['ask', () => `/mall/ask/${home.lab.shop.give(id(2), 'delivered')}/${id(2)}`, reason],
];
const COUNT = PAGES.length + CART.length + ORDERS.length;

async function judge(page, { name, label, elder, steps }) {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  for (const step of steps) await step(page);
  await page.screenshot({ path: path.join(shots, `${label}-shop-${name}.png`) });
  const found = { axe: await axe(page), faults: await faults(page, elder ? 60 : 44) };
  assert.deepEqual(found, { axe: [], faults: [] }, `${label} ${name}`);
}

for (const [sizeName, size] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${COUNT} pages of the shop`, { timeout: 240_000 }, async (t) => {
      home.lab.shop.reset();
      const { page, wrong, close } = await reader(home, { size, ...look });
      await signIn(page);
      const visit = (name, url, steps) =>
        t.test(name, async () => {
          await page.goto(url);
          await judge(page, { name, label, elder: look.elder, steps });
        });
      for (const [name, url, ...steps] of PAGES) await visit(name, url, steps);
      await fill(page);
      for (const [name, url, ...steps] of CART) await visit(name, url, steps);
      home.lab.shop.give(id(1), 'shipped');
      for (const [name, url, ...steps] of ORDERS) await visit(name, url(), steps);
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
