// What a viewer does in the room of a live: watch, read along, talk, like, vote, buy without leaving the picture, and see it again. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { liveFilm } from '../lab/live-film.mjs';
import { SESSIONS } from '../lab/rooms.mjs';
import { axe, DESK, open, reader } from './browser.mjs';
import { fillAddress, submit } from './buying.mjs';
import { enterRoom, viewerOf } from './room.mjs';
import { uncovered } from './uncovered.mjs';
import { at, button, eventually, plays, settings } from './watching.mjs';

const LYING = { width: 844, height: 390 };

let home;
before(async () => {
  await liveFilm();
  home = await open();
});
after(() => home.close());
beforeEach(() => {
  Object.assign(home.lab.state, { delayMs: 0, failing: new Map() });
  home.lab.live.reset();
  home.lab.room.reset();
  home.lab.shop.reset();
});

/** Somebody in a room with its picture going. */
const viewer = (name, options) => viewerOf(home, name, options);

test('an old address of a live leads to where it lies now, with its pass', async () => {
  const { page, wrong, close } = await reader(home);
  await page.goto('/live/club?pass=abc');
  await page.waitForURL((url) => url.pathname === '/watch/club' && url.searchParams.get('pass') === 'abc');
  await plays(page);
  await page.goto('/live');
  await page.waitForURL('**/watch');
  assert.deepEqual(wrong, []);
  await close();
});

