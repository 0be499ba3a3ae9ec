import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { look, openBrowser, signIn, sitDown } from './browser';
import { aDemoHost, type DemoHost } from './demo-host';

const AXE = readFileSync(join(__dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const TITLE = '云泽河边的夜市今晚开张';

let host: DemoHost;
let browser: Browser;

beforeAll(async () => {
  [host, browser] = await Promise.all([aDemoHost(), openBrowser()]);
}, 300_000);
afterAll(async () => {
  await browser.close();
  await host.stop();
});

/** What axe finds against WCAG 2.2 AA, in one line each. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    // Put there by the script above.
    const { axe } = window as unknown as {
      axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
    };
    const values = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run({ runOnly: { type: 'tag', values } });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
  });
}

async function write(editor: Page): Promise<void> {
  await editor.goto(`${host.url}/admin/content-manager/collection-types/plugin::cms.manuscript/create`);
  await editor.locator('input[name=title]').fill(TITLE);
  await editor.locator('[role=textbox][contenteditable=true]').first().click();
  await editor.keyboard.type('云泽河北岸的夜市今晚七点开张，六十个摊位摆到晚上十一点。');
  await editor.locator('input[name=column]').click();
  await editor.getByRole('option', { name: /要闻/ }).first().click();
}

async function addCover(editor: Page): Promise<void> {
  const ink = { create: { width: 1500, height: 1000, channels: 3, background: '#22424F' } } as const;
  const picture = await sharp(ink).jpeg().toBuffer();
  await editor
    .getByRole('button', { name: /拖放|drag and drop|添加素材|Click to add/i })
    .first()
    .click();
  const dialog = editor.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /添加新|Add new assets|上传/i })
    .first()
    .click();
  await editor
    .locator('input[type=file]')
    .setInputFiles({ name: 'night.jpg', mimeType: 'image/jpeg', buffer: picture });
  await editor
    .getByRole('button', { name: /Upload 1 asset|上传/i })
    .last()
    .click();
  await editor.getByRole('button', { name: /Finish|完成/i }).click();
}

it('carries a story with a picture from the editor’s desk to the reader’s phone within two seconds', async () => {
  const [phone, reader] = await sitDown(browser, { at: 'phone' });
  await reader.goto(host.url);
  await reader.getByText('云泽北站开通第三天', { exact: false }).first().waitFor();
  await look(reader, 'app-home');

  const [desk, editor] = await sitDown(browser, { at: 'desk' });
  await signIn(editor, host.url, 'editor@yunze.example');
  await editor.waitForLoadState('networkidle');
  await look(editor, 'admin-home');
  await write(editor);
  await addCover(editor);
  await look(editor, 'admin-write');
  const published = editor.waitForResponse((answer) => answer.url().includes('/actions/publish'));
  await editor.getByRole('button', { name: /^(发布|Publish)$/ }).click();
  expect((await published).status()).toBeLessThan(300);

  const began = Date.now();
  await reader.getByText(/1 条新稿件/).waitFor();
  const seconds = (Date.now() - began) / 1000;
  expect(seconds).toBeLessThan(2);
  await reader.getByText(/1 条新稿件/).click();
  await reader.getByText(TITLE).first().click();
  await reader.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await reader.getByText('六十个摊位').waitFor();
  expect(await reader.locator('img').count()).toBeGreaterThan(0);
  await look(reader, 'app-new-story');
  await Promise.all([phone.close(), desk.close()]);
}, 120_000);

it('shows a story to search engines and to whoever it is shared with', async () => {
  const { items } = (await (await fetch(`${host.url}/api/app/feed?first=5`)).json()) as {
    items: { id: string; title: string }[];
  };
  const [story] = items;
  const page = await (await fetch(`${host.url}/story/${story?.id ?? ''}`)).text();
  expect(page).toContain('lang="zh-Hans"');
  expect(page).toMatch(/<title>[^<]+<\/title>/);
  expect(page).toContain('property="og:image"');
  expect((await fetch(`${host.url}/story/no-such-story`)).status).toBe(404);
});

it.each([
  ['phone', 'zh-CN', '/'],
  ['phone', 'en-US', '/'],
  ['desk', 'zh-CN', '/'],
  ['phone', 'zh-CN', '/search'],
  ['phone', 'zh-CN', '/sign-in'],
  ['phone', 'en-US', '/settings'],
] as const)(
  'puts no barrier before anybody: %s, %s, %s',
  async (at, locale, path) => {
    const [seat, page] = await sitDown(browser, { at, locale });
    await page.goto(host.url + path);
    await page.waitForLoadState('networkidle');
    await look(page, `app-${at}-${locale}${path.replaceAll('/', '-')}`);
    expect(await barriers(page)).toEqual([]);
    await seat.close();
  },
  60_000,
);

it('lets a reader in by phone, and the code goes nowhere but to the phone', async () => {
  const [seat, page] = await sitDown(browser, { at: 'phone' });
  await page.goto(`${host.url}/sign-in`);
  await page.getByLabel('手机号').fill('19900000101');
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.getByText(/验证码已发到/).waitFor();
  const code = /SMS to \S+ code (\d{6})/.exec(host.log())?.[1] ?? '';
  await page.getByLabel('验证码', { exact: true }).fill(code);
  await page.getByRole('checkbox').click();
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByText('199****0101').waitFor();
  await look(page, 'app-me');
  await seat.close();
}, 60_000);
