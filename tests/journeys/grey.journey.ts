import { isDeepStrictEqual } from 'node:util';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { barriers } from './barriers';
import { pictures, signIn, sitDown, type Stage, type Visitor } from './browser';
import { aDeskOf } from './by-api';

const REASON = '全国哀悼日，上级通知';
/** What an open app was promised: it turns with the frame that tells it. */
const LIMIT_MS = 2_000;

/** Mourning: every open app turns grey at once, and is afterwards as it was. */
export function greyJourneys(stage: () => Stage): void {
  let chief: Visitor;
  let viewer: Visitor;
  let before: Awaited<ReturnType<typeof standing>>;
  const room = (): Page => chief.page;
  const app = (): Page => viewer.page;

  beforeAll(async () => {
    viewer = await sitDown(stage(), { at: 'phone' });
    await app().goto('/');
    await app()
      .getByRole('link', { name: /^云泽北站/ })
      .first()
      .waitFor();
    await pictures(app());
    before = await settled(stage(), app());
    expect(before.chroma).toBeGreaterThan(30);
    chief = await sitDown(stage(), { at: 'desk' });
    await signIn(room(), 'chief-editor');
    await room().goto('/admin/plugins/cms/switches');
  });
  afterAll(() => Promise.all([chief.leave(), viewer.leave()]));

  it('says beforehand what it would turn grey, and turns an open app grey within two seconds', async () => {
    await room().getByRole('button', { name: '启用开关' }).click();
    const dialog = room().getByRole('dialog');
    await dialog.getByText(/^\d+ 个台的客户端变灰$/).waitFor();
    await dialog.getByLabel(/^原因/).fill(REASON);
    expect(await barriers(room())).toEqual([]);
    const answered = room()
      .waitForResponse((answer) => answer.url().includes('/cms/switches?') && answer.request().method() === 'POST')
      .then((answer) => [answer.status(), performance.now()] as const);
    const turned = app()
      .locator('html.mourning')
      .waitFor({ state: 'attached' })
      .then(() => performance.now());
    await dialog.getByRole('button', { name: '启用', exact: true }).click();
    const [status, at] = await answered;
    const took = Math.max(0, Math.round((await turned) - at));
    process.stdout.write(`grey in the open app: ${took} ms\n`);
    expect([status, took < LIMIT_MS]).toEqual([201, true]);

    expect(await chromaOf(app())).toBeLessThanOrEqual(2);
    expect(await barriers(app())).toEqual([]);
    await room().locator('[data-switch=mourning][data-state=on]').getByText(REASON).waitFor();
    expect(await barriers(room())).toEqual([]);
  });

  it('is taken back, and everything is as it was', async () => {
    await room().locator('[data-switch=mourning][data-state=on]').getByRole('button', { name: '撤销开关' }).click();
    const dialog = room().getByRole('dialog');
    await dialog.getByLabel(/^原因/).fill('哀悼结束');
    await dialog.getByRole('button', { name: '撤销开关' }).click();
    await app().locator('html:not(.mourning)').waitFor({ state: 'attached' });
    await room().locator('[data-switch=mourning][data-state=off]').getByText(REASON).waitFor();
    await room().getByText('没有开关生效，一切照常。').waitFor();
    expect(await settled(stage(), app())).toEqual(before);
  });
}

/** How it stands once the page has drawn all that it had on the way: two looks in a row that see the same. */
async function settled(stage: Stage, page: Page): ReturnType<typeof standing> {
  let seen = await standing(stage, page);
  for (const end = Date.now() + 10_000; Date.now() < end;) {
    await page.waitForTimeout(300);
    const again = await standing(stage, page);
    if (isDeepStrictEqual(seen, again)) return again;
    seen = again;
  }
  return seen;
}

/** What must be as before afterwards: the colours on the page, and where every delivery stands. */
async function standing(stage: Stage, page: Page): Promise<{ chroma: number; colours: unknown; deliveries: unknown }> {
  const chief = await aDeskOf(stage, 'chief-editor');
  const { deliveries } = await chief('GET', '/cms/deliveries?limit=100&order=due');
  const colours = await page.evaluate(() =>
    [...document.querySelectorAll('#root *')]
      // Lists go on drawing below the screen for a while.
      .filter((one) => one.getBoundingClientRect().top < window.innerHeight)
      .map((one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor, getComputedStyle(one).filter]),
  );
  return {
    ...{ chroma: await chromaOf(page), colours },
    deliveries: (deliveries as Record<string, unknown>[]).map(({ id, state, gate, nextAt, version }) => [
      id,
      state,
      gate,
      nextAt,
      version,
    ]),
  };
}

/** How far the most colourful point of the screen is from grey, 0 to 255. */
async function chromaOf(page: Page): Promise<number> {
  const { data } = await sharp(await page.screenshot({ animations: 'disabled' }))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  let most = 0;
  for (let at = 0; at < data.length; at += 3) {
    const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
    most = Math.max(most, Math.max(red, green, blue) - Math.min(red, green, blue));
  }
  return most;
}
