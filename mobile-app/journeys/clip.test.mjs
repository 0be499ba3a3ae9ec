// A clip of a live, by the address that its story names. Against the lab.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { CLIP, CLIP_FROM } from '../lab/clips.mjs';
import { liveFilm } from '../lab/live-film.mjs';
import { SESSIONS } from '../lab/rooms.mjs';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { uncovered } from './uncovered.mjs';
import { at, button, eventually, plays } from './watching.mjs';

let home;
before(async () => {
  await liveFilm();
  home = await open();
});
after(() => home.close());

const addressOf = (clip) => `/watch/${SESSIONS.past}?clip=${clip}`;

for (const [name, size, language] of [
  ['phone', PHONE, 'zh'],
  ['desk', DESK, 'en'],
]) {
  test(`a clip says that it is advertising, sells its goods, tells what was said then, and leads to the whole: ${name}`, async () => {
    const { page, wrong, close } = await reader(home, { size, language });
    await page.goto(addressOf(CLIP));
    await page.getByRole('heading', { level: 1, name: '【广告】明前炒青怎么泡' }).first().waitFor();
    await plays(page);
    await page
      .getByTestId('over-picture')
      .getByText(/^(广告|Advertising)$/)
      .waitFor();
    await uncovered(page, 'seller-line', 'a clip');
    await page.getByTestId('chapter').getByText('明前炒青').waitFor();
    await eventually(async () => {
      const said = await page.getByRole('log').textContent();
      const seconds = [...said.matchAll(/第 (\d+) 秒说的话/g)].map(([, second]) => Number(second));
      return seconds.length > 0 && Math.abs(Math.max(...seconds) - CLIP_FROM - (await at(page))) <= 5;
    }, 'what is said is what was said in the whole');
    await page.screenshot({ path: path.join(shots, `${name}-${language}-clip.png`) });
    assert.deepEqual([await axe(page), await faults(page, 44)], [[], []]);
    await page
      .getByTestId('chapter')
      .getByRole('button', { name: /^(购买|Buy)$/ })
      .click();
    await page.getByRole('dialog', { name: /^(确认订单|Your order)$/ }).waitFor();
    await page.keyboard.press('Escape');
    await button(page, /^(看整场回放|Watch the whole live)$/).click();
    await page.getByRole('heading', { level: 1, name: '春茶助农专场' }).first().waitFor();
    assert.equal(await page.getByTestId('clip').count(), 0);
    assert.deepEqual(wrong, []);
    await close();
  });
}

test('a clip that was taken down says so, and no other picture stands in its place', async () => {
  const { page, wrong, close } = await reader(home);
  await page.goto(addressOf(CLIP.replace(/1$/, '9')));
  await page.getByText('它已经下架，或还没有发布').waitFor();
  assert.equal(await page.locator('video').count(), 0);
  assert.deepEqual(await axe(page), []);
  assert.deepEqual(wrong, []);
  await close();
});
