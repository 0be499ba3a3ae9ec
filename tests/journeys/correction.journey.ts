import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { until } from './by-api';
import { aMatrix, type Account, type Matrix } from './matrix';

const WRONG = '三号线早高峰缩短到四分钟一班';
const RIGHT = '三号线早高峰缩短到六分钟一班';
const NOTE = '发车间隔应为六分钟，特此更正。';
const NUMBER = '更〔2026〕31号';

const EDITS = '云泽脸书主页';
const REPOSTS = '云泽推特';
const NOTICES = '云泽脸书快讯';
const BY_HAND = '云泽微博';
const ACCOUNTS: readonly Account[] = [
  { name: EDITS, platform: 'facebook', capabilities: ['publish', 'edit', 'delete'] },
  { name: REPOSTS, platform: 'x', capabilities: ['publish', 'delete'] },
  { name: NOTICES, platform: 'facebook', capabilities: ['publish'] },
  { name: BY_HAND, platform: 'weibo', capabilities: ['publish'], byHand: true },
];
const story = (fact: string) => ({ title: `云泽地铁${fact}`, text: `云泽地铁今天通报，${fact}，下周一起执行。` });

/** A wrong fact, mended wherever it stands, in the way that each account can. */
export function correctionJourneys(stage: () => Stage): void {
  let matrix: Matrix;
  let editor: Visitor;
  let head: Visitor;
  let chief: Visitor;
  let viewer: Visitor;
  let [id, order] = ['', ''];
  const { sit, clear } = seats(stage);
  const review = (): string => `/admin/plugins/cms/review/${id}/zh-Hans`;

  beforeAll(async () => {
    stage().lab.reset();
    matrix = await aMatrix(stage(), { column: 'culture', accounts: ACCOUNTS });
    id = await matrix.publish(story(WRONG));
  });
  afterAll(async () => {
    await clear();
    await matrix.end();
  });

  it('is asked for by whoever found it, from the manuscript itself', async () => {
    editor = await sit({ at: 'desk' });
    const { page } = editor;
    await signIn(page, 'editor');
    await page.goto(review());
    await page.getByRole('main').getByRole('link', { name: '更正', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel(/^编号/).fill(NUMBER);
    await form.getByLabel(/^错误内容/).fill(WRONG);
    await form.getByLabel(/^正确内容/).fill(RIGHT);
    await form.getByLabel(/^原因/).fill('运营公司来函更正');
    await form.getByLabel(/^给读者的更正说明/).fill(NOTE);
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '提请更正' }).click();
    await page.getByRole('heading', { level: 1, name: NUMBER }).waitFor();
    await page.getByText('待开令').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('is opened, and its words take the fast lane to a signature', async () => {
    chief = await sit({ at: 'desk' });
    const { page } = chief;
    await signIn(page, 'chief-editor');
    await page.goto('/admin/plugins/cms/corrections');
    const line = page.getByRole('row').filter({ hasText: NUMBER });
    await line.getByText('待开令').waitFor();
    expect(await barriers(page)).toEqual([]);
    await line.getByRole('link', { name: NUMBER }).click();
    await page.getByRole('button', { name: '开令' }).click();
    await page.getByText('修改送审中').waitFor();
    order = page.url();

    await matrix.edit(id, story(RIGHT));
    await matrix.submit(id);
    head = await sit({ at: 'desk' });
    await signIn(head.page, 'desk-head');
    for (const [who, step] of [
      [head, '二审'],
      [chief, '三审'],
    ] as const) {
      await who.page.goto(review());
      const sign = who.page.getByRole('button', { name: `${step}通过并签名` });
      await sign.click();
      await sign.waitFor({ state: 'detached' });
    }
    await page.goto(order);
    await page.getByText('已签发，更换中').waitFor();
  });

  it('reaches each account as the account can, and tells readers', async () => {
    const page = chief.page;
    const { lab } = stage();
    await matrix.release(id);
    const track = (name: string) =>
      page.getByRole('region', { name: '各处进度' }).locator('div', { hasText: name }).last();
    for (const [name, way] of [
      [EDITS, '原处修改'],
      [REPOSTS, '删除重发'],
      [NOTICES, '追加更正'],
    ] as const) {
      await track(name).getByText(way).waitFor();
      await track(name).getByText('已更正').waitFor({ timeout: 60_000 });
    }
    await track(BY_HAND).getByText('等人工处理').waitFor();
    expect(await barriers(page)).toEqual([]);

    // The page was changed in place and the notice stands beside what was wrong; on X nothing of the old words is left.
    const texts = (platform: 'facebook' | 'x') => lab.visible(platform).map(({ text }) => text);
    expect(texts('facebook').filter((text) => text.includes('四分钟'))).toHaveLength(1);
    expect(texts('facebook').filter((text) => text.includes('六分钟'))).toHaveLength(2);
    expect(texts('facebook').filter((text) => text.includes('更正：'))).toHaveLength(1);
    await until(
      async () => texts('x'),
      (seen) => seen.length === 1 && seen.every((text) => text.includes('六分钟')),
    );

    await matrix.prove(id, 'https://weibo.example/1/corrected');
    await page.getByText('已全部更正').waitFor();
    viewer = await sit({ at: 'phone' });
    await viewer.page.goto(`/story/${id}`);
    await viewer.page.getByRole('heading', { level: 1, name: story(RIGHT).title }).waitFor();
    await viewer.page.getByRole('region', { name: '稿件凭据' }).getByText(NOTE).waitFor();
    expect(await barriers(viewer.page)).toEqual([]);
    await page.goto('/admin/plugins/cms/corrections');
    await page.getByRole('row').filter({ hasText: NUMBER }).getByText('已全部更正').waitFor();
  });
}
