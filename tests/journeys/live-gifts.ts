import type { Page } from 'playwright-core';
import { envelopesContract, type Envelope } from '@hearth/live/contract';
import type { Stage } from './browser';
import { aDeskOf } from './by-api';
import { chooses, dialogOf, minuteOf, sends, the } from './live-crew';
import type { LivePlan } from './live-plan';

const GAMES = '/admin/plugins/live-games';
const MINUTE = 60_000;

/** The finance officer says how much may be given away this month, where nobody has yet. */
export async function setsBudget(page: Page): Promise<void> {
  await page.goto(`${GAMES}/envelopes`);
  const budget = page.getByText(/活动预算/);
  await budget.waitFor();
  if (!(await budget.textContent())?.includes('没有设置')) return;
  await page.getByRole('button', { name: '设置本月预算' }).click();
  await dialogOf(page)
    .getByLabel(/^本月最多送出/)
    .fill('100');
  await sends(page, '保存');
}

/** The line of something that is given away, by its name. */
const lineOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

/** The field controller makes a red packet of five yuan in five shares. */
export async function makesPacket(page: Page, { title: live }: LivePlan, name: string): Promise<void> {
  await page.goto(`${GAMES}/envelopes`);
  await page.getByRole('button', { name: '做红包' }).click();
  const dialog = dialogOf(page);
  await chooses(page, '场次', new RegExp(live));
  await dialog.getByLabel(/^名称/).fill(name);
  for (const [field, yuan] of [
    ['份数', '5'],
    ['总额（元）', '5'],
    ['每份至少（元）', '0.5'],
    ['每份至多（元）', '2'],
  ] as const)
    await dialog.getByLabel(field).fill(yuan);
  await dialog.getByLabel(/^开抢/).fill(minuteOf(Date.now()));
  await dialog.getByLabel(/^截止/).fill(minuteOf(Date.now() + 30 * MINUTE));
  await sends(page, '保存');
  await lineOf(page, name).getByText('待拨款').waitFor();
}

/** Somebody else pays for it before it is told of. */
export async function fundsPacket(page: Page, name: string): Promise<void> {
  await page.goto(`${GAMES}/envelopes`);
  await lineOf(page, name).getByRole('button', { name: '拨款' }).click();
  await lineOf(page, name).getByText('已拨款，待公布').waitFor();
}

/** A red packet as its makers see it. */
export async function packetOf(stage: Stage, session: string, name: string): Promise<Envelope> {
  const told: unknown = await (await aDeskOf(stage, 'finance'))('GET', `/live/envelopes?session=${session}`);
  const { envelopes } = envelopesContract.routes.envelopes.result.parse(told);
  return the(envelopes.find((one) => one.title === name));
}
