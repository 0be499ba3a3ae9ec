import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { until } from './by-api';
import type { OnAir } from './on-air';

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
