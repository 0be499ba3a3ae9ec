// One browser for a journey, looking at the export served by the lab. Every page reports what went wrong in it.
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startLab } from '../lab/server.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
export const shots = path.join(here, 'shots');
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1440, height: 900 };

function chromiumPath() {
  const found = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
    (file) => file && existsSync(file),
  );
  if (!found) throw new Error('Chromium is missing: apt-get install chromium fonts-noto-cjk');
  return found;
}

/** Lab and browser, closed together. */
export async function open() {
  if (!existsSync(path.join(here, '../dist/index.html'))) throw new Error('Nothing exported yet: npm run export:web');
  await mkdir(shots, { recursive: true });
  const lab = await startLab();
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: FLAGS });
  return {
    lab,
    browser,
    close: async () => {
      await browser.close();
      await lab.close();
    },
  };
}

/** A reader with settings of their own; `wrong` gathers errors, warnings of policy and failed scripts. */
export async function reader(
  home,
  { size = PHONE, language = 'zh', scheme = 'light', elder = false, motion = 'reduce', prefs = {} } = {},
) {
  const context = await home.browser.newContext({
    viewport: size,
    hasTouch: size.width < 640,
    colorScheme: scheme,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: motion,
    baseURL: home.lab.url,
    acceptDownloads: true,
  });
  const kept = JSON.stringify({ scheme: 'system', language, elder, reading: 1, station: null, searches: [], ...prefs });
  await context.addInitScript((text) => {
    if (!localStorage.getItem('hearth:prefs')) localStorage.setItem('hearth:prefs', text);
  }, kept);
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(error.message));
  page.on('console', (message) => {
    // Chromium itself logs each refused request and each line that was cut; the journeys that ask for them look at the page instead.
    const isEcho = /^Failed to load resource|net::ERR_INTERNET_DISCONNECTED$/.test(message.text());
    // A page that is left while its worker is fetched.
    const isLeft = message.text() === 'An unknown error occurred when fetching the script.';
    if (message.type() === 'error' && !isEcho && !isLeft) wrong.push(message.text());
  });
  return { context, page, wrong, close: () => context.close() };
}

/** Violations of WCAG 2.0 to 2.2, A and AA, as short lines; of the open dialog alone, since what lies behind it is out of use. */
export async function axe(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await readFile(axeFile, 'utf8'));
  return page.evaluate(async () => {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await window.axe.run(document.querySelector('[role="dialog"]') ?? document, {
      runOnly: { type: 'tag', values: tags },
    });
    return violations.map(
      (v) => `${v.id}: ${v.nodes.map((n) => `${n.target.join(' ')} ${n.html.slice(0, 120)}`).join(' | ')}`,
    );
  });
}
