// Receipts and the public page of a live in every look, and that a browser verifies a receipt by itself.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { LOOKS } from './looks.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());

const receipt = (letter) => `/receipts/${letter.repeat(32)}`;
const LIVE = '/welfare/yunze/0198c2a0-0000-7000-8000-0000000000f';
const PAGES = [
  ['receipt', receipt('v'), /^(核对无误|Verified)$/],
  ['receipt-waiting', receipt('w'), /^(等待封账|Not sealed yet)$/],
  ['receipt-broken', receipt('b'), /^(核对不上|Cannot be verified)$/],
  ['receipt-gone', receipt('x'), /^(没有找到这张去向单|There is no such receipt)$/],
  ['welfare', `${LIVE}1`, /^(云泽县慈善会)$/],
  ['welfare-few', `${LIVE}2`, /(不足五户|Fewer than five)/],
  ['welfare-none', `${LIVE}3`, /^(这场直播还没有可公示的账|Nothing to account for yet)$/],
];

for (const [sizeName, size] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${PAGES.length} pages of money`, { timeout: 240_000 }, async (t) => {
      const { page, wrong, close } = await reader(home, { size, ...look });
      for (const [name, url, said] of PAGES) {
        await t.test(name, async () => {
          await page.goto(url);
          await page.getByText(said).first().waitFor();
          await page.waitForLoadState('networkidle');
          await page.screenshot({ path: path.join(shots, `${label}-${name}.png`), fullPage: true });
          const found = { axe: await axe(page), faults: await faults(page, look.elder ? 60 : 44) };
          assert.deepEqual(found, { axe: [], faults: [] }, `${label} ${name}`);
        });
      }
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}

test('the bars of a waterfall end where the next begins, and together they are the whole width', async () => {
  const { page, close } = await reader(home, {});
  await page.goto(receipt('v'));
  await page.getByText('核对无误').waitFor();
  const bars = await page.getByRole('list', { name: '钱的去向' }).evaluate((list) =>
    [...list.children].map((line) => {
      const track = line.querySelector('[aria-hidden]').getBoundingClientRect();
      const bar = line.querySelector('[aria-hidden] > :last-child').getBoundingClientRect();
      return [bar.left - track.left, bar.width, track.width];
    }),
  );
  const [whole, ...falls] = bars;
  assert.ok(Math.abs(whole[1] - whole[2]) <= 2);
  for (const [n, [left, width]] of falls.entries())
    if (falls[n + 1]) assert.ok(Math.abs(left + width - falls[n + 1][0]) <= 3, `bar ${n}`);
  const [left, width, all] = falls.at(-1);
  assert.ok(Math.abs(left + width - all) <= 3);
  await close();
});