test('the seller is named as soon as something is shown, and nothing ever lies over them', async () => {
  for (const size of [undefined, LYING, DESK]) {
    const label = size ? `${size.width} wide` : 'a phone';
    const { page, wrong, close } = await viewer('tea', size ? { size } : {});
    await uncovered(page, 'seller-line', `${label}: nothing shown`);
    home.lab.room.pin('tea');
    const strip = page.getByTestId('seller-line').first();
    await strip.getByText('清河果蔬专业合作社').waitFor();
    await strip.getByText('0570-8800123').waitFor();
    await uncovered(page, 'seller-line', `${label}: something is shown`);
    const sheets = [
      () => button(page, '货架 2').click(),
      () => button(page, '弹幕设置').click(),
      () => settings(page),
      () => page.getByTestId('pinned').getByRole('button', { name: '购买' }).click(),
    ];
    for (const [i, openSheet] of sheets.entries()) {
      await openSheet();
      await page.getByRole('dialog').waitFor();
      await uncovered(page, 'seller-line', `${label}: sheet ${i}`);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    assert.deepEqual(wrong, []);
    await close();
    home.lab.room.reset();
  }
});

test('over a filled screen who sells what stands in the picture', async () => {
  const { page, close } = await viewer('tea', { size: DESK });
  home.lab.room.pin('tea');
  await page.getByTestId('pinned').getByText('¥39.90').waitFor();
  await button(page, '全屏').click();
  await page.waitForFunction(() => document.fullscreenElement !== null);
  const inPicture = page.getByTestId('over-picture');
  await inPicture.getByText('清河果蔬专业合作社').waitFor();
  await inPicture.getByText(/上坞脐橙，树上熟 5 斤装 ¥39\.90/).waitFor();
  await close();
});

test('prices, what is left and the end of a pin are seen within half a second of being told', async () => {
  const { page, close } = await viewer('tea');
  const { offer, pin } = home.lab.room.pin('tea');
  const card = page.getByTestId('pinned');
  await card.getByText('¥39.90').waitFor();
  const price = { was: offer, offer, price: 2990, basePrice: 3990, left: 6, endsAt: null };
  const steps = [
    [{ type: 'price', prices: [price] }, () => card.getByText('¥29.90')],
    [{ type: 'stock', left: [{ offer, left: 0 }] }, () => card.getByRole('button', { name: '已售罄' })],
  ];
  for (const [news, shown] of steps) {
    const told = Date.now();
    home.lab.room.tell('tea', news);
    await shown().waitFor();
    assert.ok(Date.now() - told < 500, `${news.type} took ${Date.now() - told} ms`);
  }
  home.lab.room.tell('tea', { type: 'unpinned', pin });
  await card.getByText('¥29.90').waitFor({ state: 'detached' });
  await close();
});

test('buys while the picture goes on, pays in a window beside it, and is told here that it is paid', async () => {
  const { page, context, wrong, close } = await viewer('tea', { isIn: true });
  home.lab.room.pin('tea');
  await page.getByTestId('pinned').getByRole('button', { name: '购买' }).click();
  const sheet = page.getByRole('dialog', { name: '确认订单' });
  await sheet.waitFor();
  await plays(page);
  await fillAddress(page);
  await sheet.getByRole('checkbox').click();
  await submit(page).click();
  const till = page.getByRole('dialog', { name: '付款' });
  const [beside] = await Promise.all([
    context.waitForEvent('page'),
    till.getByRole('button', { name: /^付款 ¥/ }).click(),
  ]);
  await beside.getByRole('link', { name: '付款 Pay' }).click();
  await beside.getByText('已付款 Paid').waitFor();
  await page.bringToFront();
  await till.getByText('已付款，会按发货承诺寄出').waitFor();
  assert.equal(new URL(page.url()).pathname, `/watch/${SESSIONS.tea}`);
  await button(page, '回到直播').click();
  await plays(page);
  assert.equal(home.lab.shop.orders()[0].state, 'paid');
  assert.equal(home.lab.shop.orders()[0].session, SESSIONS.tea);
  assert.ok(home.lab.room.beats().some(({ opened }) => opened.includes(home.lab.shop.orders()[0].lines[0].offer)));
  assert.deepEqual(wrong, []);
  await close();
});

test('what one says the other reads, and a line that was lost loses nothing', async () => {
  const one = await viewer('tea', { isIn: true });
  const other = await viewer('tea');
  await one.page.getByLabel('说点什么').fill('橙子甜吗');
  await button(one.page, '发送').click();
  const heard = other.page.getByRole('log', { name: '大家在说' });
  await heard.getByText('橙子甜吗').waitFor();
  home.lab.room.say('tea', '第一句');
  home.lab.room.skip('tea', '漏掉的一句');
  home.lab.room.say('tea', '第三句');
  await heard.getByText('第三句').waitFor();
  await heard.getByText('漏掉的一句').waitFor();
  home.lab.silence();
  home.lab.room.say('tea', '断线时说的');
  await heard.getByText('断线时说的').waitFor();
  const texts = await heard.textContent();
  const order = ['橙子甜吗', '第一句', '漏掉的一句', '第三句', '断线时说的'].map((text) => texts.indexOf(text));
  assert.deepEqual(
    order,
    [...order].sort((a, b) => a - b),
  );
  for (const text of ['第一句', '断线时说的']) assert.equal(texts.split(text).length, 2, `${text} once`);
  await one.close();
  await other.close();
});

test('says why something was not heard, and that it waits to be let through', async () => {
  const { page, close } = await viewer('tea', { isIn: true });
  const write = page.getByLabel('说点什么');
  home.lab.room.answer({ ok: false, code: 'ROOM.MUTED' });
  await write.fill('加我微信');
  await button(page, '发送').click();
  await page.getByText('您暂时不能发言').waitFor();
  home.lab.room.answer({ ok: true, state: 'waiting' });
  await button(page, '发送').click();
  await page.getByText('已提交，审核后显示').waitFor();
  assert.equal(await write.inputValue(), '');
  await close();
});

test('many likes are one sum', async () => {
  const { page, close } = await viewer('tea', { isIn: true });
  const like = page.getByRole('button', { name: /^点赞/ });
  for (let i = 0; i < 9; i += 1) await like.click();
  const room = () => home.lab.state.rooms.all.find(({ name }) => name === 'tea');
  await eventually(() => room().snapshot.likes === 9, 'nine likes');
  assert.ok(room().frames.filter(({ messages }) => messages[0].type === 'likes').length < 9);
  await page.getByRole('button', { name: '点赞，9 个赞' }).waitFor();
  await close();
});

test('what a machine speaks is marked all the time, and a correction stands over the picture until it is taken away', async () => {
  const { page, close } = await viewer('made');
  const mark = page.getByTestId('ai-mark');
  await mark.getByText('数字人主播').waitFor();
  const correction = { type: 'overlay', id: 'c1', kind: 'correction', text: '这批橙子是 5 斤装' };
  home.lab.room.tell('made', { ...correction, shown: true });
  const told = page.getByTestId('over-picture').getByText('更正：这批橙子是 5 斤装');
  await told.waitFor();
  const [picture, label] = [await page.locator('video').boundingBox(), await mark.boundingBox()];
  assert.ok(label.height >= 0.05 * Math.min(picture.width, picture.height), 'a twentieth of the picture');
  await page.reload();
  await told.waitFor();
  await mark.waitFor();
  home.lab.room.tell('made', { ...correction, shown: false });
  await told.waitFor({ state: 'detached' });
  await mark.waitFor();
  await close();
});

test('waits for a live that has not begun', async () => {
  const { page, wrong, close } = await reader(home);
  await enterRoom(page, 'soon');
  await page.getByText('直播还没有开始').waitFor();
  assert.equal(await page.getByLabel('说点什么').count(), 0);
  assert.deepEqual(wrong, []);
  await close();
});

test('a replay has its chapters, what was said at its moment, and its goods', async () => {
  const { page, wrong, close } = await viewer('past');
  await page.getByTestId('chapter').getByText('上坞脐橙，树上熟').waitFor();
  await button(page, '章节').click();
  await page.getByRole('dialog').getByText('明前炒青').click();
  await page.getByTestId('chapter').getByText('明前炒青').waitFor();
  await plays(page);
  await eventually(async () => {
    const said = await page.getByRole('log').textContent();
    const seconds = [...said.matchAll(/第 (\d+) 秒说的话/g)].map(([, second]) => Number(second));
    return seconds.length > 0 && Math.abs(Math.max(...seconds) - (await at(page))) <= 5;
  }, 'what is said is near the picture');
  await page.getByTestId('chapter').getByRole('button', { name: '购买' }).click();
  await page.getByRole('dialog', { name: '确认订单' }).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('is read in the order in which it matters, and has no barriers', async () => {
  const { page, close } = await viewer('tea');
  home.lab.room.pin('tea');
  await page.getByTestId('pinned').getByText('¥39.90').waitFor();
  const order = await page.evaluate(() => {
    const found = ['video', '[data-testid="seller-line"]', '[data-testid="pinned"]', '[role="log"]'];
    const nodes = found.map((selector) => document.querySelector(selector));
    return nodes.every((node, i) => i === 0 || nodes[i - 1].compareDocumentPosition(node) === 4);
  });
  assert.ok(order);
  assert.deepEqual(await axe(page), []);
  await close();
});
