import { readFileSync } from 'node:fs';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, until } from './by-api';
import { aMatrix, type Account, type Matrix } from './matrix';

const NUMBER = '网信〔2026〕20号';
const NOTE = '经核实内容失实，本稿已撤下。';
const STUBBORN = '云泽推特';
const ACCOUNTS: readonly Account[] = [
  { name: STUBBORN, platform: 'x', capabilities: ['publish', 'delete'] },
  { name: '云泽脸书主页', platform: 'facebook', capabilities: ['publish', 'edit', 'delete'] },
  { name: '云泽微博', platform: 'weibo', capabilities: ['publish'], byHand: true },
];
const TEXT =
  '市民反映城西菜市场部分摊位秤不准，记者昨天随市场监管人员抽查了二十二台电子秤，其中三台误差超过规定。摊主当场换秤，市场方表示每月校准一次并公布结果。';
const STORY = { title: '城西菜市场抽查二十二台电子秤', text: TEXT };

/** A story that is ordered down everywhere while one platform does not want to remove it. */
export function takedownJourneys(stage: () => Stage): void {
  let matrix: Matrix;
  let chief: Visitor;
  let head: Visitor;
  let reporter: Visitor;
  let viewer: Visitor;
  let [id, order] = ['', ''];
  const { sit, clear } = seats(stage);
  const rowOf = ({ page }: Visitor, name: string) => page.getByRole('row').filter({ hasText: name });

  beforeAll(async () => {
    stage().lab.reset();
    matrix = await aMatrix(stage(), { column: 'economy', accounts: ACCOUNTS });
    id = await matrix.publish(STORY);
    viewer = await sit({ at: 'phone' });
    await viewer.page.goto(`/story/${id}`);
    await viewer.page.getByRole('heading', { level: 1, name: STORY.title }).waitFor();
  });
  afterAll(async () => {
    await clear();
    await matrix.end();
  });

  it('is ordered from the manuscript, after a look at what it will hit', async () => {
    stage().lab.removals('x', 'fails', 'fails');
    chief = await sit({ at: 'desk' });
    const { page } = chief;
    await signIn(page, 'chief-editor');
    await page.goto(`/admin/plugins/cms/review/${id}/zh-Hans`);
    await page.getByRole('main').getByRole('link', { name: '撤稿', exact: true }).click();
    const form = page.getByRole('dialog');
    await form.getByText('将命中 1 篇，已发布 3 处').waitFor();
    await form.getByLabel(/^下令单位/).fill('云泽广播电视台总编室');
    await form.getByLabel(/^编号/).fill(NUMBER);
    await form.getByLabel(/^原因/).fill('市场监管部门说明抽查结果有误');
    await form.getByLabel(/^给读者的说明/).fill(NOTE);
    await form.getByRole('combobox', { name: /^责任人/ }).click();
    await page.getByRole('option', { name: /^沈若兰/ }).click();
    expect(await barriers(page)).toEqual([]);
    await form.getByRole('button', { name: '下令' }).click();
    await page.getByRole('heading', { level: 1, name: NUMBER }).waitFor();
    order = page.url();
  });

  it('is gone from the app at once, and tells who answers for it that a platform resists', async () => {
    const [readers, room] = [viewer, chief];
    await readers.page.getByText(NOTE).waitFor();
    expect(await barriers(readers.page)).toEqual([]);
    await rowOf(room, '本台客户端和网站').getByText('已撤下').waitFor();
    await rowOf(room, STUBBORN).getByText('仍可见').first().waitFor();
    expect(await barriers(room.page)).toEqual([]);

    head = await sit({ at: 'desk' });
    await signIn(head.page, 'desk-head');
    const told = `撤稿令 ${NUMBER}：${STUBBORN} 两次没有删成`;
    const desk = await aDeskOf(stage(), 'desk-head');
    await until(
      async () => JSON.stringify(await desk('GET', '/cms/notices?limit=20')),
      (seen) => seen.includes(told),
    );
    await head.page.goto('/admin/plugins/cms/notices');
    await head.page.getByText(told).waitFor();
    await head.page.getByText(`撤稿令 ${NUMBER} 有账号需要人工删除`).waitFor();
  });

  it('is verified gone, by strangers’ eyes or by a name, and sealed with its evidence', async () => {
    const [{ page }, own] = [chief, head];
    await rowOf(chief, STUBBORN).getByText('已撤下').waitFor({ timeout: 60_000 });
    expect(stage().lab.visible('x')).toEqual([]);
    await own.page.goto(new URL(order).pathname);
    await rowOf(own, '云泽微博').getByRole('button', { name: '确认已撤' }).click();
    const dialog = own.page.getByRole('dialog');
    await dialog.getByLabel(/^怎样确认的/).fill('登录微博后台删除，用另一台手机核对已看不到');
    await dialog.getByRole('button', { name: '确认已撤' }).click();
    await page.getByText('已全部撤下').waitFor();
    await page.getByRole('button', { name: '封存证据' }).click();
    await page.getByText('已封存').waitFor();
    expect(await barriers(page)).toEqual([]);
    const file = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载证据' }).click();
    const pack = JSON.parse(readFileSync(await (await file).path(), 'utf8')) as { format: string };
    expect(pack.format).toBe('hearth.takedown/1');
    await page.goto('/admin/plugins/cms/takedowns');
    await rowOf(chief, NUMBER).getByText('已封存').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('lets no near copy go further, and says why', async () => {
    const copy = await matrix.draft({ title: '菜市场的消息', text: `本台消息：${TEXT}` });
    reporter = await sit({ at: 'desk' });
    const { page } = reporter;
    await signIn(page, 'reporter');
    await page.goto(`/admin/plugins/cms/review/${copy}/zh-Hans`);
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByText(new RegExp(`内容与已撤稿件（${NUMBER}.*）近似`)).waitFor();
  });
}
