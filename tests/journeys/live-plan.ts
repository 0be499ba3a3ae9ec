import type { Locator, Page } from 'playwright-core';
import { until } from './by-api';
import { chooses, CREW, dialogOf, minuteOf, picks, sends, turns, type Crew, type Member } from './live-crew';
import type { OwnOffer } from './shop-counter';

const DAY = 86_400_000;

/** A live as those who plan it see it. */
export type LivePlan = {
  readonly title: string;
  readonly id: string;
  /** Its page in the admin. */
  readonly path: string;
};

/** Who stands in which of the four places. */
const DUTY: readonly (readonly [who: Member, place: string])[] = [
  ['host', '主播'],
  ['field-controller', '场控'],
  ['compliance-officer', '合规'],
  ['editor', '值班编辑'],
];

/** The field controller plans a live whose picture comes from a room of streaming; nothing else is seen to yet. */
export async function plansLive(page: Page, title: string, place: string): Promise<LivePlan> {
  await page.goto('/admin/plugins/live-sessions');
  await page.getByRole('button', { name: '策划场次' }).click();
  const dialog = dialogOf(page);
  await dialog.getByLabel(/^标题/).fill(title);
  await dialog.getByLabel(/^地点/).fill(place);
  await dialog.getByLabel(/^计划开播/).fill(minuteOf(Date.now() + 1_800_000));
  await chooses(page, '直播间', title);
  // Selling is advertising, and says so; here somebody forgets it.
  await dialog.getByRole('checkbox', { name: '画面持续显示“广告”标识' }).click();
  await sends(page, '策划场次');
  await page.getByRole('link', { name: title }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const path = new URL(page.url()).pathname;
  return { title, path, id: path.split('/').at(-1) ?? '' };
}

/** What the page of a live says is missing, by name, once it says it of these. */
export async function missing(page: Page, expected: readonly string[]): Promise<void> {
  const wanted = [...expected].sort().join(', ');
  await until(
    async () => {
      const names = await page
        .locator('[data-holds="false"]')
        .evaluateAll((all) => all.map((one) => one.dataset['condition'] ?? ''));
      const isSeen = (await page.locator('[data-condition]').count()) > 0;
      return isSeen ? names.sort().join(', ') : 'nothing is read yet';
    },
    (seen) => seen === wanted,
  );
}

/** The host asks for the live to begin, is refused, and its page names nothing but this. */
export async function isRefused(page: Page, deed: string, conditions: readonly string[]): Promise<void> {
  await missing(page, conditions);
  const refused = page.waitForResponse((answer) => answer.url().includes('/turn') && answer.status() === 409);
  await page.getByRole('button', { name: deed, exact: true }).click();
  const answer = (await (await refused).json()) as { error: { code: string; details: { conditions: string[] } } };
  expect([answer.error.code, [...answer.error.details.conditions].sort()]).toEqual([
    'SESSION.GATE_CLOSED',
    [...conditions].sort(),
  ]);
  await page.getByText(`开播条件还差 ${conditions.length} 项`).first().waitFor();
}

/** A line of nothing but words. */
export async function addsWords(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: '添加流程项' }).first().click();
  await dialogOf(page).getByLabel(/^内容/).fill(words);
  await sends(page, '添加流程项');
  await page.getByRole('button', { name: `移除“${words}”` }).waitFor();
}

/** A line with goods, planned for two of them. */
export async function addsGoods(page: Page, { name }: OwnOffer): Promise<void> {
  await page.getByRole('button', { name: '添加流程项' }).first().click();
  const dialog = dialogOf(page);
  await dialog.getByLabel(/^内容/).fill(name);
  await dialog.getByLabel(/^讲解人/).fill(CREW.host);
  await picks(page, /^商品报价/, name);
  await dialog.getByLabel(/^计划销量/).fill('2');
  await sends(page, '添加流程项');
  await page.getByText('计划 2 件').waitFor();
}

/** Changes how many are meant to be sold. */
export async function plansUnits(page: Page, { name }: OwnOffer, units: number): Promise<void> {
  await page.getByRole('button', { name: `修改“${name}”` }).click();
  await dialogOf(page)
    .getByLabel(/^计划销量/)
    .fill(String(units));
  await sends(page, '保存');
  await page.getByText(`计划 ${units} 件`).waitFor();
}

/** Where a live is changed, moved on, and read. */
const LIVE = /\/live\/sessions\/[^/]+(\/turn)?$/;

/** Waits until the page has read the live as it is after what was done: whoever presses before is told that it changed meanwhile. */
async function readAnew(page: Page, deed: () => Promise<unknown>): Promise<void> {
  let isDone = false;
  const anew = page.waitForResponse((answer) => {
    if (!LIVE.test(new URL(answer.url()).pathname) || !answer.ok()) return false;
    if (answer.request().method() === 'GET') return isDone;
    isDone = true;
    return false;
  });
  await deed();
  await anew;
}

/** Moves the live on. */
export const moves = (page: Page, deed: string): Promise<void> =>
  readAnew(page, () => page.getByRole('button', { name: deed, exact: true }).click());

