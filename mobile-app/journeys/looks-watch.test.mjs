// The room of a live in every look, as the other pages are judged; a page that plays is never quiet, so it is judged while it does.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { GAMES } from '../lab/games.mjs';
import { SESSIONS } from '../lab/rooms.mjs';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { LOOKS } from './looks.mjs';
import { uncovered } from './uncovered.mjs';
import { plays } from './watching.mjs';

const LYING = { width: 844, height: 390 };

let home;
before(async () => {
  home = await open();
});
after(() => home.close());
beforeEach(() => home.lab.room.reset());

const shown = async (page) => {
  home.lab.room.pin('tea');
  home.lab.room.say('tea', '橙子几天能到衢州');
  await page.getByTestId('pinned').getByRole('button').waitFor();
};
const told = async (page) => {
  const overlay = { type: 'overlay', id: 'c1', kind: 'correction', text: '5 斤装，不是 10 斤装' };
  home.lab.room.tell('made', { ...overlay, shown: true });
  await page
    .getByTestId('over-picture')
    .getByText(/5 斤装，不是 10 斤装/)
    .waitFor();
};
const shelf = async (page) => {
  await page.getByRole('button', { name: /^(货架|Shelf) 2$/ }).click();
  await page.getByRole('dialog').waitFor();
};
const buy = async (page) => {
  await page.getByTestId('pinned').getByRole('button').click();
  await page.getByRole('dialog').waitFor();
};

const tool = (kind, id, title) => ({
  ...{ kind, id, title, opensAt: new Date(Date.now() - 60_000).toISOString() },
  closesAt: new Date(Date.now() + 600_000).toISOString(),
});
const games = async (page) => {
  home.lab.room.open('tea', tool('envelope', GAMES.envelope, '丰收红包'));
  home.lab.room.open('tea', tool('lottery', GAMES.open, '开播抽奖'));
  await page.getByRole('button', { name: /丰收红包/ }).waitFor();
};
const packet = async (page) => {
  await page.getByRole('button', { name: /丰收红包/ }).click();
  await page.getByRole('dialog').waitFor();
};
const lottery = async (page) => {
  await page.getByRole('button', { name: /开播抽奖/ }).click();
  await page
    .getByRole('dialog')
    .getByText(/上坞脐橙一箱/)
    .waitFor();
};
const helped = async (page) => {
  await page.getByRole('tab', { name: /^(助手|Assistant)$/ }).click();
  await page.getByRole('button', { name: /^(登录后提问|Sign in to ask)$/ }).waitFor();
};

const PAGES = [
  ['room', 'tea', plays],
  ['room-shown', 'tea', plays, shown],
  ['room-shelf', 'tea', plays, shown, shelf],
  ['room-buy', 'tea', plays, shown, buy],
  ['room-games', 'tea', plays, shown, games],
  ['room-packet', 'tea', plays, shown, games, packet],
  ['room-lottery', 'tea', plays, shown, games, lottery],
  ['room-help', 'tea', plays, shown, helped],
  ['room-made', 'made', plays, told],
  ['room-soon', 'soon'],
  ['room-replay', 'past', plays],
];

for (const [sizeName, size] of Object.entries({ phone: PHONE, lying: LYING, desk: DESK })) {
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${PAGES.length} pages of rooms`, { timeout: 240_000 }, async (t) => {
      const { page, wrong, close } = await reader(home, { size, ...look });
      for (const [name, session, ...steps] of PAGES) {
        await t.test(name, async () => {
          home.lab.room.reset();
          await page.goto(`/watch/${SESSIONS[session]}`);
          await page.getByTestId('seller-line').first().waitFor();
          for (const step of steps) await step(page);
          await page.screenshot({ path: path.join(shots, `${label}-${name}.png`) });
          const found = { axe: await axe(page), faults: await faults(page, look.elder ? 60 : 44) };
          assert.deepEqual(found, { axe: [], faults: [] }, `${label} ${name}`);
          await uncovered(page, 'seller-line', `${label} ${name}`);
        });
      }
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
