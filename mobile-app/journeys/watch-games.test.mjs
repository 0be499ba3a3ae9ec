// What is won, asked and read along in a room: red packets, lotteries that the viewer's own page draws again, reservations, the assistant, subtitles.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { GAMES } from '../lab/games.mjs';
import { liveFilm } from '../lab/live-film.mjs';
import { SESSIONS } from '../lab/rooms.mjs';
import { open, reader } from './browser.mjs';
import { enterRoom, viewerOf } from './room.mjs';
import { signIn } from './sign-in.mjs';
import { uncovered } from './uncovered.mjs';
import { button, eventually, plays, settings } from './watching.mjs';

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

const tool = (kind, id, title) => ({
  ...{ kind, id, title, opensAt: new Date(Date.now() - 60_000).toISOString() },
  closesAt: new Date(Date.now() + 600_000).toISOString(),
});

test('votes once, and sees the shares', async () => {
  const { page, close } = await viewerOf(home, 'tea', { isIn: true });
  home.lab.room.poll('tea', '下一个看什么', ['脐橙', '春茶']);
  await page.getByRole('button', { name: /投票.*下一个看什么/ }).click();
  await page.getByRole('button', { name: /^春茶/ }).click();
  await page.getByRole('button', { name: /^春茶 · 您选的/ }).waitFor();
  assert.deepEqual(
    home.lab.room.votes().map(({ option }) => option),
    [1],
  );
  await close();
});

test('reaches for a share of a red packet over the going picture, and finds it among what is theirs', async () => {
  const { page, wrong, close } = await viewerOf(home, 'tea', { isIn: true });
  home.lab.room.pin('tea');
  home.lab.room.open('tea', tool('envelope', GAMES.envelope, '丰收红包'));
  await page.getByRole('button', { name: /红包.*丰收红包/ }).click();
  await uncovered(page, 'seller-line', 'over a red packet');
  await button(page, '抢红包').click();
  await page.getByText('抢到 ¥0.88').waitFor();
  await plays(page);
  await page.goto('/reserved');
  await page.getByText(/丰收红包：¥0\.88，等待电视台支付/).waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('enters a lottery, and draws one that is over again by their own page', async () => {
  const { page, wrong, close } = await viewerOf(home, 'tea', { isIn: true });
  home.lab.room.open('tea', tool('lottery', GAMES.open, '开播抽奖'));
  await page.getByRole('button', { name: /抽奖.*开播抽奖/ }).click();
  await button(page, '参加抽奖').click();
  await page.getByText(/^已参加，抽奖号/).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: /整点抽奖/ }).click();
  for (const said of ['规则与承诺一致', '种子与承诺一致', '名单与封存时一致', '重算的中奖者与公布的一致']) {
    await page.getByText(said).waitFor();
  }
  const drawn = home.lab.state.games.lotteries.find(({ id }) => id === GAMES.drawn);
  drawn.winners[0] = { ...drawn.winners[0], entry: drawn.winners[1].entry };
  await page.reload();
  await page.getByText('重算的中奖者与公布的不一致').waitFor();
  assert.deepEqual(wrong, []);
  await close();
});

test('reserves a live, and is thanked for coming', async () => {
  const { page, wrong, close } = await reader(home);
  await signIn(page);
  await enterRoom(page, 'soon');
  await button(page, '预约').click();
  await page.getByText('已预约，开播前提醒您').waitFor();
  home.lab.room.tell('soon', { type: 'state', state: 'live' });
  await page.getByText(/感谢如约而来/).waitFor();
  assert.equal(home.lab.state.games.reserved[0].came, true);
  assert.deepEqual(wrong, []);
  await close();
});

test('asks the assistant: a machine\u2019s words are marked and name their paper, what it may not say goes to a person', async () => {
  const { page, wrong, close } = await viewerOf(home, 'tea', { isIn: true });
  await page.getByRole('tab', { name: '助手' }).click();
  const ask = async (question) => {
    await page.getByLabel('问智能助手').fill(question);
    await button(page, '发送').click();
  };
  await ask('有农药吗');
  const answered = page.getByRole('group', { name: '有农药吗' });
  await answered.getByText('农药残留未检出').waitFor();
  await answered.getByText('AI 助理回答，仅依据已核验的资料').waitFor();
  await answered.getByText('依据：检测报告第 2 页').waitFor();
  await ask('还能便宜点吗，多少钱');
  const handed = page.getByRole('group', { name: '还能便宜点吗，多少钱' });
  await handed.getByText('已转给工作人员').waitFor();
  await handed.getByText('前面还有 2 个问题，大约 3 分钟').waitFor();
  const [waiting] = home.lab.state.games.asked;
  Object.assign(waiting, { queue: null, reply: { by: '周岚', text: '39.90 元一箱', at: new Date().toISOString() } });
  await handed.getByText('39.90 元一箱').waitFor();
  await handed.getByText('周岚 回答').waitFor();
  assert.equal(home.lab.state.games.asked.length, 2);
  assert.deepEqual(wrong, []);
  await close();
});

test('reads along in a language that the room alone tells, when asked for, and what was corrected is read corrected', async () => {
  const { page, wrong, close } = await viewerOf(home, 'tea');
  const cue = {
    ...{ id: 'c1', language: 'ko', name: 'Korean', direction: 'ltr', start: Date.now() - 60_000 },
    ...{ end: Date.now() + 120_000, text: '달아요', machine: true, version: 1, removed: false },
  };
  home.lab.room.tell('tea', { type: 'subtitle', subtitle: cue });
  assert.equal(await page.getByTestId('captions').count(), 0);
  await settings(page);
  await page.getByRole('radio', { name: '한국어' }).click({ timeout: 40_000 });
  await page.keyboard.press('Escape');
  const captions = page.getByTestId('captions');
  await captions.getByText('달아요').waitFor();
  home.lab.room.tell('tea', { type: 'subtitle', subtitle: { ...cue, version: 2, text: '아주 달아요' } });
  await captions.getByText('아주 달아요').waitFor();
  home.lab.room.tell('tea', { type: 'subtitle', subtitle: { ...cue, version: 3, removed: true } });
  await eventually(async () => !(await page.getByText('아주 달아요').isVisible()), 'taken back');
  assert.deepEqual(wrong, []);
  await close();
});

test('a live that is called off says so, and offers none of it', async () => {
  const { page, close } = await reader(home);
  await enterRoom(page, 'soon');
  home.lab.room.tell('soon', { type: 'state', state: 'cancelled' });
  await page.getByText('这场直播取消了').waitFor();
  assert.equal(await page.getByRole('button', { name: '登录后预约' }).count(), 0);
  assert.equal(new URL(page.url()).pathname, `/watch/${SESSIONS.soon}`);
  await close();
});
