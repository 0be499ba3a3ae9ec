// What a reader does with the feed: see news arrive, scroll, refresh, lose the net. Against the exported app and the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { open, reader } from './browser.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => Object.assign(home.lab.state, { delayMs: 0, mode: 'normal', failing: new Map() }));

const LEAD = '茂岭晚稻开镰，今年亩产比去年多出三十来斤';

async function onFeed(options) {
  const someone = await reader(home, options);
  await someone.page.goto('/');
  await someone.page.getByText(LEAD, { exact: true }).waitFor();
  return someone;
}

/** Waits until the page has joined its room, so that a test of realtime does not test polling. */
async function joined(before) {
  while (home.lab.state.joins <= before) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Where something is once the page no longer scrolls under it. */
async function atRest(one) {
  let seen = await one.boundingBox();
  for (let still = 0; still < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 60));
    const now = await one.boundingBox();
    still = now?.y === seen?.y ? still + 1 : 0;
    seen = now;
  }
  return seen;
}

test('a new story shows as a pill within 2 seconds, the list does not move, a tap shows it', async () => {
  const rooms = home.lab.state.joins;
  const { page, wrong, close } = await onFeed();
  await joined(rooms);
  const row = page.getByText('清河大桥夜间封闭施工，公交 6 路、19 路临时绕行');
  const place = await row.boundingBox();
  const began = performance.now();
  const fresh = home.lab.publish('刚刚：清河发布今冬第一份供暖公告', 'minsheng');
  const pill = page.getByRole('button', { name: '1 条新稿件' });
  await pill.waitFor({ timeout: 2000 });
  const took = Math.round(performance.now() - began);
  assert.ok(took < 2000, `${took} ms`);
  assert.deepEqual(await row.boundingBox(), place);
  await pill.click();
  await page.getByText(fresh.title).waitFor();
  await pill.waitFor({ state: 'detached' });
  process.stdout.write(`${JSON.stringify({ figure: 'publish to pill', ms: took, limit: 2000 })}\n`);
  home.lab.withdraw(fresh.id);
  await page.getByText('此稿已撤下').waitFor({ timeout: 2000 });
  assert.deepEqual(wrong, []);
  await close();
});

test('a correction is applied in place', async () => {
  const rooms = home.lab.state.joins;
  const { page, close } = await onFeed();
  await joined(rooms);
  home.lab.correct('s003', '更正：市人大常委会听取农村饮水安全专项报告');
  await page.getByText('更正：市人大常委会听取农村饮水安全专项报告').waitFor({ timeout: 2000 });
  await close();
});

test('without realtime it polls, and an unchanged feed answers 304', async () => {
  const someone = await reader(home);
  await someone.context.route('**/realtime/**', (route) => route.abort());
  await someone.page.addInitScript(() => {
    window.WebSocket = class {
      constructor() {
        throw new Error('no sockets here');
      }
    };
  });
  const statuses = [];
  someone.page.on('response', (r) => r.url().includes('/api/app/feed') && statuses.push(r.status()));
  await someone.page.goto('/');
  await someone.page.getByText(LEAD, { exact: true }).waitFor();
  await someone.page.waitForResponse((r) => r.url().includes('/api/app/feed') && r.status() === 304, {
    timeout: 15_000,
  });
  const fresh = home.lab.publish('轮询也能看到的稿件', 'nongshi');
  await someone.page.getByRole('button', { name: '1 条新稿件' }).waitFor({ timeout: 12_000 });
  assert.equal(statuses[0], 200);
  home.lab.withdraw(fresh.id);
  await someone.close();
});

