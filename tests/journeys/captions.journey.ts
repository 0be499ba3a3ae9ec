import { clockFilm, played } from '../lab/encoder/clock-film';
import { labEncoder, type LabEncoder } from '../lab/encoder/lab-encoder';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

const TITLE = '云泽晨间字幕';
/** The cached film without what reads and writes it at its own pace: the lab's encoder puts that around it. */
const filmOnly = (film: string): readonly string[] => played(film).slice(2, -2);

/** Two editors write what is said, in two languages; one of them loses the line for a moment. */
export function captionJourneys(stage: () => Stage): void {
  let editor: Visitor;
  let other: Visitor;
  let encoder: LabEncoder | undefined;
  let film = '';
  beforeAll(async () => {
    editor = await sitDown(stage(), { at: 'desk' });
    other = await sitDown(stage(), { at: 'phone', locale: 'en-US' });
    [film] = await Promise.all([clockFilm(), signIn(editor.page, 'chief-editor'), signIn(other.page, 'chief-editor')]);
  }, 120_000);
  afterAll(async () => {
    encoder?.stop();
    await Promise.all([encoder?.stopped, editor.leave(), other.leave()]);
  });
  const line = (who: Visitor) => who.page.getByPlaceholder(/听到什么|Type what is said/);

  it('opens the desk of a room, and adds two languages', async () => {
    const { page } = editor;
    await page.goto('/admin/plugins/streaming');
    await page.getByRole('button', { name: '新建直播间' }).click();
    await page.getByRole('dialog').getByLabel(/^名称/).fill(TITLE);
    await page.getByRole('button', { name: '建立', exact: true }).click();
    const told = page.getByRole('dialog').locator('code');
    await told.nth(1).waitFor();
    const [address = '', key = ''] = await told.allTextContents();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByRole('link', { name: '字幕台' }).click();
    await page.getByText('还没有字幕语言').waitFor();
    for (const name of ['简体中文', 'English']) {
      await page.getByRole('button', { name: '添加语言' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '添加', exact: true }).click();
      await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
    }
    const where = { address: address.replace('localhost', '127.0.0.1'), key };
    encoder = labEncoder({ ...where, arguments: () => filmOnly(film), say: () => undefined });
    await page.waitForFunction(() => {
      const video = document.querySelector('video');
      return video !== null && video.videoWidth > 0 && video.currentTime > 1;
    });
    expect(await barriers(page)).toEqual([]);
  });

  it('writes by keys, and another desk sees it at once', async () => {
    const { page } = editor;
    await other.page.goto(page.url());
    await line(other).waitFor();
    await line(editor).focus();
    await page.keyboard.type('今天来了云泽的茶农');
    await page.keyboard.press('Enter');
    await other.page.getByText('今天来了云泽的茶农').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'English', pressed: true }).waitFor();
    await page.keyboard.type('The growers of Yunze');
    await page.getByText('The growers of Yunze').first().waitFor();
    await page.keyboard.press('Enter');
    await line(other).fill('还有合作社');
    await line(other).press('Enter');
    await page.getByText('还有合作社').waitFor();
    expect(await barriers(other.page)).toEqual([]);
  });

  it('corrects and takes back the last one, and sends what the line lost once', async () => {
    const { page } = editor;
    await page.getByRole('list').getByText('The growers of Yunze').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(' are here');
    await page.keyboard.press('Enter');
    await page.getByRole('list').getByText('The growers of Yunze are here').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('已收回').waitFor();
    await page.route('**/captions/cues?*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.keyboard.type('once');
    await page.keyboard.press('Enter');
    await page.getByText('网络断了').waitFor();
    await page.unroute('**/captions/cues?*');
    await page.getByRole('list').getByText('once', { exact: true }).waitFor();
    await page.getByText('网络断了').waitFor({ state: 'detached' });
    expect(await page.getByRole('list').getByText('once', { exact: true }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('换到下一种语言').waitFor();
    expect(await barriers(page)).toEqual([]);
  });
}
