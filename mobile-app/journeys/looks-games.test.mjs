// Pages of what is won and kept in lives, in every look: lotteries that anybody checks, what was reserved and received, bans.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { GAMES } from '../lab/games.mjs';
import { SESSIONS } from '../lab/rooms.mjs';
import { axe, DESK, open, PHONE, reader, shots } from './browser.mjs';
import { faults } from './faults.mjs';
import { LOOKS } from './looks.mjs';
import { signIn } from './sign-in.mjs';

let home;
before(async () => {
  home = await open();
});
after(() => home.close());

const OUTSIDE = [
  ['lottery-drawn', `/lottery/${GAMES.drawn}`, /^(重算的中奖者与公布的一致|Drawn again here: the same winners)$/],
  ['lottery-gone', '/lottery/0198fe00-0000-7000-8000-00000000ffff', /^(没有找到这次抽奖|This lottery was not found)$/],
  ['reserved-out', '/reserved', /^(登录后查看|Sign in to see them)$/],
  ['bans-out', '/bans', /^(登录后查看|Sign in to see)/],
];
const INSIDE = [
  ['lottery-open', `/lottery/${GAMES.open}`, /^(参加抽奖|Enter)$/],
  ['reserved', '/reserved', /霜降柿子专场/],
  ['bans', '/bans', /^(引到站外交易|Leading buyers elsewhere)$/],
  [
    'room-reserve',
    `/watch/${SESSIONS.soon}`,
    /^(已预约，开播前提醒您|Reserved. You will be reminded before it begins)$/,
  ],
];

/** Whoever looks at them has reserved a live, and has a share of a red packet. */
function given({ games, rooms }) {
  const { title, plannedAt } = rooms.all.find(({ name }) => name === 'soon');
  const own = { session: SESSIONS.soon, title, plannedAt, slots: ['day', 'hour', 'soon'], came: false, coupon: null };
  const at = new Date().toISOString();
  const share = {
    envelope: GAMES.envelope,
    title: '丰收红包',
    payout: 'account',
    amount: 88,
    coupon: null,
    paidAt: null,
  };
  Object.assign(games, { reserved: [own], shares: [{ ...share, at }] });
}

for (const [sizeName, size] of Object.entries({ phone: PHONE, desk: DESK })) {
  for (const look of LOOKS) {
    const label = `${sizeName}-${look.name}`;
    test(`${label}: ${OUTSIDE.length + INSIDE.length} pages of games`, { timeout: 240_000 }, async (t) => {
      home.lab.room.reset();
      given(home.lab.state);
      const { page, wrong, close } = await reader(home, { size, ...look });
      const visit = async ([name, url, said]) => {
        await page.goto(url);
        await page.getByText(said).first().waitFor();
        await page.waitForLoadState('networkidle');
        await page.screenshot({ path: path.join(shots, `${label}-${name}.png`), fullPage: true });
        const found = { axe: await axe(page), faults: await faults(page, look.elder ? 60 : 44) };
        assert.deepEqual(found, { axe: [], faults: [] }, `${label} ${name}`);
      };
      for (const one of OUTSIDE) await t.test(one[0], () => visit(one));
      await signIn(page);
      for (const one of INSIDE) await t.test(one[0], () => visit(one));
      assert.deepEqual(wrong, []);
      await close();
    });
  }
}
