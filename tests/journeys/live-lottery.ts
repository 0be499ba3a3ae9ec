import type { Page } from 'playwright-core';
import { lotteriesContract, lotteryProofSchema, type LotteryProof } from '@hearth/live/contract';
import { barriers } from './barriers';
import type { Stage } from './browser';
import { aDeskOf, until } from './by-api';
import { aside, chooses, dialogOf, minuteOf, sends, the } from './live-crew';
import type { LivePlan } from './live-plan';
import type { LiveStage } from './live-stage';
import { show } from './show';

const LOTTERIES = '/admin/plugins/live-games/lotteries';
const LOTTERY = '开播抽奖';
const MINUTE = 60_000;

/** The lottery is made and promised, and both phones enter. */
export function entryJourneys(live: () => LiveStage): void {
  it('takes entries, and its draw was promised before', async () => {
    const { crew, plan, phones } = live();
    const director = crew.page('field-controller');
    await aside(director, (desk) => makesLottery(desk, plan));
    await director.getByRole('button', { name: `公布抽奖：${LOTTERY}` }).click();
    for (const { page: phone } of phones) {
      await phone.getByRole('button', { name: new RegExp(LOTTERY) }).click();
      const sheet = phone.getByRole('dialog');
      await sheet.getByRole('button', { name: '参加抽奖' }).click();
      await sheet.getByText(/^已参加，抽奖号/).waitFor();
      await phone.keyboard.press('Escape');
    }
  }, 240_000);
}

/** It is drawn from the console, and worked out again by somebody who watched. */
export function drawJourneys(live: () => LiveStage): void {
  it('is worked out again by a viewer’s own page', async () => {
    const { stage, crew, phones } = live();
    const lottery = await lotteryOf(live());
    const director = crew.page('field-controller');
    await aside(director, (desk) => tellsSalt(stage, desk, lottery));
    await director.getByRole('button', { name: `开奖：${LOTTERY}` }).click();
    await until(
      () => proofOf(stage, lottery),
      ({ winners }) => winners.length === 1,
    );
    const viewer = await the(phones[1]).page.context().newPage();
    await viewer.goto(`/lottery/${lottery}`);
    for (const line of ['规则与承诺一致', '种子与承诺一致', '名单与封存时一致', '重算的中奖者与公布的一致'])
      await viewer.getByText(line).waitFor();
    await viewer.getByText('2 人参加').waitFor();
    expect(await barriers(viewer)).toEqual([]);
    await show(viewer, 'app-lottery-phone');
    await viewer.close();
  }, 540_000);
}

/** Entries are taken for this long at least, however slow the machine is. */
const TO_ENTER = 1.5 * MINUTE;

/** Whoever closes late may not know the salt: it comes a minute after the close. */
const TO_THE_SALT = MINUTE;

/** The field controller makes a lottery that takes entries from now on for some minutes. */
async function makesLottery(page: Page, { title: live }: LivePlan): Promise<void> {
  await page.goto(LOTTERIES);
  await page.getByRole('button', { name: '做抽奖' }).click();
  const dialog = dialogOf(page);
  await chooses(page, '场次', new RegExp(live));
  await dialog.getByLabel(/^名称/).fill(LOTTERY);
  await dialog.getByLabel(/^规则说明/).fill('在直播间参与，每人一次，中奖后一周内寄出');
  await dialog.getByLabel(/^奖品/).fill('脐橙一箱');
  await dialog.getByLabel(/^单价（元）/).fill('29.8');
  await dialog.getByLabel(/^参数来源/).fill('当日福彩 3D 开奖号码');
  // Times are told to the minute.
  const closes = Math.ceil((Date.now() + TO_ENTER) / MINUTE) * MINUTE;
  await dialog.getByLabel(/^开放参加/).fill(minuteOf(Date.now()));
  await dialog.getByLabel(/^截止参加/).fill(minuteOf(closes));
  await dialog.getByLabel(/^公布参数/).fill(minuteOf(closes + TO_THE_SALT));
  await sends(page, '保存');
  await page.getByRole('link', { name: LOTTERY }).waitFor();
}

/** The number of the lottery, as its makers find it. */
async function lotteryOf({ stage, plan: { id: session } }: LiveStage): Promise<string> {
  const told: unknown = await (await aDeskOf(stage, 'field-controller'))('GET', `/live/lotteries?session=${session}`);
  const { lotteries } = lotteriesContract.routes.lotteries.result.parse(told);
  return the(lotteries.find(({ page }) => page.title === LOTTERY)).id;
}

/** Who entered is frozen, and then the salt is told, whose moment has to come: before it nobody can know it. */
async function tellsSalt(stage: Stage, page: Page, lottery: string): Promise<void> {
  const frozen = await until(
    () => proofOf(stage, lottery),
    ({ state, page: { saltAt } }) => state === 'waiting' && Date.now() > Date.parse(saltAt),
    TO_ENTER + TO_THE_SALT + 2 * MINUTE,
  );
  expect([frozen.count, frozen.seed, frozen.entries]).toEqual([2, null, null]);
  await page.goto(`${LOTTERIES}/${lottery}`);
  await page.getByRole('button', { name: '公布参数' }).click();
  await dialogOf(page).getByLabel(/^参数/).fill('3 1 7');
  await sends(page, '公布参数');
  await page.getByText('参数已公布').first().waitFor();
}

/** What was told of a lottery to everybody. */
async function proofOf({ host }: Stage, id: string): Promise<LotteryProof> {
  return lotteryProofSchema.parse(await (await fetch(`${host.url}/api/live/lotteries/${id}`)).json());
}
