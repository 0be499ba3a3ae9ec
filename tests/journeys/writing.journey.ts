import type { Locator, Page } from 'playwright-core';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import { beginManuscript, type } from './writing-desk';

const DRAFT = { title: '清河大桥月底合龙', column: '民生', body: '清河大桥主跨本月底合龙，两岸居民出行缩短二十分钟。' };

/** Two editors at one manuscript, as it happens on any evening before the deadline. */
export function writingJourneys(stage: () => Stage): void {
  let fang: Visitor;
  let lu: Visitor;
  let address = '';
  beforeAll(async () => {
    [fang, lu] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'desk' })]);
    await Promise.all([signIn(fang.page, 'editor'), signIn(lu.page, 'chief-editor')]);
  });
  afterAll(() => Promise.all([fang.leave(), lu.leave()]));

  const open = async ({ page }: Visitor): Promise<void> => {
    await page.goto(address);
    await panel(page)
      .getByText(/正文 \d+ 字/)
      .waitFor();
  };

  it('see who writes, take over by name, and lose nothing of either', async () => {
    await beginManuscript(fang.page);
    await type(fang.page, DRAFT);
    expect(await save(fang.page)).toBe(true);
    await fang.page.waitForURL(/plugin::cms\.manuscript\/[a-z0-9]{20,}/);
    address = new URL(fang.page.url()).pathname + new URL(fang.page.url()).search;
    await open(lu);
    await fang.page.getByLabel(/^标题/).fill('清河大桥月底合龙通车');
    await panel(fang.page).getByText('您正在写').waitFor();
    await panel(lu.page).getByText('方一鸣 正在写').waitFor();
    await panel(lu.page)
      .getByText(/也打开着：.*方一鸣/)
      .waitFor();

    await panel(lu.page).getByRole('button', { name: '接手' }).click();
    await panel(lu.page).getByText('您正在写').waitFor();
    await panel(fang.page)
      .getByRole('alert')
      .getByText(/陆启文 接手了这篇稿件/)
      .waitFor();

    // Who lost it saves all the same: the words are turned away and kept.
    expect(await save(fang.page)).toBe(false);
    await panel(fang.page).getByText('您有一份没能合并进去的改动').waitFor();
    await panel(fang.page).getByRole('button', { name: '丢弃' }).click();
    await panel(fang.page).getByText('您有一份没能合并进去的改动').waitFor({ state: 'detached' });
  });

  it('both change it, and what does not overlap is merged by itself', async () => {
    await lu.page.getByLabel(/^摘要/).fill('两岸居民等了三年。');
    expect(await save(lu.page)).toBe(true);
    await panel(fang.page)
      .getByText(/陆启文 已存到第 2 版/)
      .waitFor();
    // Whoever goes elsewhere sets it free at once.
    await lu.page.getByRole('link', { name: '首页' }).first().click();
    await panel(fang.page).getByText('没有人在写').waitFor();
    await fang.page.getByLabel(/^标题/).fill('清河大桥月底合龙通车');
    expect(await save(fang.page)).toBe(true);
    await fang.page.reload();
    await has(fang.page.getByLabel(/^标题/), '清河大桥月底合龙通车');
    await has(fang.page.getByLabel(/^摘要/), '两岸居民等了三年。');
  });

  it('overlap, and settle it on the merge page', async () => {
    await open(lu);
    await fang.page.getByLabel(/^标题/).fill('清河大桥提前合龙');
    await panel(lu.page).getByText('方一鸣 正在写').waitFor();
    await panel(lu.page).getByRole('button', { name: '接手' }).click();
    await panel(lu.page).getByText('您正在写').waitFor();
    await lu.page.getByLabel(/^标题/).fill('清河大桥今起合龙');
    expect(await save(lu.page)).toBe(true);
    await lu.page.getByRole('link', { name: '首页' }).first().click();
    await panel(fang.page)
      .getByText(/您正在写|没有人在写/)
      .waitFor();
    expect(await save(fang.page)).toBe(false);
    await panel(fang.page).getByRole('link', { name: '打开合并页' }).click();

    const conflict = fang.page.getByRole('region', { name: '两边改了同一处，请选定' });
    await conflict.waitFor();
    await fang.page.getByRole('button', { name: '还有 1 处要选' }).waitFor();
    expect(await barriers(fang.page)).toEqual([]);
    await conflict.getByRole('button', { name: '自己写' }).click();
    await fang.page.getByRole('textbox', { name: '自己写' }).fill('清河大桥今起提前合龙');
    // The window closes over it, and nothing that was chosen is lost.
    await fang.page.reload();
    await has(fang.page.getByRole('textbox', { name: '自己写' }), '清河大桥今起提前合龙');
    await fang.page.getByRole('button', { name: '合并并保存' }).click();
    await fang.page.waitForURL(/content-manager/);
    await has(fang.page.getByLabel(/^标题/), '清河大桥今起提前合龙');
  });

  it('lose no word when a window closes', async () => {
    const { page, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'editor');
    await page.goto(address);
    await page.getByLabel(/^摘要/).fill('合龙后还要做三个月的桥面。');
    await panel(page)
      .getByText(/已自动保存/)
      .waitFor();
    // The line is cut: what is typed from here on stays in the browser.
    await page.route('**/cms/writing/**', (route) => route.abort());
    await page.getByLabel(/^摘要/).fill('合龙后还要做三个月的桥面，年底通车。');
    await panel(page)
      .getByText(/连不上服务器/)
      .waitFor();
    await page.unroute('**/cms/writing/**');
    page.on('dialog', (dialog) => void dialog.accept());
    await page.goto('about:blank');
    await page.goto(address);
    await panel(page)
      .getByText(/上次有没保存的内容/)
      .waitFor();
    expect(await barriers(page)).toEqual([]);
    await panel(page).getByRole('button', { name: '恢复' }).click();
    await has(page.getByLabel(/^摘要/), '合龙后还要做三个月的桥面，年底通车。');
    expect(await save(page)).toBe(true);
    await leave();
  });
}

const panel = (page: Page): Locator => page.getByRole('complementary');

/** Presses the form's own button; true when the host took it. */
async function save(page: Page): Promise<boolean> {
  const answered = page.waitForResponse(
    (answer) =>
      ['POST', 'PUT'].includes(answer.request().method()) && /cms\.manuscript(\/[a-z0-9]+)?\?/.test(answer.url()),
  );
  await page.getByRole('button', { name: '保存', exact: true }).click();
  return (await answered).ok();
}

/** Waits until a field says it; the page may draw the field anew meanwhile. */
async function has(field: Locator, words: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  while ((await field.inputValue()) !== words) {
    if (Date.now() > deadline) throw new Error(`The field says ${await field.inputValue()} and not ${words}`);
    await field.page().waitForTimeout(100);
  }
}
