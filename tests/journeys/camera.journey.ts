import { chromium, type Browser, type Page } from 'playwright-core';
import { barriers } from './barriers';
import { aDeskOf, type Ask } from './by-api';
import { chromiumHere, signIn, sitDown, type Stage, type Visitor } from './browser';
import { thinLine, type ThinLine } from './thin-line';

const TITLE = '云泽村播手机直播';
const FAKE = ['--no-sandbox', '--disable-gpu', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

/** From a link in the admin to a phone that is live, loses its net, comes back and ends. */
export function cameraJourneys(stage: () => Stage): void {
  let operator: Visitor;
  let phones: Browser;
  let phone: Page;
  let link = '';
  let net: ThinLine;
  const wrong: string[] = [];
  let ask: Ask;
  /** When the broadcast that goes on now began. */
  const beganAt = async (): Promise<string> => {
    // As the contract of rooms says.
    const { rooms } = (await ask('GET', '/streaming/rooms')) as { rooms: { title: string; beganAt: string | null }[] };
    return String(rooms.find(({ title }) => title === TITLE)?.beganAt);
  };
  beforeAll(async () => {
    operator = await sitDown(stage(), { at: 'desk' });
    ask = await aDeskOf(stage(), 'chief-editor');
    net = await thinLine(stage().host.url);
    await signIn(operator.page, 'chief-editor');
    phones = await chromium.launch({ executablePath: chromiumHere(), args: FAKE });
    phone = await aPhone(phones, wrong);
  }, 120_000);
  afterAll(async () => {
    await Promise.all([operator.leave(), phones.close(), net.stop()]);
  });

  it('is sent a link, which is shown once', async () => {
    const { page } = operator;
    await page.goto('/admin/plugins/streaming');
    await page.getByRole('button', { name: '新建直播间' }).click();
    await page.getByRole('dialog').getByLabel(/^名称/).fill(TITLE);
    await page.getByRole('button', { name: '建立', exact: true }).click();
    await page.getByRole('dialog').locator('code').nth(1).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: '用手机开播' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^给谁用/)
      .fill('清河站 李春生');
    await page.getByRole('button', { name: '生成链接' }).click();
    const shown = page.getByRole('dialog').locator('code');
    await shown.waitFor();
    link = ((await shown.textContent()) ?? '').replace(stage().host.url, net.url);
    expect(link).toMatch(/\/camera#token=[\w-]{43}$/);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByText('未使用').waitFor();
  });

  it('is shown its own picture before anything is sent', async () => {
    await phone.goto(link);
    await phone.getByText('准备就绪').waitFor();
    await phone.getByRole('heading', { name: TITLE }).waitFor();
    // The token does not stay in the address.
    expect(phone.url()).not.toContain('token=');
    expect(await barriers(phone)).toEqual([]);
    expect(await operator.page.getByText('空闲').count()).toBe(1);
  });

  it('goes live, and a viewer sees its picture advance', async () => {
    await phone.getByRole('button', { name: '开始直播' }).click();
    await phone.getByText('直播中').waitFor();
    await operator.page.getByText('直播中', { exact: true }).first().waitFor();
    await advances(operator.page);
  });

  it('comes back by itself when the net is cut, in the same broadcast', async () => {
    const began = await beganAt();
    net.cut();
    await phone.getByText('正在重新连接').waitFor();
    await operator.page.getByText('等待编码器重连').waitFor();
    // The slate goes on where the picture ended.
    await advances(operator.page, 6);
    net.mend();
    await phone.getByText('直播中').waitFor();
    await operator.page.getByText('直播中', { exact: true }).first().waitFor();
    expect(await beganAt()).toBe(began);
    await advances(operator.page);
  });

  it('lets no second phone in', async () => {
    const other = await aPhone(phones, []);
    await other.goto(link);
    await other.getByText('另一部手机正在用这条链接').waitFor();
    expect(await barriers(other)).toEqual([]);
    await other.context().close();
  });

  it('ends for everybody', async () => {
    await phone.getByRole('button', { name: '结束直播' }).click();
    await phone.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
    await phone.getByText('直播已结束').waitFor();
    await operator.page.getByText('空闲').waitFor();
    await operator.page.getByRole('button', { name: '移走' }).click();
    await operator.page.getByRole('dialog').getByRole('button', { name: '移走' }).click();
    await operator.page.getByRole('link', { name: TITLE }).waitFor({ state: 'detached' });
    expect(wrong).toEqual([]);
  });
}

async function aPhone(browser: Browser, wrong: string[]): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
    ...{ locale: 'zh-CN', timezoneId: 'Asia/Shanghai', permissions: ['camera', 'microphone'] },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', ({ message }) => wrong.push(message));
  return page;
}

/** So many seconds further, by the player's own clock. */
async function advances(page: Page, seconds = 2): Promise<void> {
  const video = page.locator('video');
  await video.waitFor();
  const at = await video.evaluate((one: HTMLVideoElement) => one.currentTime);
  await page.waitForFunction((wanted) => {
    const one = document.querySelector('video');
    return one !== null && !one.paused && one.videoWidth > 0 && one.currentTime > wanted;
  }, at + seconds);
}
