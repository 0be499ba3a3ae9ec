import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Where journeys leave what they saw; `npm run pictures` takes those that the README shows from here. */
export const SEEN = join(__dirname, '../../.cache/journeys');

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** How somebody sits before the page. */
export type Seat = { readonly at: 'phone' | 'desk'; readonly locale?: 'zh-CN' | 'en-US'; readonly dark?: boolean };

/** A browser with nobody's history. */
export function openBrowser(): Promise<Browser> {
  mkdirSync(SEEN, { recursive: true });
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...args, ...quiet] });
}

/** A new person at a phone or a desk. */
export async function sitDown(
  browser: Browser,
  { at, locale = 'zh-CN', dark = false }: Seat,
): Promise<[BrowserContext, Page]> {
  const context = await browser.newContext({
    viewport: at === 'phone' ? PHONE : DESK,
    deviceScaleFactor: at === 'phone' ? 2 : 1,
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    isMobile: at === 'phone',
    hasTouch: at === 'phone',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return [context, page];
}

/** Keeps what is on the screen under a name. */
export async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(SEEN, `${name}.png`) });
}

/** Signs in to the admin as one of the demo station's people. */
export async function signIn(page: Page, url: string, email: string): Promise<void> {
  await page.goto(`${url}/admin/auth/login`);
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill('Hearth-demo-1');
  await page.locator('button[type=submit]').click();
  await page.waitForURL((at) => !at.pathname.includes('/auth/'));
}