/** Opens what is planned, changes it, and keeps it. */
export async function changes(page: Page, change: (dialog: Locator) => Promise<unknown>): Promise<void> {
  await page.getByRole('button', { name: '修改', exact: true }).click();
  await change(dialogOf(page));
  await readAnew(page, () => sends(page, '修改'));
}

/** Turns a box of what is planned. */
export const turnsBox = (page: Page, label: string): Promise<void> =>
  changes(page, (dialog) => dialog.getByRole('checkbox', { name: label }).click());

/** Puts a word to, or takes it out of, a field of what is planned that holds several. */
export const turnsWord = (page: Page, field: string | RegExp, word: string): Promise<void> =>
  changes(page, () => turns(page, field, word));

/** The compliance officer looks at title, set and props. */
export async function looksAtSetting(page: Page, { path }: LivePlan): Promise<void> {
  await page.goto(path);
  await page.getByRole('button', { name: '审看无误' }).click();
  await page.getByText('已审', { exact: true }).first().waitFor();
}

/** The lines of the script that is being written. */
const linesIn = (page: Page): Locator => page.getByRole('listitem').filter({ has: page.getByLabel('要说的话') });

async function opensScript(page: Page, { path }: LivePlan): Promise<void> {
  await page.goto(path);
  await page
    .getByRole('link', { name: /^(还没有话术|看话术)$/ })
    .first()
    .click();
  await page.getByRole('button', { name: /^撰写(话术|新版本)$/ }).click();
}

async function keepsScript(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存为新版本' }).click();
  await page.getByText('还差 2 人').waitFor();
}

/** The host writes the script: how it begins, and on what ground its proof stands. */
export async function writesScript(page: Page, plan: LivePlan, hook: string): Promise<void> {
  await opensScript(page, plan);
  const lines = linesIn(page);
  await lines.first().getByLabel('要说的话').fill(hook);
  const proof = lines.filter({ has: page.getByRole('combobox', { name: '节拍' }).getByText('实证') }).first();
  await proof.getByRole('combobox', { name: '依据的宣称' }).click();
  const claim = page.getByRole('option', { name: /^有据 · / }).first();
  const words = ((await claim.textContent()) ?? '').replace(/^有据 · /, '');
  await claim.click();
  await page.keyboard.press('Escape');
  await proof.getByLabel('要说的话').fill(words);
  await keepsScript(page);
}

/** The host begins in other words, and nobody has signed those yet. */
export async function rewordsScript(page: Page, plan: LivePlan, hook: string): Promise<void> {
  await opensScript(page, plan);
  await linesIn(page).first().getByLabel('要说的话').fill(hook);
  await keepsScript(page);
}

/** Somebody who did not write it signs the script with their name. */
export async function signsScript(page: Page, { path }: LivePlan, who: Member): Promise<void> {
  await page.goto(path);
  await page.getByRole('link', { name: '看话术' }).first().click();
  await page.getByRole('button', { name: '审核通过' }).click();
  await page.getByRole('listitem').filter({ hasText: CREW[who] }).waitFor();
}

/** Puts four people on duty. */
export async function namesDuty(page: Page): Promise<void> {
  for (const [who, place] of DUTY) await namesOne(page, who, place);
}

/** Puts somebody on duty. */
export async function namesOne(page: Page, who: Member, place: string): Promise<void> {
  await page.getByRole('button', { name: '安排值守' }).click();
  await chooses(page, '岗位', place);
  await picks(page, /^人员/, CREW[who]);
  await sends(page, '安排值守');
  await page.getByRole('button', { name: `撤下 ${CREW[who]}` }).waitFor();
}

/** Everybody on duty has a page of the live before them, which says for them that they are there. */
export async function comesOnDuty(crew: Crew, { path, id }: LivePlan): Promise<void> {
  await crew.page('host').goto(`/admin/plugins/live/prompter/${id}`);
  for (const who of ['field-controller', 'compliance-officer', 'editor'] as const) await crew.page(who).goto(path);
}

const ANCHORS = '/admin/plugins/live-anchors';

/** What the MCN's operator enters of the host: name and age were looked at, and the training lasts for a year. */
export async function entersAnchor(page: Page): Promise<void> {
  await page.goto(ANCHORS);
  await page.getByRole('button', { name: '登记主播' }).click();
  const dialog = dialogOf(page);
  await picks(page, /^人员/, CREW.host);
  await dialog.getByRole('checkbox', { name: '已核验真实姓名与身份' }).click();
  await dialog.getByLabel(/^出生日期/).fill('1994-05-06');
  await dialog.getByLabel(/^培训考核有效至/).fill(minuteOf(Date.now() + 365 * DAY));
  await sends(page, '登记主播');
  await page.getByRole('button', { name: `修改 ${CREW.host}` }).waitFor();
}

/** Changes what is known of the host. */
export async function changesAnchor(page: Page, change: (dialog: Locator) => Promise<unknown>): Promise<void> {
  if (!page.url().endsWith(ANCHORS)) await page.goto(ANCHORS);
  await page.getByRole('button', { name: `修改 ${CREW.host}` }).click();
  await change(dialogOf(page));
  await sends(page, '修改');
}
