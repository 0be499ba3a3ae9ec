import { existsSync } from 'node:fs';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import type { PlatformLab } from '../lab/platforms/lab';
import type { DemoHost } from './demo-host';

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1440, height: 900 };

/** The booted demo station, the platforms of the world around it, and the browser that people look at it with. */
export type Stage = { readonly host: DemoHost; readonly lab: PlatformLab; readonly browser: Browser };

/** How somebody sits before the page. */
export type Seat = { readonly at: 'phone' | 'desk'; readonly locale?: 'zh-CN' | 'en-US'; readonly dark?: boolean };

/** Somebody before the page. `wrong` gathers what the page complains of and what the host refused it. */
export type Visitor = { readonly page: Page; readonly wrong: readonly string[]; leave(): Promise<void> };

/** A browser with nobody's history. */
export function openBrowser(): Promise<Browser> {
  const executablePath = chromiumHere();
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ executablePath, args: [...args, ...quiet] });
}

/** Where Chromium lies on this machine. */
export function chromiumHere(): string {
  const known = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const path = known.find((one) => one !== undefined && existsSync(one));
  if (path === undefined) throw new Error('Chromium is missing: apt-get install chromium fonts-noto-cjk');
  return path;
}

/** A new person at a phone or a desk. */
export async function sitDown({ browser, host }: Stage, seat: Seat): Promise<Visitor> {
  const { at, locale = 'zh-CN', dark = false } = seat;
  const context = await browser.newContext({
    baseURL: host.url,
    viewport: at === 'phone' ? PHONE : DESK,
    deviceScaleFactor: at === 'phone' ? 2 : 1,
    locale,
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    isMobile: at === 'phone',
    hasTouch: at === 'phone',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  return { page, wrong: complaints(page), leave: () => leave(context) };
}

/** People who sit down as a journey goes on, and who leave together. */
export function seats(stage: () => Stage): { sit(seat: Seat): Promise<Visitor>; clear(): Promise<unknown> } {
  const seated: Visitor[] = [];
  return {
    async sit(seat) {
      const who = await sitDown(stage(), seat);
      seated.push(who);
      return who;
    },
    clear: () => Promise.all(seated.map((who) => who.leave())),
  };
}

function complaints(page: Page): readonly string[] {
  const wrong: string[] = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('response', (answer) => {
    if (answer.status() >= 400) wrong.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('console', (message) => {
    // Chromium says of each refused request what the line above says with its address.
    const isEcho = message.text().startsWith('Failed to load resource');
    // Whoever leaves a page while it connects has done nothing wrong.
    const isLeft = message.text().includes('WebSocket is closed before the connection is established');
    if (!isEcho && !isLeft && ['error', 'warning'].includes(message.type()))
      wrong.push(`${message.type()}: ${message.text()}`);
  });
  return wrong;
}

async function leave(context: BrowserContext): Promise<void> {
  await context.close();
}

/** The password of every demo log-in. */
export const PASSWORD = 'Hearth-demo-1';

/** Types a log-in of the demo station into the admin's first page. */
export async function enter(page: Page, who: string, password = PASSWORD): Promise<void> {
  await page.goto('/admin/auth/login');
  await page.locator('input[name=email]').fill(`${who}@yunze.example`);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
}

/** Signs in to the admin as one of the demo station's people and waits for the kitchen's first page. */
export async function signIn(page: Page, who: string): Promise<void> {
  await enter(page, who);
  await page.getByRole('heading', { level: 1, name: /^(今天|Today)$/ }).waitFor();
}

/** Waits until the pictures that are on the screen are there, and says how many. */
export async function pictures(page: Page): Promise<number> {
  const seen = await page.waitForFunction(() => {
    const visible = [...document.images].filter((image) => {
      const { top, bottom, width } = image.getBoundingClientRect();
      return width > 40 && bottom > 0 && top < window.innerHeight;
    });
    const there = visible.filter(({ complete, naturalWidth }) => complete && naturalWidth > 0);
    return visible.length > 0 && there.length === visible.length ? there.length : false;
  });
  return Number(await seen.jsonValue());
}
