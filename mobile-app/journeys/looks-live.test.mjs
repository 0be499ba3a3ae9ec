// The pages of lives in every look, as the other pages are judged; a page that plays is never quiet, so it is judged while it does.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { LOOKS } from './looks.mjs';
import { plays } from './watching.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());

const menu = async (page) => {
  await page.getByRole('button', { name: /^(播放设置|Player settings)$/ }).click();
  await page.getByRole('dialog').waitFor();
};
const captions = async (page) => {
  const wanted = page.getByRole('button', { name: /^(字幕|Captions)$/ });
  if ((await wanted.getAttribute('aria-pressed')) === 'false') await wanted.click();
  await page.getByTestId('captions').waitFor();
};
const behind = async (page) => {
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
  await page.getByRole('button', { name: /^(回到直播|Back to live)/ }).waitFor();
};
const failed = async (page) => {
  home.lab.live.down(true);
  await page.locator('[data-player="reconnecting"]').waitFor();
};

const PAGES = [
  ['lives', '/watch'],
  ['live', '/watch/tea', plays],
  ['live-captions', '/watch/tea', plays, captions],
  ['live-behind', '/watch/tea', plays, behind],
  ['live-settings', '/watch/tea', plays, menu],
  ['live-upright', '/watch/village', plays],
  ['live-waiting', '/watch/night'],
  ['live-replay', '/watch/past'],
  ['live-pass', '/watch/club'],
  ['live-gone', '/watch/none'],
  ['recording', '/watch/spring', plays],
  ['live-lost', '/watch/tea', plays, failed],
];

for (const [sizeName, size] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${PAGES.length} pages of lives`, { timeout: 240_000 }, async (t) => {
      const { page, wrong, close } = await reader(home, { size, ...look });
      for (const [name, url, ...steps] of PAGES) {
        await t.test(name, async () => {
          home.lab.live.down(false);
          await page.goto(url);
          await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' });
          for (const step of steps) await step(page);
          if (name === 'lives') await page.waitForLoadState('networkidle');
          await page.screenshot({ path: path.join(shots, `${label}-${name}.png`) });
          const found = { axe: await axe(page), faults: await faults(page, look.elder ? 60 : 44) };
          assert.deepEqual(found, { axe: [], faults: [] }, `${label} ${name}`);
        });
      }
      home.lab.live.down(false);
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
