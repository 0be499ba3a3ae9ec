// What a viewer finds in the list of lives besides what is on the air: what comes, to be reserved, and what was. Against the lab.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { liveFilm } from '../lab/live-film.mjs';
import { DESK, open, PHONE, reader } from './browser.mjs';
import { signIn } from './sign-in.mjs';
import { button } from './watching.mjs';

let home;
before(async () => {
  await liveFilm();
  home = await open();
});
after(() => home.close());

/** The parts of the list from above, by their headings. */
const parts = (page) => page.locator('#main').getByRole('heading').allInnerTexts();

for (const [name, size, language] of [
  ['a phone, in Chinese', PHONE, 'zh'],
  ['a desk, in English', DESK, 'en'],
]) {
  const say = (zh, en) => (language === 'zh' ? zh : en);
  test(`what comes is listed below, reserved from the list, and leads to its room: ${name}`, async () => {
    home.lab.room.reset();
    const { page, wrong, close } = await reader(home, { size, language });
    await signIn(page);
    await page.goto('/watch');
    await page.getByRole('heading', { name: '霜降柿子专场' }).waitFor();
    const listed = await parts(page);
    const order = [
      '清河春茶助农专场',
      say('直播预告', 'Coming up'),
      '霜降柿子专场',
      say('精彩回放', 'Replays'),
      '春茶助农专场',
    ];
    assert.deepEqual(
      listed.filter((one) => order.includes(one)),
      order,
    );
    await page.getByText(say('86 人已预约', '86 have reserved')).waitFor();
    await button(page, say('预约', 'Remind me')).click();
    const sheet = page.getByRole('dialog');
    await button(sheet, say('添加到日历', 'Add to calendar')).waitFor();
    await button(sheet, say('预约', 'Remind me')).click();
    await sheet.getByText(say('已预约，开播前提醒您', 'Reserved. You will be reminded before it begins')).waitFor();
    await button(sheet, say('关闭', 'Close')).click();
    await button(page, say('查看预约', 'See reservation')).waitFor();
    await page.getByRole('heading', { name: '霜降柿子专场' }).click();
    await page.waitForURL(/\/watch\/0198fa00-/);
    await page.getByText(say('取消预约', 'Cancel the reminder')).waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });
}
