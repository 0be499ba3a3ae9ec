import { barriers } from './barriers';
import { until } from './by-api';
import { seeks, type OnAir } from './on-air';

const CHAPTER = '采茶开始';

/** A chapter is marked and a clip is cut while it is live. */
export function cuttingJourneys(onAir: () => OnAir): void {
  it('marks a chapter while it is live', () => marksChapter(onAir(), CHAPTER));

  it('cuts a clip of what is live by keys, and plays it', async () => {
    const { page } = onAir().operator;
    await opensRecording(onAir());
    await page.getByRole('button', { name: new RegExp(`\\d ${CHAPTER}$`) }).waitFor();
    await cutsByKeys(onAir());
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
  });

  it('takes the clip away, removes it, and takes that back', async () => {
    const { page } = onAir().operator;
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
}

/** What was live is found in the admin, gets a poster, and is held. */
export function keepingJourneys(onAir: () => OnAir): void {
  it('finds the recording when it is over, and chooses the very picture that stands for it', async () => {
    const { operator, title } = onAir();
    const { page } = operator;
    await page.getByRole('link', { name: '全部录制' }).click();
    await page.getByRole('heading', { level: 1, name: '录制' }).waitFor();
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByText('可用').first().waitFor();
    await page.getByRole('button', { name: new RegExp(`\\d ${CHAPTER}$`) }).click();
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0);
    await seeks(page, 4.5);
    const poster = page.getByRole('img', { name: `“${title}”的封面` });
    const before = await poster.getAttribute('src');
    await page.getByRole('button', { name: '选封面' }).click();
    await page.getByRole('button', { name: '播放器画面 00:04.5', pressed: true }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '设为封面' }).click();
    await page.getByText('封面已更换').waitFor();
    await until(
      () => poster.getAttribute('src'),
      (src) => src !== before,
    );
    await page.getByRole('button', { name: '撤销' }).click();
    await page.getByText('封面已更换').waitFor({ state: 'detached' });
  });

  it('holds it', async () => {
    const { operator } = onAir();
    const { page } = operator;
    await page.getByRole('button', { name: '依法保全' }).click();
    await page.getByRole('dialog').getByLabel(/原因/).fill('法院来函');
    await page.getByRole('dialog').getByRole('button', { name: '依法保全' }).click();
    await page.getByText('保全原因：法院来函').waitFor();
    expect(await page.getByRole('button', { name: '删除', exact: true }).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
  });
}

/** On the page of the room: a chapter begins now. */
export async function marksChapter({ operator: { page }, room }: OnAir, chapter: string): Promise<void> {
  await page.goto(room);
  await page.getByText('直播中').first().waitFor();
  await page.getByRole('button', { name: '现在标一章' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/章节名/).fill(chapter);
  await dialog.getByRole('button', { name: '标一章' }).click();
  await dialog.waitFor({ state: 'detached' });
  expect(await barriers(page)).toEqual([]);
}

/** From the page of the room to what it records. */
export async function opensRecording({ operator: { page }, title }: OnAir): Promise<void> {
  await page.getByRole('region', { name: '录制' }).getByRole('link', { name: title }).click();
}

/** On the page of a recording that goes on: two of its seconds become a clip, whose page opens. */
export async function cutsByKeys({ operator: { page }, title }: OnAir): Promise<void> {
  // Enough of it has to be there.
  await page.waitForFunction(() => (document.querySelector('video')?.seekable.length ?? 0) > 0);
  await page.waitForFunction(() => (document.querySelector('video')?.seekable.end(0) ?? 0) > 8);
  await seeks(page, 3);
  await page.keyboard.press('i');
  await seeks(page, 5);
  await page.keyboard.press('o');
  await page.getByText(/已选 00:0[12]/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.getByRole('button', { name: '剪成片段' }).click();
  await page.getByRole('heading', { level: 1, name: `${title} 片段` }).waitFor();
}