test('scrolls to the end, opens a story and comes back to the same place', async () => {
  const { page, close } = await onFeed();
  const end = page.getByText('到底了，今天先看到这里');
  const patience = performance.now() + 30_000;
  while (performance.now() < patience && !(await end.isVisible())) {
    await page.mouse.move(195, 500);
    await page.mouse.wheel(0, 900);
    await page.waitForTimeout(60);
  }
  await end.waitFor();
  await page.mouse.wheel(0, -700);
  const last = page.getByRole('link').filter({ hasText: '（续）' }).nth(3);
  await last.scrollIntoViewIfNeeded();
  const place = await atRest(last);
  const title = (await last.locator('div[dir="auto"], span').first().textContent()) ?? '';
  await last.click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: title }).waitFor();
  assert.match(page.url(), /\/story\/s0\d\d$/);
  await page.getByRole('button', { name: '返回' }).click();
  await last.waitFor();
  assert.equal(Math.round((await atRest(last)).y), Math.round(place.y));
  await close();
});

test('pulling down at the top refreshes', async () => {
  const { page, context, close } = await onFeed();
  const touch = await context.newCDPSession(page);
  const asked = page.waitForRequest((r) => r.url().includes('/api/app/feed'));
  const point = (y) => ({ touchPoints: [{ x: 195, y }] });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', ...point(300) });
  for (let y = 320; y <= 520; y += 20) await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', ...point(y) });
  await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await asked;
  await close();
});

test('shows the shape while it waits, says what failed, and tries again', async () => {
  home.lab.state.delayMs = 600;
  const { page, close } = await reader(home);
  await page.goto('/');
  await page.getByRole('status', { name: '正在打开' }).waitFor();
  home.lab.state.failing.set('/api/app/feed', 503);
  home.lab.state.delayMs = 0;
  await page.goto('/?column=wenhua');
  await page.getByText('这一页没有打开').waitFor();
  home.lab.state.failing.set('/api/app/feed', 429);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('过 30 秒再试。').waitFor();
  home.lab.state.failing.clear();
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByText('龙窑重新点火：停了四十年的石桥窑厂烧出第一窑', { exact: true }).waitFor();
  await close();
});

test('an empty column says so and leads back', async () => {
  const { page, close } = await reader(home, { prefs: { station: 'shiqiao' } });
  await page.goto('/?column=jiaoyu');
  await page.getByText('这个栏目还没有稿件').waitFor();
  await page.getByRole('button', { name: '看最新' }).click();
  await page.getByRole('tab', { name: '最新', selected: true }).waitFor();
  await close();
});

/** Run in the page: the worker is in charge and has kept the app's scripts and the pictures that were seen. */
async function worksOffline() {
  const names = await caches.keys();
  if (!navigator.serviceWorker.controller || !names.includes('hearth-pictures')) return false;
  const kept = await (await caches.open('hearth-shell-1')).keys();
  const pictures = await (await caches.open('hearth-pictures')).keys();
  return kept.some((request) => request.url.includes('/_expo/')) && pictures.length > 3;
}

test('what was opened can be read without a net, also after a restart', async () => {
  const { page, context, close } = await onFeed();
  await page.getByText(LEAD, { exact: true }).click();
  await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
  await page.goBack();
  while (!(await page.evaluate(worksOffline))) await page.waitForTimeout(100);
  await context.setOffline(true);
  await page.getByText('没有网络，现在看到的是之前打开过的内容').waitFor();
  await page.goto('/');
  await page.getByText(LEAD, { exact: true }).waitFor();
  const loaded = await page
    .locator('img')
    .first()
    .evaluate((img) => img.complete && img.naturalWidth > 0);
  assert.equal(loaded, true, 'the picture came from the cache');
  await page.getByText(LEAD, { exact: true }).click();
  await page.getByText(/存下的内容$/).waitFor();
  await page.getByText('一块田要过三道手').waitFor();
  await page.goto('/story/s009');
  await page.getByText('连不上电视台', { exact: true }).waitFor();
  await context.setOffline(false);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: '老旧小区加装电梯' }).waitFor();
  await page.goto('/settings');
  await page.getByText(/^\d+ 项，占 \d+/).waitFor();
  await page.getByRole('button', { name: '清除离线内容' }).click();
  await page.getByText('离线内容已清除').waitFor();
  await page.getByText('0 项，占 0 KB').waitFor();
  await close();
});
