import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';

/** A story that no other journey touches and that the demo's books leave ungraded. */
const WORK = '陶坊职校直播班：先考“不能说什么”，再学怎么说';
const PAGE = '/admin/plugins/cms/points';

/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** A head grades a work and shares it out; a reporter appeals, and the work is graded anew. */
export function pointsJourneys(stage: () => Stage): void {
  let head: Visitor;
  let reporter: Visitor;
  beforeAll(async () => {
    [head, reporter] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'phone' })]);
    await signIn(head.page, 'desk-head');
    await signIn(reporter.page, 'reporter');
  });
  afterAll(() => Promise.all([head.leave(), reporter.leave()]));

  it('grades a work within its range, and shares out every point of it', async () => {
    const { page } = head;
    await page.goto(`${PAGE}?tab=grade`);
    await openWork(page);
    const sheet = page.getByRole('complementary', { name: WORK });
    const send = sheet.getByRole('button', { name: '署名评分' });
    await sheet.getByText('请先选定等级').waitFor();
    await sheet.getByRole('radio', { name: /^乙等/ }).check();
    await sheet.getByLabel('分数', { exact: true }).fill('61');
    await sheet.getByText('分数不在该等级的范围内').waitFor();
    await sheet.getByLabel('分数', { exact: true }).fill('40');
    await sheet.getByLabel('周砚秋的比例，%').fill('70');
    await sheet.getByText('还差 30%').waitFor();
    expect(await send.isDisabled()).toBe(true);
    await sheet.getByRole('combobox', { name: '按姓名加人' }).click();
    await page.getByRole('option', { name: /^方一鸣/ }).click();
    await sheet.getByText('正好分完').waitFor();
    await sheet.getByText('合 12 分').waitFor();
    expect(await barriers(page)).toEqual([]);
    await send.click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByText(`《${WORK}》已评分`).waitFor();
  });

  it('shows somebody their share, and takes their appeal', async () => {
    const { page } = reporter;
    await page.goto(PAGE);
    const work = page.getByRole('listitem').filter({ hasText: WORK });
    await work.getByText('28', { exact: true }).waitFor();
    await work.getByRole('button', { name: '申诉' }).click();
    await page.getByLabel('申诉理由').fill('采访和拍摄都是我一个人完成的');
    await page.getByRole('button', { name: '提出申诉' }).click();
    await work.getByText('申诉待答复').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('accepts the appeal with a grading, and shows what was taken back', async () => {
    const { page } = head;
    await page.goto(`${PAGE}?tab=month`);
    await openWork(page);
    const sheet = page.getByRole('complementary', { name: WORK });
    await sheet.getByRole('button', { name: '采纳，重新评分' }).click();
    await sheet.getByLabel('周砚秋的分数').fill('34');
    await sheet.getByText('多出 6 分').waitFor();
    await sheet.getByLabel('方一鸣的分数').fill('6');
    await sheet.getByText('正好分完').waitFor();
    await sheet.getByLabel('给申诉人的答复').fill('已核对采访派单，按工作量重新核定');
    expect(await barriers(page)).toEqual([]);
    await sheet.getByRole('button', { name: '署名采纳并改分' }).click();
    await sheet.getByText('已采纳', { exact: true }).waitFor();
    await reporter.page.reload();
    const work = reporter.page.getByRole('listitem').filter({ hasText: WORK });
    for (const amount of ['34', '+34', '−28', '+28']) await work.getByText(amount, { exact: true }).waitFor();
    await reporter.page.getByText('沈若兰：已核对采访派单，按工作量重新核定').waitFor();
    const wrong = [...head.wrong, ...reporter.wrong];
    expect(wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
  });
}

/** Opens the work out of the list; a list that goes on is read on. */
async function openWork(page: Page): Promise<void> {
  const name = page.getByRole('button', { name: WORK });
  const more = page.getByRole('button', { name: '显示更多' });
  await name.or(more).first().waitFor();
  if ((await name.count()) === 0) await more.click();
  await name.click();
}
