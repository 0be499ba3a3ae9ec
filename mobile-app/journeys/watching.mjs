// What journeys of lives share: opening one, and what a viewer sees of it.
import assert from 'node:assert/strict';
import { liveFilm } from '../lab/live-film.mjs';
import { reader } from './browser.mjs';

/** Somebody on the page of a playback, with its picture going. */
export async function watching(home, playback, options = {}) {
  // Made once, which takes a busy machine longer than a page waits for its picture.
  await liveFilm();
  const someone = await reader(home, options);
  const { page } = someone;
  await page.goto(`/watch/${playback}`);
  await plays(page);
  return { ...someone, at: () => at(page), state: (name) => stands(page, name) };
}

export const at = (page) => page.locator('video').evaluate((video) => video.currentTime);

/** A picture, and two seconds more of it. */
export async function plays(page) {
  await page.locator('video').waitFor();
  await page.waitForFunction(() => document.querySelector('video').videoWidth > 0);
  const from = await at(page);
  await page.waitForFunction((wanted) => {
    const video = document.querySelector('video');
    return !video.paused && video.currentTime > wanted;
  }, from + 2);
}

export const stands = (page, name) => page.locator(`[data-player="${name}"]`).waitFor();

/** The number that is burnt into the lab's film is its second: that of the caption on screen has to be near. */
export const saidNow = (page) => page.getByTestId('captions').textContent();

export async function eventually(look, what) {
  const until = Date.now() + 20_000;
  for (;;) {
    if (await look()) return;
    assert.ok(Date.now() < until, what);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

export const button = (page, name) => page.getByRole('button', { name, exact: true });

export async function settings(page) {
  await button(page, '播放设置').click();
  await page.getByRole('dialog').waitFor();
}
