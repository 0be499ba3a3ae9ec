import type { Browser, Page } from 'playwright-core';
import { theHost, type Host } from '../../../tests/host/host';
import { newsroom, paragraph } from '../../../tests/host/newsroom';
import { call } from '../../../tests/host/people';
import { aDesk } from '../../../tests/host/review';
import { barriers } from '../../../tests/journeys/barriers';
import { openBrowser } from '../../../tests/journeys/browser';

const PIN = '482913';
let host: Host;
let browser: Browser;
beforeAll(async () => {
  [host, browser] = await Promise.all([theHost(), openBrowser()]);
}, 120_000);
afterAll(() => browser.close());

type Seat = { readonly locale: 'zh-CN' | 'en-US'; readonly dark?: boolean };

/** A phone in somebody's hand. `wrong` gathers what the page complains of, a breach of its own policy among it. */
async function aPhone({ locale, dark = false }: Seat): Promise<{ page: Page; wrong: string[] }> {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, locale },
    ...{ colorScheme: dark ? 'dark' : 'light', timezoneId: 'Asia/Shanghai' },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) wrong.push(message.text());
  });
  return { page, wrong };
}

/** A manuscript that one has signed before, was changed since, and waits for one again. */
async function waitingAgain() {
  const desk = await aDesk(host, { proofs: [] });
  const body = [
    paragraph('青禾县防汛指挥部 21 日启动三级响应，沿河六个村的群众已经转移。'),
    paragraph('<img src=x onerror=alert(1)> 这句话只是文字。'),
  ];
  const words = { title: '青禾县转移沿河群众', subtitle: '六个村连夜转移', summary: '沿河六个村的群众已经转移。' };
  const { documentId: id } = await desk.manuscript({ ...words, body });
  await desk.act(desk.author, id, 'submit');
  await desk.act(desk.editor, id, 'pass');
  await newsroom(host, desk.author.token).save(id, { title: '青禾县沿河六村群众全部转移' });
  await desk.act(desk.author, id, 'submit');
  await call(host, desk.editor, 'PUT', '/cms/sign-links/pin', { pin: PIN });
  const asked = await call(host, desk.editor, 'POST', '/cms/sign-links', { documentId: id, locale: 'zh-Hans' });
  const { url } = asked.body as { url: string };
  return { desk, id, address: `${host.url}/sign/#${url.split('#')[1]!}` };
}

it('signs on a phone: the password, what changed since, the whole text, and once only', async () => {
  const { desk, id, address } = await waitingAgain();
  const { page, wrong } = await aPhone({ locale: 'zh-CN' });
  await page.goto(address);
  await page.getByLabel(/^签名口令/).waitFor();
  // The token leaves the address at once, so that neither history nor bookmark keeps it.
  expect(new URL(page.url()).hash).toBe('');
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel(/^签名口令/).fill('000000');
  await page.getByRole('button', { name: '打开稿件' }).click();
  await page.getByRole('status').getByText('还可以试 4 次').waitFor();
  await page.getByLabel(/^签名口令/).fill(PIN);
  await page.getByRole('button', { name: '打开稿件' }).click();

  await page.getByRole('heading', { level: 1, name: '青禾县沿河六村群众全部转移' }).waitFor();
  await page.getByRole('heading', { name: '您签过第 1 版以来的改动' }).waitFor();
  expect(await page.locator('ins').allTextContents()).not.toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await page.getByText('<img src=x onerror=alert(1)> 这句话只是文字。').waitFor();
  await page.getByRole('button', { name: '通过并签名' }).click();
  await page.getByLabel('再输一次签名口令').fill(PIN);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '通过并签名' }).click();
  await page.getByRole('status').getByText('已签名').waitFor();
  expect(await desk.see(desk.head, id)).toMatchObject({ state: 'l2' });

  await page.goto('about:blank');
  await page.goto(address);
  await page.getByText('这个链接已经用过').waitFor();
  expect(wrong).toEqual([]);
});

it('sends back on a phone, in English and in the dark', async () => {
  const { desk, id, address } = await waitingAgain();
  const { page, wrong } = await aPhone({ locale: 'en-US', dark: true });
  await page.goto(address);
  await page.getByLabel(/^Signing password \(/).fill(PIN);
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByLabel('Reason').selectOption('source');
  await page.getByLabel('What has to be changed').fill('转移人数的来源要写明');
  await page.getByLabel('Signing password again').fill(PIN);
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: 'Send back' }).click();
  await page.getByRole('status').getByText('Sent back to its author').waitFor();
  expect(await desk.see(desk.author, id)).toMatchObject({ state: 'returned', returned: { reason: 'source', from: 1 } });
  expect(wrong).toEqual([]);
});
