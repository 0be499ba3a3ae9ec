// What a reader does with a story: find it, read it, watch it, share it, in both languages and every mode. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { axe, DESK, open, reader } from './browser.mjs';

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

test('finds Chinese words as they are typed, marks them, remembers them', async () => {
  const { page, close } = await onFeed();
  await page.getByRole('button', { name: '搜索' }).click();
  const asked = [];
  page.on('request', (r) => r.url().endsWith('/graphql') && asked.push(r.postDataJSON().variables.text));
  await page.getByLabel('搜稿件').pressSequentially('茂岭', { delay: 40 });
  await page.getByText(/^找到 \d+ 篇$/).waitFor();
  assert.deepEqual(asked, ['茂岭']);
  const weight = await page
    .getByText('茂岭', { exact: true })
    .first()
    .evaluate((e) => getComputedStyle(e).fontWeight);
  assert.equal(weight, '700');
  await page.waitForTimeout(1700); // a search somebody stays with is remembered after 1.5 s
  await page.getByLabel('搜稿件').fill('没有这样的词');
  await page.getByText('没有找到“没有这样的词”').waitFor();
  await page.getByRole('button', { name: '清空' }).click();
  await page.getByRole('button', { name: '茂岭' }).click();
  await page.getByText(/^找到 \d+ 篇$/).waitFor();
  await close();
});

test('plays an mp4 without and a playlist with the player chunk, and the feed loads neither', async () => {
  const { page, wrong, close } = await reader(home);
  const scripts = [];
  page.on('request', (r) => r.url().includes('/_expo/') && scripts.push(r.url().replace(/.*\/(.*)-\w+\.js$/, '$1')));
  await page.goto('/');
  await page.getByText(LEAD, { exact: true }).waitFor();
  await page.waitForLoadState('networkidle');
  assert.deepEqual(
    scripts.filter((name) => name.startsWith('hls') || name.includes('player')),
    [],
  );
  const playing = () => page.waitForFunction(() => document.querySelector('video').currentTime > 0.2);
  const play = () => page.locator('video').evaluate((video) => ((video.muted = true), video.play().catch(() => {})));
  await page.goto('/story/s001');
  await page.locator('video').waitFor();
  await play();
  await playing();
  assert.equal(scripts.includes('hls'), false);
  await page.goto('/story/s004');
  await page.locator('video').waitFor();
  await play();
  await playing();
  assert.equal(scripts.includes('hls'), true);
  assert.deepEqual(wrong, []);
  await close();
});

test('shares a drawn card, copies the link, changes the reading size', async () => {
  const { page, context, close } = await reader(home);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/story/s002');
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.equal(await page.title(), '清河大桥夜间封闭施工，公交 6 路、19 路临时绕行｜清河广播电视台');
  const size = () => page.getByText('农技站会在').evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  const before = await size();
  for (let i = 0; i < 4; i += 1) await page.getByRole('button', { name: '放大字号' }).click();
  while ((await size()) < 30) await page.waitForTimeout(50); // drawn a moment after the tap; the test's own timeout ends a wait in vain
  assert.equal(before, 17);
  await page.getByRole('button', { name: '分享' }).click();
  const card = page.getByRole('img', { name: /清河大桥/ }).first();
  await card.waitFor();
  await page.screenshot({ path: new URL('./shots/share-card.png', import.meta.url).pathname });
  assert.deepEqual(await axe(page), []);
  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByText('链接已复制').waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), `${home.lab.url}/story/s002`);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await close();
});

test('reads the other language of a story and says when there is none', async () => {
  const { page, close } = await reader(home, { language: 'en' });
  await page.goto('/story/s001');
  await page
    .getByRole('heading', { level: 1, name: 'Late rice harvest opens in Maoling with a better yield' })
    .waitFor();
  await page.getByRole('button', { name: '阅读中文版' }).click();
  await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
  await page.goto('/story/s020');
  await page.getByText('This story is in Chinese only').waitFor();
  await page.goto('/story/none');
  await page.getByText('This story cannot be found').waitFor();
  await close();
});

test('another station is chosen in a sheet', async () => {
  const { page, close } = await onFeed();
  await page.getByRole('button', { name: '清河广播电视台' }).click();
  await page.getByRole('dialog').getByText('茂岭县融媒体中心').waitFor();
  assert.deepEqual(await axe(page), []);
  await page.getByRole('dialog').getByText('石桥县融媒体中心').click();
  await page.getByRole('heading', { level: 1, name: '石桥县融媒体中心' }).waitFor();
  await page.getByText('龙窑重新点火：停了四十年的石桥窑厂烧出第一窑', { exact: true }).waitFor();
  assert.equal(await page.getByText(LEAD, { exact: true }).count(), 0);
  await close();
});

test('mourning takes the chroma out of the whole page', async () => {
  home.lab.state.mode = 'mourning';
  const { page, close } = await onFeed({ size: DESK });
  await page.waitForFunction(() => getComputedStyle(document.documentElement).filter === 'grayscale(1)');
  await page.screenshot({ path: new URL('./shots/mourning.png', import.meta.url).pathname });
  await close();
});

test('the large mode is one press from the front page and stays', async () => {
  const { page, close } = await onFeed();
  await page.getByRole('button', { name: '长辈版' }).click();
  await page.getByRole('button', { name: '标准版' }).waitFor();
  const size = await page.getByText('清河大桥夜间封闭施工').evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
  assert.ok(size >= 22, `${size} px`);
  await page.reload();
  await page.getByRole('button', { name: '标准版' }).waitFor();
  await close();
});
