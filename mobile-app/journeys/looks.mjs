// Every screen in every look: no violation of WCAG 2.2 AA, nothing wider than the window, one h1, a picture to judge.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { axe, open, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { signIn } from './sign-in.mjs';

export const LOOKS = [
  { name: 'zh-light', language: 'zh', scheme: 'light' },
  { name: 'zh-dark', language: 'zh', scheme: 'dark' },
  { name: 'zh-elder', language: 'zh', scheme: 'light', elder: true },
  { name: 'en-light', language: 'en', scheme: 'light' },
  { name: 'en-dark-elder', language: 'en', scheme: 'dark', elder: true },
];
const OUTSIDE = [
  ['home', '/'],
  ['column', '/?column=nongshi'],
  ['story', '/story/s002'],
  ['film', '/story/s001'],
  ['search', '/search'],
  ['found', '/search?q=%E6%B8%85%E6%B2%B3'],
  ['sign-in', '/sign-in'],
  ['me', '/me'],
  ['settings', '/settings'],
  ['missing', '/no/such/page'],
];
const INSIDE = [
  ['me-in', '/me'],
  ['profile', '/profile'],
  ['settings-in', '/settings'],
];

async function judge(page, { name, label, elder }) {
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: path.join(shots, `${label}-${name}.png`) });
  assert.deepEqual(
    { axe: await axe(page), faults: await faults(page, elder ? 60 : 44) },
    { axe: [], faults: [] },
    `${label} ${name}`,
  );
}

/** Judges every screen at one size; each size is a file of its own, so that two can be looked at at once. */
export function looksAt(sizeName, size) {
  let home;
  before(async () => {
    home = await open();
  });
  after(() => home.close());
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${OUTSIDE.length + INSIDE.length} screens`, { timeout: 180_000 }, async (t) => {
      const { page, wrong, close } = await reader(home, { size, ...look });
      const visit = async (name, url) => {
        await page.goto(url);
        await judge(page, { name, label, elder: look.elder });
      };
      for (const [name, url] of OUTSIDE) await t.test(name, () => visit(name, url));
      await signIn(page);
      for (const [name, url] of INSIDE) await t.test(name, () => visit(name, url));
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
