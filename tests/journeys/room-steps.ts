import type { Locator, Page } from 'playwright-core';
import { barriers } from './barriers';
import { until } from './by-api';
import { advances, type OnAir } from './on-air';

/** The operator makes a room, carried by whoever is named, and is told its key, which the page of the room never shows again. */
export async function makesRoom(air: OnAir, carrier?: string): Promise<string> {
  const { page } = air.operator;
  await page.goto('/admin/plugins/streaming');
  await page.getByRole('button', { name: '新建直播间' }).click();
  await page.getByRole('dialog').getByLabel(/^名称/).fill(air.title);
  if (carrier !== undefined) {
    await page.getByRole('dialog').getByRole('combobox', { name: '由谁承载' }).click();
    await page.getByRole('option', { name: carrier, exact: true }).click();
  }
  await page.getByRole('button', { name: '建立', exact: true }).click();
  const told = page.getByRole('dialog').locator('code');
  await told.nth(1).waitFor();
  expect(await barriers(page)).toEqual([]);
  air.server = (await told.first().textContent()) ?? '';
  const key = await copied(page, '复制 串流密钥');
  expect(await told.allTextContents()).toContain(key);
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: air.title }).click();
  await page.getByText('还没有画面').waitFor();
  expect(await page.locator('code').allTextContents()).not.toContain(key);
  air.room = page.url();
  return key;
}

/** On the page of the room: a platform is added and its copy switched on; gives its line. */
export async function addsPlatform(
  page: Page,
  { name, url, key }: { readonly name: string; readonly url: string; readonly key: string },
): Promise<Locator> {
  await page.getByRole('button', { name: '添加平台' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '平台' }).click();
  await page.getByRole('option', { name, exact: true }).click();
  await dialog.getByLabel(/^推流地址/).fill(url);
  await dialog.getByLabel(/^串流密钥/).fill(key);
  await dialog.getByRole('button', { name: '添加平台' }).click();
  const line = page.getByRole('listitem').filter({ hasText: `密钥尾号 ${key.slice(-4)}` });
  await line.getByRole('button', { name: '开始转推' }).click();
  return line;
}

/** In the app, when the live is over: its recording is watched, then from a chapter on. */
export async function watchesAgain(page: Page, chapter: string): Promise<void> {
  await page.getByRole('button', { name: '看回放' }).click();
  await advances(page);
  await page.getByRole('button', { name: '章节', exact: true }).click();
  await page.getByRole('dialog').getByText(chapter).click();
  await advances(page);
}

/** The room is removed, and the list has it no more. */
export async function closesRoom({ operator: { page }, room, title }: OnAir): Promise<void> {
  await page.goto(room);
  await page.getByRole('button', { name: '移走' }).first().click();
  await page.getByRole('dialog').getByRole('button', { name: '移走' }).click();
  await page.getByRole('heading', { level: 1, name: '直播间' }).waitFor();
  await page.getByRole('link', { name: title }).waitFor({ state: 'detached' });
}

/** The key is changed under the encoder: it is thrown out, and another one sends with the new key. */
export async function takesNewKey(air: OnAir, key: string): Promise<void> {
  const { page } = air.operator;
  await page.goto(air.room);
  await page.getByRole('button', { name: '换密钥' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '换密钥' }).click();
  const fresh = await copied(page, '复制 串流密钥');
  expect(fresh).not.toBe(key);
  await page.keyboard.press('Escape');
  // Mux is rid of a broadcast at once; here it is waited for.
  await page
    .getByText(/^(等待编码器重连|空闲)$/)
    .first()
    .waitFor();
  const refused = (): Promise<string> => Promise.resolve(air.said.join('\n'));
  await until(refused, (said) => said.includes('key-refused'));
  air.stop();
  air.send(fresh);
  await page.getByText('直播中').first().waitFor();
}

/** What the button put into the clipboard. */
async function copied(page: Page, button: string): Promise<string> {
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByText('已复制').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}
