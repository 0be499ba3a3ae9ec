// Ways of watching a live: by ear, on a phone held upright, by keyboard alone. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { axe, DESK, open } from './browser.mjs';
import { button, eventually, plays, settings, stands, watching } from './watching.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.live.reset());

test('listening alone hides the picture and says what it takes', async () => {
  const { page, close } = await watching(home, 'tea');
  await settings(page);
  await page.getByRole('radio', { name: '360p', exact: true }).click();
  await page.getByText('收起画面，改用最小的一路，流量约为现在的 34%').waitFor();
  await page.getByRole('switch', { name: /^只听声音/ }).click();
  await page.keyboard.press('Escape');
  await page.getByText('只听声音', { exact: true }).waitFor();
  await eventually(async () => (await page.locator('video').evaluate((v) => v.videoHeight)) === 180, 'the smallest');
  await plays(page);
  await settings(page);
  await page.getByRole('switch', { name: '只听声音' }).click();
  await page.keyboard.press('Escape');
  await eventually(async () => (await page.locator('video').evaluate((v) => v.videoHeight)) === 360, 'the chosen one');
  await close();
});

test('a phone held upright, one quality only: it saves no data and says so', async () => {
  const { page, close } = await watching(home, 'village');
  const box = await page.locator('video').boundingBox();
  assert.ok(box.height > box.width, `${box.width} × ${box.height}`);
  await settings(page);
  await page.getByText('收起画面，更省电；这里只有一路画面，流量不会减少').waitFor();
  await close();
});

test('by keyboard alone', async () => {
  const { page, close } = await watching(home, 'tea', { size: DESK });
  const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label'));
  await page.getByRole('slider', { name: '播放进度' }).focus();
  const order = [];
  for (let i = 0; i < 6; i += 1) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  // Whether it began with sound is the browser's choice.
  const sound = order.splice(1, 1)[0];
  assert.match(sound, /^(静音|打开声音)$/);
  assert.deepEqual(order, ['暂停', '字幕', '播放设置', '小窗播放', '全屏']);
  // The ring takes the light ember: the player's ground is dark in any look.
  await page.waitForFunction(() => getComputedStyle(document.activeElement).outlineColor === 'rgb(255, 122, 85)');
  await page.keyboard.press('k');
  await stands(page, 'paused');
  await button(page, '播放').focus();
  await page.keyboard.press('Space');
  await stands(page, 'playing');
  await page.keyboard.press('m');
  await button(page, sound === '静音' ? '打开声音' : '静音').waitFor();
  await page.keyboard.press('c');
  await page.getByText(/^第 \d+ 句/).waitFor();
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement !== null);
  await button(page, '播放设置').press('Enter');
  await page.getByRole('dialog', { name: '播放设置' }).getByRole('radio', { name: 'English' }).press('Enter');
  await page.getByText(/^Line \d+/).waitFor();
  assert.deepEqual(await axe(page), []);
  await button(page, '关闭').press('Enter');
  await page.keyboard.press('f');
  await page.waitForFunction(() => document.fullscreenElement === null);
  await close();
});
