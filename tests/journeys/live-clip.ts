import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { signIn, sitDown } from './browser';
import { advances, seeks } from './on-air';
import { until } from './by-api';
import type { LiveStage } from './live-stage';
import { chooses, dialogOf, sends, the } from './live-crew';
import { show } from './show';
import { publish } from './writing-desk';

const CLIP = '脐橙怎么选';
const STORY = `【广告】${CLIP}`;
const COLUMN = '文化';

/** What is made of a live that is over: its replay with chapters, and a clip that three people review before anybody sees it. */
export function clipJourneys(live: () => LiveStage): void {
  const page = (who: Parameters<LiveStage['crew']['page']>[0]) => live().crew.page(who);

  it('has the chapters of what was shown', async () => {
    const { air, own, plan } = live();
    const editor = page('editor');
    air.stop();
    await endsBroadcast(air.operator.page);
    await editor.goto(`/admin/plugins/live-numbers/${plan.id}/replay`);
    const chapter = editor.getByRole('row').filter({ hasText: own.name });
    await until(
      async () => {
        await editor.getByRole('button', { name: /^(整理回放|重新整理)$/ }).click();
        return chapter
          .getByText('已标记')
          .waitFor({ timeout: 5_000 })
          .then(
            () => true,
            () => false,
          );
      },
      (isThere) => isThere,
    );
    expect(await chapter.count()).toBe(1);
    expect(await barriers(editor)).toEqual([]);
  }, 180_000);

  it('is watched again in the app, with what was shown at its moment', async () => {
    const { own, plan, phones } = live();
    const director = page('field-controller');
    await director.goto(plan.path);
    await director.getByRole('button', { name: '发布回放' }).click();
    await director.getByText('回放已发布').first().waitFor();
    const phone = the(phones[1]).page;
    await phone.goto(`/watch/${plan.id}`);
    await advances(phone);
    await phone.getByRole('button', { name: '章节', exact: true }).click();
    await phone.getByRole('dialog').getByText(own.name).click();
    await advances(phone);
    await phone.getByRole('region', { name: '正在讲解' }).getByText(own.name).waitFor();
    expect(await barriers(phone)).toEqual([]);
    await seeks(phone, 0);
  });

  it('gives a clip that is advertising whatever somebody says, cut and handed to the kitchen', async () => {
    const { own, plan } = live();
    const host = page('host');
    await host.goto(`/admin/plugins/live-numbers/${plan.id}/replay`);
    await host.getByRole('row').filter({ hasText: own.name }).getByRole('button', { name: '剪成片段' }).click();
    const dialog = dialogOf(host);
    await dialog.getByLabel(/^标题/).fill(CLIP);
    expect(await dialog.getByRole('checkbox', { name: '这是广告' }).isDisabled()).toBe(true);
    await sends(host, '剪片段');
    const line = host.getByRole('row').filter({ hasText: CLIP });
    await line.getByText('广告').first().waitFor();
    await line.getByRole('button', { name: '送审' }).click();
    await dialog.getByLabel(/^文字/).fill('果农教您三步看新鲜。');
    await chooses(host, '栏目', COLUMN);
    await sends(host, '送审');
    await line.getByText('已送审').waitFor();
    expect(await barriers(host)).toEqual([]);
    await show(host, 'admin-live-replay');
  });

  it('is reviewed by three people and a proofreader, published, and says in the app what it is', async () => {
    const { stage, crew, phones, plan } = live();
    const editor = page('editor');
    await editor.goto(`/admin/plugins/live-numbers/${plan.id}/replay`);
    await editor.getByRole('row').filter({ hasText: CLIP }).getByRole('link', { name: '打开稿件' }).click();
    await editor.getByRole('button', { name: '送审' }).click();
    await editor.getByRole('complementary').getByText('待一审').waitFor();
    const [head, reader] = [await sitDown(stage, { at: 'desk' }), await sitDown(stage, { at: 'desk' })];
    await signIn(head.page, 'desk-head');
    await signIn(reader.page, 'proofreader');
    const chief = crew.page('chief-editor');
    await signs(editor, '一审通过并签名');
    await proofreads(reader.page);
    await signs(head.page, '二审通过并签名');
    await signs(chief, '三审通过并签名');
    await chief.getByText('已签发').first().waitFor();
    await chief.getByRole('link', { name: '去发布' }).click();
    await chief.getByLabel(/^标题/).waitFor();
    await publish(chief);
    await Promise.all([head.leave(), reader.leave()]);
    await untilState(editor, plan.id, '已发布');
    const phone = the(phones[0]).page;
    await phone.goto('/');
    await phone.getByRole('link', { name: STORY }).first().click();
    await phone.getByRole('heading', { level: 1, name: STORY }).waitFor();
    await phone.getByText('广告：本片段剪自商品直播。').waitFor();
    expect(await barriers(phone)).toEqual([]);
  }, 180_000);

  it('is watched from its story, marked for as long as it is seen, with its goods and the way to the whole', async () => {
    const { own, plan, phones } = live();
    const phone = the(phones[0]).page;
    await phone.getByRole('link', { name: '观看片段' }).click();
    await phone.waitForURL(`**/watch/${plan.id}?clip=*`);
    await phone.getByRole('heading', { level: 1, name: STORY }).waitFor();
    await advances(phone);
    await phone.getByTestId('over-picture').getByText('广告', { exact: true }).waitFor();
    await phone.getByTestId('chapter').getByText(own.name).waitFor();
    expect(await barriers(phone)).toEqual([]);
    await show(phone, 'app-clip');
    await phone.getByRole('button', { name: '看整场回放' }).click();
    await phone.getByTestId('clip').waitFor({ state: 'detached' });
    await advances(phone);
  });
}

/** Nobody waits for the encoder to come back: what was recorded is whole now. */
async function endsBroadcast(page: Page): Promise<void> {
  await page.getByRole('button', { name: '结束直播' }).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: '结束直播' }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Opens the story from the inbox of whoever has to act. */
async function opens(page: Page): Promise<void> {
  await page.goto('/admin/plugins/cms/review');
  await page.getByRole('link', { name: STORY }).first().click();
  await page.getByRole('heading', { level: 1, name: STORY }).waitFor();
}

async function signs(page: Page, deed: string): Promise<void> {
  await opens(page);
  await page.getByRole('button', { name: deed }).click();
  await page.getByRole('button', { name: deed }).waitFor({ state: 'detached' });
}

async function proofreads(page: Page): Promise<void> {
  await opens(page);
  await page.getByRole('button', { name: /校对/ }).first().click();
  const dialog = dialogOf(page);
  await dialog
    .getByRole('button', { name: /签名|校/ })
    .last()
    .click();
  await dialog.waitFor({ state: 'detached' });
}

/** The clip follows its story. */
async function untilState(page: Page, live: string, word: string): Promise<void> {
  await until(
    async () => {
      await page.goto(`/admin/plugins/live-numbers/${live}/replay`);
      const line = page.getByRole('row').filter({ hasText: CLIP });
      await line.waitFor();
      return (await line.textContent()) ?? '';
    },
    (said) => said.includes(word),
  );
}
