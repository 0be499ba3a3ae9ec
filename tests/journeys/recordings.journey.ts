import { clockFilm, played } from '../lab/encoder/clock-film';
import { labEncoder, type LabEncoder } from '../lab/encoder/lab-encoder';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

const TITLE = '清河采茶直播';

/** A chapter marked and a clip cut while it is live; the recording watched with its chapters, held, taken, removed and taken back. */
export function recordingJourneys(stage: () => Stage): void {
  let operator: Visitor;
  let encoder: LabEncoder | undefined;
  beforeAll(async () => {
    operator = await sitDown(stage(), { at: 'desk' });
    await signIn(operator.page, 'chief-editor');
  }, 120_000);
  afterAll(async () => {
    encoder?.stop();
    await Promise.all([encoder?.stopped, operator.leave()]);
  });

  it('marks a chapter while it is live', async () => {
    const { page } = operator;
    const film = await clockFilm();
    await page.goto('/admin/plugins/streaming');
    await page.getByRole('button', { name: '新建直播间' }).click();
    await page.getByRole('dialog').getByLabel(/^名称/).fill(TITLE);
    await page.getByRole('button', { name: '建立', exact: true }).click();
    const told = page.getByRole('dialog').locator('code');
    await told.nth(1).waitFor();
    const [address = '', key = ''] = await told.allTextContents();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: TITLE }).click();
    encoder = labEncoder({
      ...{ address: address.replace('localhost', '127.0.0.1'), key, say: () => undefined },
      arguments: () => played(film).slice(2, -2),
    });
    await page.getByText('直播中').first().waitFor();
    await page.getByRole('button', { name: '现在标一章' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/章节名/)
      .fill('采茶开始');
    await page.getByRole('dialog').getByRole('button', { name: '标一章' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await barriers(page)).toEqual([]);
  });

  it('cuts a clip of what is live by keys, and plays it', async () => {
    const { page } = operator;
    const panel = page.getByRole('region', { name: '录制' });
    await panel.getByRole('link', { name: TITLE }).click();
    await page.getByRole('button', { name: /\d 采茶开始$/ }).waitFor();
    // Enough of it has to be there.
    await page.waitForFunction(() => (document.querySelector('video')?.seekable.length ?? 0) > 0);
    await page.waitForFunction(() => (document.querySelector('video')?.seekable.end(0) ?? 0) > 8);
    await page.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime = 3));
    await page.waitForFunction(() => document.querySelector('video')?.seeking === false);
    await page.locator('video').evaluate((video: HTMLVideoElement) => video.pause());
    await page.keyboard.press('i');
    await page.locator('video').evaluate((video: HTMLVideoElement) => (video.currentTime = 5));
    await page.waitForFunction(() => document.querySelector('video')?.seeking === false);
    await page.keyboard.press('o');
    await page.getByText(/已选 00:0[12]/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '剪成片段' }).click();
    await page.getByRole('heading', { level: 1, name: `${TITLE} 片段` }).waitFor();
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  });

  it('takes the clip away, removes it, and takes that back', async () => {
    const { page } = operator;
    const [loaded] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载' }).click(),
    ]);
    expect(loaded.suggestedFilename()).toMatch(/片段 \d{4}-\d\d-\d\d\.mp4$/);
    await page.getByRole('button', { name: '删除', exact: true }).click();
    await page.getByRole('dialog').getByLabel(/原因/).fill('试剪');
    await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
    await page.getByText('已删除，24 小时内可以恢复').first().waitFor();
    await page.getByRole('button', { name: '恢复' }).click();
    await page.getByRole('button', { name: '下载' }).waitFor();
  });

  it('finds the recording when it is over, and holds it', async () => {
    const { page } = operator;
    encoder?.stop();
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByRole('button', { name: '结束直播' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
    await page.getByText('空闲').first().waitFor();
    await page.getByRole('link', { name: '全部录制' }).click();
    await page.getByRole('heading', { level: 1, name: '录制' }).waitFor();
    await page.getByRole('link', { name: TITLE, exact: true }).click();
    await page.getByText('可用').first().waitFor();
    await page.getByRole('button', { name: /\d 采茶开始$/ }).click();
    await page.getByRole('button', { name: '依法保全' }).click();
    await page.getByRole('dialog').getByLabel(/原因/).fill('法院来函');
    await page.getByRole('dialog').getByRole('button', { name: '依法保全' }).click();
    await page.getByText('保全原因：法院来函').waitFor();
    expect(await page.getByRole('button', { name: '删除', exact: true }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    expect(operator.wrong).toEqual([]);
  });
}
