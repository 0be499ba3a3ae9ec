import type { BrowserContext, Page, Route } from 'playwright-core';
import sharp from 'sharp';
import { barriers } from './barriers';
import { enterApp, tiePhone } from './app-account';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

const TASK = /^流感疫苗还有没有/;
const WORDS = '城北接种点今天还有两百剂\n城北社区卫生服务中心上午八点开门，前台公示今日剩余二百剂。';
const PHONE = '19900000177';

/** What a phone hears before it is tied, and what a cut line says of itself; the journey cuts the line on purpose. */
const EXPECTED =
  /ERR_INTERNET_DISCONNECTED|ERR_FAILED|net::|\/socket|\/realtime|Failed to load|401 |409 |FetchEvent|403 .*\/field\/me$/;

/** A reporter files from a phone over a line that breaks, and an editor makes a manuscript of it. */
export function fieldJourneys(stage: () => Stage): void {
  let desk: Visitor;
  let editor: Visitor;
  let phone: Visitor;
  /** The day of the task by the station's clock: the demo counts its hours from the load. */
  let day = '';
  beforeAll(async () => {
    [desk, editor, phone] = await Promise.all([
      sitDown(stage(), { at: 'desk' }),
      sitDown(stage(), { at: 'desk' }),
      sitDown(stage(), { at: 'phone' }),
    ]);
  });
  afterAll(() => Promise.all([desk.leave(), editor.leave(), phone.leave()]));

  it('ties a phone by a code and accepts a task', async () => {
    await signIn(desk.page, 'reporter');
    await enterApp(phone.page, stage().host, PHONE);
    await tiePhone(desk.page, phone.page);
    await phone.page.getByText('周砚秋').waitFor();
    expect(await barriers(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: TASK }).click();
    await phone.page.getByRole('heading', { level: 1, name: TASK }).waitFor();
    await phone.page.getByRole('button', { name: '接受' }).click();
    await phone.page.getByRole('main').getByText('已接单').waitFor();
    await phone.page.getByRole('region', { name: '待发送' }).waitFor({ state: 'detached' });
    expect(await barriers(phone.page)).toEqual([]);
  });

  it('shows on the phone what the desk changes', async () => {
    day = await dayOfTask(phone.page);
    const { page } = editor;
    await signIn(page, 'editor');
    await page.goto(`/admin/plugins/cms/field?day=${day}`);
    await page.getByRole('button', { name: TASK }).click();
    const sheet = page.getByRole('complementary', { name: TASK });
    await sheet.getByRole('button', { name: '修改任务' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('地点').fill('城北社区卫生服务中心西门');
    await dialog.getByText('任务说明').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await sheet.getByText('修改：地点').waitFor();
    await phone.page.reload();
    await phone.page.getByText(/编辑部.*改了：地点/).waitFor();
    await phone.page.getByText('城北社区卫生服务中心西门').waitFor();
    expect(await barriers(phone.page)).toEqual([]);
  });

  it('opens a task anew by its address without a net, works on, and shows what waits', async () => {
    const { page } = phone;
    await kept(page);
    await page.context().setOffline(true);
    // The phone let the app go: nothing of it is in memory when it opens again.
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: TASK }).waitFor();
    expect(page.url()).toBe(address);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '出发' }).click();
    await page.getByRole('button', { name: '到场' }).click();
    await page.getByRole('main').getByText('在现场').first().waitFor();
    await page.getByLabel('现场稿').fill(WORDS);
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: '添加照片、视频或录音' }).click();
    await (await chooser).setFiles([await photo('前台公示.jpg', 1), await photo('接种点.jpg', 2)]);
    await page.getByRole('button', { name: '回传', exact: true }).click();
    const waiting = page.getByRole('region', { name: '待发送' });
    await waiting.getByText('前台公示.jpg').waitFor();
    await waiting.getByText('接种点.jpg').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('goes on when the line comes back, breaks in the middle and loses answers; nothing is doubled or lost', async () => {
    const { page } = phone;
    const line = await aBadLine(page.context());
    await page.context().setOffline(false);
    await line.broken;
    // The app is closed in the middle of a film and opened again.
    await page.reload();
    await page.getByRole('main').getByText('已入库').nth(1).waitFor({ timeout: 60_000 });
    await page.getByRole('region', { name: '待发送' }).waitFor({ state: 'detached' });
    expect(line.lost()).toBeGreaterThan(0);
    const { tasks } = await asked(page);
    const task = tasks.find(isTask);
    expect(task?.state).toBe('filed');
    expect(task?.filings).toMatchObject([{ text: WORDS, files: [{ state: 'kept' }, { state: 'kept' }] }]);
    expect(phone.wrong.filter((text) => !EXPECTED.test(text))).toEqual([]);
  });

  it('becomes a manuscript by one press of an editor, with its pictures in it', async () => {
    const { page } = editor;
    await page.goto(`/admin/plugins/cms/field?day=${day}`);
    await page.getByRole('button', { name: TASK }).click();
    const sheet = page.getByRole('complementary', { name: TASK });
    await sheet.getByText('前台公示.jpg').waitFor();
    await sheet.getByRole('button', { name: '做成稿件' }).click();
    await sheet.getByRole('link', { name: '打开稿件' }).click();
    await page.getByLabel(/^标题/).waitFor();
    expect(await page.getByLabel(/^标题/).inputValue()).toBe('城北接种点今天还有两百剂');
    await page.getByText('前台公示今日剩余二百剂').waitFor();
  });
}

/** A line on which of some parts only the answer is lost, and others never arrive. */
async function aBadLine(context: BrowserContext): Promise<{ broken: Promise<void>; lost(): number }> {
  let [parts, lost] = [0, 0];
  let told = (): void => undefined;
  const broken = new Promise<void>((resolve) => (told = resolve));
  await context.route('**/api/field/uploads/*', async (route: Route) => {
    if (route.request().method() !== 'PATCH') return route.continue();
    parts += 1;
    if (parts === 2) await route.fetch().catch(() => undefined);
    if (parts === 2 || parts === 4) {
      lost += 1;
      await route.abort('connectionreset').catch(() => undefined);
      if (parts === 4) told();
      return undefined;
    }
    return route.continue();
  });
  return { broken, lost: () => lost };
}

type Asked = { tasks: { title: string; state: string; departsAt: string; filings: unknown[] }[] };

const isTask = ({ title }: { title: string }): boolean => title.startsWith('流感疫苗还有没有');

/** The day of the task by the station's clock. */
async function dayOfTask(page: Page): Promise<string> {
  const task = (await asked(page)).tasks.find(isTask);
  return new Date(Date.parse(task?.departsAt ?? '') + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** Until the app's own files lie on the phone: from then on they open without a net. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const files = performance
      .getEntriesByType('resource')
      .filter(({ name }) => new URL(name).pathname.startsWith('/_expo/'));
    const found = await Promise.all(files.map(({ name }) => caches.match(name)));
    return navigator.serviceWorker.controller !== null && found.every((file) => file !== undefined);
  });
}

/** What the host holds, asked with the phone's own token. */
async function asked(page: Page): Promise<Asked> {
  const answer = page.waitForResponse((one) => one.url().endsWith('/api/field/tasks') && one.ok());
  await page.reload();
  return (await (await answer).json()) as Asked;
}

/** A photograph that no encoder makes small: a million bytes of grain. */
async function photo(name: string, seed: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const noise = { type: 'gaussian', mean: 100 + seed * 20, sigma: 60 } as const;
  const buffer = await sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#888', noise } })
    .jpeg({ quality: 90 })
    .toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}
