// What a viewer does with a live: find it, watch it, read along, go back in it, lose it and get it back. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { liveFilm } from '../lab/live-film.mjs';
import { DESK, open, reader } from './browser.mjs';
import { at, button, eventually, plays, saidNow, settings, stands, watching } from './watching.mjs';

let home;
before(async () => {
  // Made once, which takes a busy machine longer than a page waits for its picture.
  await liveFilm();
  home = await open();
});
after(() => home.close());
beforeEach(() => {
  Object.assign(home.lab.state, { delayMs: 0, mode: 'normal', failing: new Map() });
  home.lab.live.reset();
  home.lab.room.reset();
});

const room = (id) => home.lab.state.live.rooms.find(({ playbackId }) => playbackId === id);

test('the tab lists what is on air, follows it, and says what to do when there is nothing', async () => {
  const { page, wrong, close } = await reader(home);
  await page.goto('/');
  await page.getByRole('navigation', { name: '主导航' }).getByText('直播').click();
  await page.getByRole('heading', { name: '清河春茶助农专场' }).waitFor();
  await page.getByText('1284 人在看').waitFor();
  assert.equal(await page.getByText('元旦晚会').count(), 0);
  home.lab.live.drop('tea');
  room('village').state = 'closed';
  await page.getByText('信号中断，正在恢复').waitFor({ timeout: 20_000 });
  assert.equal(await page.getByText('茂岭村口：今晚的晒秋').count(), 0);
  for (const one of home.lab.state.live.rooms) one.isListed = false;
  await page.reload();
  await page.getByText('现在没有直播，下面是接下来的。').waitFor();
  home.lab.state.rooms.all = [];
  await page.reload();
  await page.getByText('有直播时会出现在这里。先看看今天的新闻。').waitFor();
  home.lab.room.reset();
  home.lab.state.failing.set('/api/streaming/lives', 503);
  await page.reload();
  await page.getByText('连不上电视台').or(page.getByText('这一页没有打开')).waitFor();
  home.lab.state.failing.clear();
  home.lab.live.reset();
  await button(page, '再试一次').click();
  await page.getByText('通讯员内部培训').waitFor();
  await page.getByText('凭邀请观看').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

/** A first visitor is not let begin with sound. Chromium takes what a test does to a page for a press, so it is told apart here. */
function forbidSound() {
  const { play } = HTMLMediaElement.prototype;
  let isLet = false;
  document.addEventListener('pointerdown', () => (isLet = true), true);
  HTMLMediaElement.prototype.play = function () {
    if (isLet || this.muted) return play.call(this);
    return Promise.reject(new DOMException('by a press only', 'NotAllowedError'));
  };
}

test('plays, begins without sound where the browser wants that, and has it at a press', async () => {
  const { page, wrong, close } = await reader(home);
  await page.addInitScript(forbidSound);
  await page.goto('/watch/tea');
  await plays(page);
  await page.getByText('1284 人在看').waitFor();
  await button(page, '现在没有声音，点这里打开').click();
  assert.equal(await page.locator('video').evaluate((video) => video.muted), false);
  await button(page, '暂停').click();
  await stands(page, 'paused');
  await button(page, '播放').click();
  await plays(page);
  assert.deepEqual(wrong, []);
  await close();
});

test('captions: on by a press, in the language of the reader, from the right for Uyghur, remembered', async () => {
  const { page, close } = await watching(home, 'tea');
  await button(page, '字幕').click();
  await page.getByText(/^第 \d+ 句：茶农/).waitFor();
  await settings(page);
  for (const name of ['关', '简体中文', 'English', 'ئۇيغۇرچە']) await page.getByRole('radio', { name }).waitFor();
  await page.getByRole('radio', { name: 'English' }).click();
  await page.keyboard.press('Escape');
  await page.getByText(/^Line \d+: they are picking/).waitFor();
  await settings(page);
  await page.getByRole('radio', { name: 'ئۇيغۇرچە' }).click();
  await page.keyboard.press('Escape');
  const words = page.getByText(/چايچىلار/);
  await words.waitFor();
  assert.equal(await words.evaluate((e) => getComputedStyle(e).direction), 'rtl');
  const line = Number(/(\d+)-/.exec(await saidNow(page))[1]);
  const second = Math.floor(((await at(page)) % 600) / 4);
  assert.ok(Math.abs(line - second) <= 1, `line ${line} at second ${second * 4}`);
  await page.reload();
  await page.getByText(/چايچىلار/).waitFor();
  await button(page, '字幕').click();
  await page.getByTestId('captions').waitFor({ state: 'detached' });
  await close();
});

test('captions beside a playlist that brings none: the same menu, in time, and corrected before they are shown', async () => {
  const { page, wrong, close } = await watching(home, 'network');
  await button(page, '字幕').click();
  await page.getByText(/^第 \d+ 句：茶农/).waitFor();
  const line = Number(/第 (\d+) 句/.exec(await saidNow(page))[1]);
  const second = Math.floor(((await at(page)) % 600) / 4);
  assert.ok(Math.abs(line - second) <= 1, `line ${line} at second ${second * 4}`);
  home.lab.live.correct('network');
  await page.getByText(/^（改）第 \d+ 句/).waitFor();
  await settings(page);
  for (const name of ['关', '简体中文', 'English']) await page.getByRole('radio', { name }).waitFor();
  await page.getByRole('radio', { name: 'ئۇيغۇرچە' }).click();
  await page.keyboard.press('Escape');
  const words = page.getByText(/چايچىلار/);
  await words.waitFor();
  assert.equal(await words.evaluate((e) => getComputedStyle(e).direction), 'rtl');
  assert.deepEqual(wrong, []);
  await close();
});

test('the quality is chosen, and left to the line again', async () => {
  const { page, close } = await watching(home, 'tea');
  const height = () => page.locator('video').evaluate((video) => video.videoHeight);
  for (const [name, pixels] of [
    ['180p', 180],
    ['360p', 360],
  ]) {
    await settings(page);
    await page.getByRole('radio', { name, exact: true }).click();
    await page.keyboard.press('Escape');
    await eventually(async () => (await height()) === pixels, `${name} on screen`);
  }
  await settings(page);
  await page.getByRole('radio', { name: /^自动/ }).click();
  await page.getByRole('radio', { name: /^自动（现在 \d+p）$/ }).waitFor();
  await page.keyboard.press('Escape');
  await plays(page);
  await close();
});

test('goes back in a live, sees how far, and returns to it', async () => {
  const { page, close } = await watching(home, 'tea', { size: DESK });
  const before = await at(page);
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
  const back = page.getByRole('button', { name: /^回到直播\s*-0:\d\d$/ });
  await back.waitFor();
  assert.ok((await at(page)) < before - 20);
  await plays(page);
  await back.click();
  await back.waitFor({ state: 'detached' });
  assert.ok((await at(page)) > before);
  const line = page.getByRole('slider', { name: '播放进度' });
  const box = await line.boundingBox();
  await page.mouse.click(box.x + 2, box.y + box.height / 2);
  await page.getByRole('button', { name: /^回到直播/ }).waitFor();
  await plays(page);
  await close();
});

test('loses the host for seven seconds and comes back without a tap', async () => {
  const { page, close } = await watching(home, 'tea');
  home.lab.live.down(true);
  await page.getByText('画面中断，正在重连').waitFor();
  await stands(page, 'reconnecting');
  await new Promise((resolve) => setTimeout(resolve, 7_000));
  home.lab.live.down(false);
  await stands(page, 'playing');
  await plays(page);
  assert.equal(await page.getByText('画面中断，正在重连').count(), 0);
  await close();
});

test('waits out an encoder that is away, and goes on in the same broadcast', async () => {
  const { page, close } = await watching(home, 'tea');
  home.lab.live.drop('tea');
  await page.getByText('画面中断，正在重连').waitFor({ timeout: 30_000 });
  await new Promise((resolve) => setTimeout(resolve, 8_000));
  home.lab.live.back('tea');
  await stands(page, 'playing');
  await plays(page);
  await close();
});

test('a pass that runs out is asked for anew; who was behind goes on where he was', async () => {
  const { page, close } = await watching(home, 'tea');
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowLeft');
  const shown = () => page.getByRole('button', { name: /^回到直播/ }).textContent();
  const behind = async () => Number(/0:(\d\d)$/.exec(await shown())[1]);
  await plays(page);
  const before = await behind();
  const asked = home.lab.state.live.watched.length;
  home.lab.live.expire();
  await eventually(() => home.lab.state.live.watched.length > asked, 'asked again');
  await stands(page, 'playing');
  await plays(page);
  assert.ok(Math.abs((await behind()) - before) <= 4, `${before} s behind before, ${await behind()} s now`);
  await close();
});

test('opens only with a pass, waits for what has not begun, says when it is over, and then has the recording', async () => {
  const { page, wrong, close } = await reader(home);
  await page.goto('/watch/club');
  await page.getByText('这里只给受邀的观众看：请用邀请你的人发来的链接打开').waitFor();
  await page.goto('/watch/none');
  await page.getByText('没有找到这场直播').last().waitFor();
  await page.goto('/watch/club?pass=abc');
  await plays(page);
  await page.goto('/watch/night');
  await page.getByText('直播还没有开始').waitFor();
  home.lab.live.begin('night');
  await plays(page);
  home.lab.live.end('night');
  await page.getByText('直播已结束').waitFor({ timeout: 30_000 });
  await page.getByText('回放正在准备').waitFor();
  home.lab.live.settle('night');
  await button(page, '看回放').click();
  await page.getByRole('heading', { name: '春茶助农专场（回看）' }).waitFor();
  await plays(page);
  await button(page, '章节').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('shares the page without the pass', async () => {
  const { page, context, close } = await reader(home);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/watch/club?pass=abc');
  await plays(page);
  await button(page, '分享').click();
  await button(page, '复制链接').click();
  await page.getByText('链接已复制').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${home.lab.url}/watch/club`);
  await close();
});
