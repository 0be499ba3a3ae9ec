import type { Locator, Page } from 'playwright-core';
import { clockFilm, played } from '../lab/encoder/clock-film';
import { labEncoder, type LabEncoder } from '../lab/encoder/lab-encoder';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

const TITLE = '清河春茶助农专场';
/** The cached film without what reads and writes it at its own pace: the lab's encoder puts that around it. */
const filmOnly = (film: string): readonly string[] => played(film).slice(2, -2);

/** From an empty page to a picture that advances, and to a key that is changed under an encoder. */
export function liveJourneys(stage: () => Stage): void {
  let operator: Visitor;
  let film = '';
  let address = '';
  let key = '';
  const encoders: LabEncoder[] = [];
  const said: string[] = [];
  beforeAll(async () => {
    operator = await sitDown(stage(), { at: 'desk' });
    [film] = await Promise.all([clockFilm(), signIn(operator.page, 'chief-editor')]);
  }, 120_000);
  afterAll(async () => {
    for (const encoder of encoders) encoder.stop();
    await Promise.all([...encoders.map(({ stopped }) => stopped), operator.leave()]);
  });

  const send = (by: string): LabEncoder => {
    const whole = { address, key: by, arguments: () => filmOnly(film), say: (line: string) => void said.push(line) };
    const encoder = labEncoder(whole);
    encoders.push(encoder);
    return encoder;
  };

  it('makes a room, and is told its key once', async () => {
    const { page } = operator;
    await page.goto('/admin/plugins/streaming');
    await page.getByRole('button', { name: '新建直播间' }).click();
    await page.getByRole('dialog').getByLabel(/^名称/).fill(TITLE);
    await page.getByRole('button', { name: '建立', exact: true }).click();
    const told = page.getByRole('dialog').locator('code');
    await told.nth(1).waitFor();
    [address, key] = (await told.allTextContents()) as [string, string];
    address = address.replace('localhost', '127.0.0.1');
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: TITLE }).click();
    await page.getByText('还没有画面').waitFor();
    expect(await page.locator('code').allTextContents()).not.toContain(key);
  });

  it('shows the picture of an encoder, and goes on', async () => {
    const { page } = operator;
    send(key);
    await page.getByText('直播中').waitFor();
    await advances(page.locator('video'));
    await page.getByText('画面已送出，正在直播').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('throws the encoder out with its key, and takes the new one', async () => {
    const { page } = operator;
    await page.getByRole('button', { name: '换密钥' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '换密钥' }).click();
    const fresh = await newKey(page);
    expect(fresh).not.toBe(key);
    await page.keyboard.press('Escape');
    await page.getByText('等待编码器重连').waitFor();
    await expectSaid(said, /key-refused/);
    encoders[0]?.stop();
    send(fresh);
    await page.getByText('直播中').waitFor();
    await advances(page.locator('video'));
  });

  it('ends, and closes the room', async () => {
    const { page } = operator;
    for (const encoder of encoders) encoder.stop();
    await page.getByRole('button', { name: '结束直播' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
    await page.getByText('空闲').waitFor();
    await page.getByRole('button', { name: '移走' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '移走' }).click();
    await page.getByRole('heading', { level: 1, name: '直播间' }).waitFor();
    await page.getByRole('link', { name: TITLE }).waitFor({ state: 'detached' });
  });
}

const newKey = async (page: Page): Promise<string> => {
  const code = page.getByRole('dialog').locator('code').nth(1);
  await code.waitFor();
  return (await code.textContent()) ?? '';
};

/** Two seconds further, by the player's own clock. */
async function advances(video: Locator): Promise<void> {
  await video.waitFor();
  const at = await video.evaluate((one: HTMLVideoElement) => one.currentTime);
  const target = at + 2;
  await video.page().waitForFunction((wanted) => {
    const one = document.querySelector('video');
    return one !== null && !one.paused && one.videoWidth > 0 && one.currentTime > wanted;
  }, target);
}

async function expectSaid(said: readonly string[], what: RegExp): Promise<void> {
  const until = Date.now() + 20_000;
  while (!said.some((line) => what.test(line)) && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(said.join('\n')).toMatch(what);
}
