import { barriers } from './barriers';
import { signIn, sitDown, type Stage } from './browser';

const DUTIES = '/admin/plugins/shop-duties';
const LIVE = '脐橙下树第一车，上坞专场';
const ASKED = '有人实时巡看，审核员不少于每 50 个直播间 1 人';
const WORDS = '场控全程在岗，巡看记录在当班日志';
/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** Whoever answers for the law sees what was checked of a live, and says by name what only people know. */
export function dutiesJourneys(stage: () => Stage): void {
  it('show which duties of a live were checked, and take a confirmation', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'compliance-officer');
    await page.goto(DUTIES);
    await page.getByRole('link', { name: LIVE }).click();
    await page.getByRole('heading', { level: 1, name: LIVE }).waitFor();
    const line = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: ASKED }) });
    await line.getByText('待核对').waitFor();
    expect(await barriers(page)).toEqual([]);
    await line.getByRole('button', { name: '确认' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('说明').fill(WORDS);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '确认' }).click();
    await line.getByText('已做到').waitFor();
    await line.getByText(WORDS).waitFor();
    await page.getByRole('button', { name: '系统核对' }).click();
    await page.getByText('以前的答复（1）').first().waitFor();
    expect(wrong.filter((said) => !said.includes(UNDESCRIBED))).toEqual([]);
    await leave();
  });

  it.each(['zh-CN', 'en-US'] as const)('fit a phone, in %s', async (locale) => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone', locale });
    await signIn(page, 'compliance-officer');
    await page.goto(DUTIES);
    await page.getByRole('link', { name: LIVE }).click();
    await page.getByRole('heading', { level: 1, name: LIVE }).waitFor();
    await page.locator('main[aria-busy="false"]').waitFor();
    expect(await barriers(page)).toEqual([]);
    const { wide, screen } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      screen: window.innerWidth,
    }));
    expect(wide).toBeLessThanOrEqual(screen);
    expect(wrong).toEqual([]);
    await leave();
  });
}
