// What flies over the picture: how smoothly, how much of it, and where it does not. Against the lab.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { liveFilm } from '../lab/live-film.mjs';
import { DESK, open } from './browser.mjs';
import { viewerOf } from './room.mjs';
import { button } from './watching.mjs';

let home;
before(async () => {
  await liveFilm();
  home = await open();
});
after(() => home.close());
beforeEach(() => {
  home.lab.live.reset();
  home.lab.room.reset();
});

const viewer = (name, options) => viewerOf(home, name, options);

/** Milliseconds from each frame that the page draws to the next, over some seconds, the shortest first. */
const framesIn = (page, seconds) =>
  page.evaluate(
    (wanted) =>
      new Promise((resolve) => {
        const gaps = [];
        let [began, last] = [null, 0];
        const count = (now) => {
          if (began === null) began = now;
          else gaps.push(now - last);
          last = now;
          if (now - began >= wanted * 1000) resolve(gaps.sort((a, b) => a - b));
          else requestAnimationFrame(count);
        };
        requestAnimationFrame(count);
      }),
    seconds,
  );

const MEASURED_SECONDS = 10;

/** Frames a second, and how long half and nearly all of them took at most. */
function figuresOf(gaps) {
  const at = (share) => Math.round(gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * share))] * 10) / 10;
  const all = gaps.reduce((sum, gap) => sum + gap, 0);
  return { perSecond: Math.round((gaps.length * 10_000) / all) / 10, medianMs: at(0.5), p99Ms: at(0.99) };
}

/** Processor time of the page's own thread, in seconds: a machine that does something else as well adds nothing to it. */
async function threadClock(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration').value;
  };
}

/** The frames of some seconds, and which share of a second the page's thread worked. */
async function measure(page, clock) {
  const before = await clock();
  const frames = figuresOf(await framesIn(page, MEASURED_SECONDS));
  return { ...frames, busyMsPerSecond: Math.round(((await clock()) - before) * (1000 / MEASURED_SECONDS)) };
}

/** As many bare texts crossing the picture as were in the air: what this browser draws on this machine where no line of ours runs. */
const fly = (page, count) =>
  page.evaluate((wanted) => {
    const box = document.querySelector('video').parentElement;
    const { clientWidth: width, clientHeight: height } = box;
    for (let i = 0; i < wanted; i += 1) {
      const text = document.createElement('span');
      text.textContent = `第 ${i} 条：橙子几天能到`;
      text.dataset.bare = String(i);
      const style = { position: 'absolute', left: 0, top: `${(height * (i % 10)) / 16}px`, whiteSpace: 'pre' };
      Object.assign(text.style, style, { color: '#fff', font: '600 18px/1.5 sans-serif', willChange: 'transform' });
      box.append(text);
      const across = [`translateX(${width}px)`, 'translateX(-220px)'];
      text.animate({ transform: across }, { duration: 8_000, delay: (-8_000 * i) / wanted, iterations: Infinity });
    }
  }, count);

for (const [name, size] of Object.entries({ phone: undefined, desk: DESK })) {
  test(`fifty messages a second fly over a ${name}, and cost no frame that bare texts would not`, async (t) => {
    const { page, wrong, close } = await viewer('tea', { motion: 'no-preference', ...(size ? { size } : {}) });
    const clock = await threadClock(page);
    const quiet = await measure(page, clock);
    const stop = home.lab.room.flood('tea', 50);
    await page.locator('[data-danmaku]').first().waitFor();
    const loud = await measure(page, clock);
    const inAir = await page.locator('[data-danmaku]').count();
    stop();
    await page.waitForFunction(() => document.querySelector('[data-danmaku]') === null);
    await fly(page, inAir);
    const bare = await measure(page, clock);
    const ratio = Math.round((loud.perSecond / bare.perSecond) * 100) / 100;
    const figures = { seconds: MEASURED_SECONDS, quiet, loud, bare, inAir, ratio };
    t.diagnostic(JSON.stringify({ figure: `danmaku over a ${name}`, ...figures }));
    assert.ok(inAir > 3, `${inAir} in the air`);
    assert.ok(ratio >= 0.8, `${loud.perSecond} frames a second, ${bare.perSecond} with bare texts`);
    assert.ok(loud.busyMsPerSecond < 400, `the page's thread worked ${loud.busyMsPerSecond} ms in a second`);
    assert.deepEqual(wrong, []);
    await close();
  });
}

test('how much flies is chosen and remembered; with less motion and in large mode it stands in the list', async () => {
  const lively = await viewer('tea', { motion: 'no-preference' });
  await button(lively.page, '弹幕设置').click();
  await lively.page.getByRole('radio', { name: '关' }).click();
  await lively.page.keyboard.press('Escape');
  home.lab.room.say('tea', '不飞的一句');
  await lively.page.getByRole('log').getByText('不飞的一句').waitFor();
  assert.equal(await lively.page.locator('[data-danmaku]').count(), 0);
  await lively.page.reload();
  await button(lively.page, '弹幕设置').click();
  assert.equal(await lively.page.getByRole('radio', { name: '关' }).getAttribute('aria-checked'), 'true');
  await lively.close();
  for (const options of [{}, { elder: true, motion: 'no-preference' }]) {
    const { page, close } = await viewer('tea', options);
    home.lab.room.say('tea', '列表里的一句');
    await page.getByRole('log').getByText('列表里的一句').last().waitFor();
    assert.equal(await page.locator('[data-danmaku]').count(), 0);
    await button(page, '弹幕设置').click();
    await page.getByText('弹幕只在列表里显示').waitFor();
    await close();
  }
});
