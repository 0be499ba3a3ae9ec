// What a viewer does with a recording: chapters, previews, speed, and going on where he was. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { DESK, open } from './browser.mjs';
import { at, button, eventually, plays, stands, watching } from './watching.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.live.reset());

test('goes to a chapter, shows its marks, and previews what is under the pointer', async () => {
  const { page, wrong, close } = await watching(home, 'spring', { size: DESK });
  assert.equal(await page.locator('[data-chapter]').count(), 3);
  await button(page, '章节').click();
  await page.getByRole('dialog').getByText('问答：怎么存新茶').click();
  await eventually(async () => Math.abs((await at(page)) - 150) < 5, 'at the chapter');
  await plays(page);
  await page.getByText('问答：怎么存新茶').waitFor();
  const box = await page.getByRole('slider', { name: '播放进度' }).boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.locator('[data-tile="120"]').waitFor();
  await page.getByText('2:00 炒青：一锅三道火').waitFor();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await eventually(async () => Math.abs((await at(page)) - 120) < 5, 'in the middle');
  assert.deepEqual(wrong, []);
  await close();
});

test('digits jump, the speed is chosen, the end offers to begin again', async () => {
  const { page, close } = await watching(home, 'spring', { size: DESK });
  await page.keyboard.press('5');
  await eventually(async () => Math.abs((await at(page)) - 120) < 4, 'half way');
  await button(page, '播放设置').click();
  await page.getByRole('radio', { name: '2×' }).click();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('video').evaluate((video) => video.playbackRate), 2);
  await page.getByRole('slider', { name: '播放进度' }).press('End');
  await button(page, '从头再看').click();
  await plays(page);
  assert.ok((await at(page)) < 30);
  await close();
});

test('goes on at the same second when its pass ran out and the host was away', async () => {
  const { page, close } = await watching(home, 'spring');
  await page.keyboard.press('9');
  await plays(page);
  const before = await at(page);
  home.lab.live.expire();
  home.lab.live.down(true);
  await page.keyboard.press('5'); // where nothing is loaded
  await stands(page, 'reconnecting');
  home.lab.live.down(false);
  await stands(page, 'playing');
  await plays(page);
  const now = await at(page);
  assert.ok(now > 118 && now < 150, `${before} before, ${now} now`);
  await close();
});
