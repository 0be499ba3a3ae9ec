import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import { aDeskOf, type Told } from './by-api';
import { publish } from './writing-desk';

const COLUMN = { slug: 'sport', name: '体育' };
const REASON = '比赛因大风中止，观众正在离场，须立即告知';
const LATE = '云泽湖赛艇赛因大风中止';
const WRONG = '云泽湖赛艇赛改到下周举行';

/** A column may give as little as a minute, and the clock looks every minute. */
const PATIENCE = 150_000;

/** Two stories that go out before their reviews, and what becomes of them when nobody reviews them in time: told in two parts, for time passes between. */
export function emergencyJourneys(stage: () => Stage): { readonly ordered: () => void; readonly missed: () => void } {
  let chief: Visitor;
  let head: Visitor;
  let column = '';
  const ids = new Map<string, string>();
  const pageOf = (title: string): string => `/admin/plugins/cms/review/${ids.get(title) ?? ''}/zh-Hans`;

  const ordered = (): void => {
    beforeAll(async () => {
      [chief, head] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'desk' })]);
      const reporter = await aDeskOf(stage(), 'reporter');
      const { results } = await reporter(
        'GET',
        '/content-manager/collection-types/plugin::cms.column?locale=zh-Hans&pageSize=100',
      );
      const found = (results as Told[]).find((one) => one.slug === COLUMN.slug && one.station === 'yunze');
      column = String(found?.documentId);
      await signIn(chief.page, 'chief-editor');
      await aMinuteFor(chief);
      for (const title of [LATE, WRONG]) {
        const body = [{ type: 'paragraph', children: [{ type: 'text', text: `${title}。组委会请观众有序离场。` }] }];
        const words = { title, station: 'yunze', body, column: { connect: [{ documentId: column }] } };
        const made = await reporter(
          'POST',
          '/content-manager/collection-types/plugin::cms.manuscript?locale=zh-Hans',
          words,
        );
        ids.set(title, made.data?.documentId ?? '');
      }
    });

    it.each([LATE, WRONG])('%s goes out before its reviews, by name and with a reason', async (title) => {
      const { page } = chief;
      await page.goto(pageOf(title));
      await page.getByRole('button', { name: '先发后审' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(/^为什么等不了/).fill(REASON);
      await dialog.getByRole('combobox', { name: /^现在由谁先看/ }).click();
      await page.getByRole('option', { name: /^沈若兰/ }).click();
      expect(await barriers(page)).toEqual([]);
      await dialog.getByRole('button', { name: '下令先发' }).click();
      await page.getByText('陆启文下令先发后审').waitFor();
      await page.getByRole('link', { name: '去发布' }).click();
      await page.getByLabel(/^标题/).waitFor();
      await publish(page);
      expect((await fetch(`${stage().host.url}/story/${ids.get(title) ?? ''}`)).status).toBe(200);
    });
  };

  const missed = (): void => {
    afterAll(async () => {
      // The column goes back to what holds in the whole station.
      const chiefs = await aDeskOf(stage(), 'chief-editor');
      const policies = (await chiefs('GET', '/cms/review/policies')).policies as Told[];
      const whole = policies.find((one) => one.station === 'yunze' && one.column === null);
      const own = policies.find((one) => one.station === 'yunze' && one.column === column);
      await chiefs('PUT', '/cms/review/policies', {
        station: 'yunze',
        column,
        version: own?.version,
        rules: whole?.rules,
      });
      await Promise.all([chief.leave(), head.leave()]);
    });

    it(
      'alarms who ordered it and who was to look at it, and proposes to take it down',
      async () => {
        await signIn(head.page, 'desk-head');
        for (const { page } of [chief, head]) {
          await page.goto(pageOf(LATE));
          await page.getByText('陆启文下令先发后审，补审已经逾期').waitFor({ timeout: PATIENCE });
          await page.getByText('系统已提请撤稿').waitFor({ timeout: 60_000 });
        }
        expect(await barriers(chief.page)).toEqual([]);
        for (const { page } of [chief, head]) {
          await page.goto('/admin/plugins/cms/notices');
          await page.getByText(`先发的稿件没有按时补审：${LATE}`).first().waitFor();
        }
        expect(await barriers(head.page)).toEqual([]);
      },
      PATIENCE + 60_000,
    );

    it('is reviewed late, and the proposal is taken back', async () => {
      await head.page.goto(pageOf(LATE));
      await head.page.getByRole('button', { name: '二审通过并签名' }).click();
      await head.page.getByRole('button', { name: '二审通过并签名' }).waitFor({ state: 'detached' });
      await chief.page.goto(pageOf(LATE));
      await chief.page.getByRole('link', { name: /^补审逾期-/ }).waitFor();
      await chief.page.getByRole('button', { name: '三审通过并签名' }).click();
      await chief.page.getByText('已签发').first().waitFor();
      await chief.page.goto('/admin/plugins/cms/takedowns');
      const line = chief.page.getByRole('row').filter({ hasText: ids.get(LATE)?.slice(0, 8) ?? '' });
      await line.getByText('未批准').waitFor();
      await line.getByRole('link').first().click();
      await chief.page.getByText('已补审签发').waitFor();
      expect(await barriers(chief.page)).toEqual([]);
      expect((await fetch(`${stage().host.url}/story/${ids.get(LATE) ?? ''}`)).status).toBe(200);
    });

    it('or is taken down, by the proposal that lies there', async () => {
      const { page } = chief;
      await page.goto(pageOf(WRONG));
      await page.getByRole('link', { name: /^补审逾期-/ }).click();
      await page.getByText('待下令').first().waitFor();
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('button', { name: '下令', exact: true }).click();
      await page.getByText('已全部撤下').first().waitFor();
      expect([404, 410]).toContain((await fetch(`${stage().host.url}/story/${ids.get(WRONG) ?? ''}`)).status);
    });
  };
  return { ordered, missed };
}

/** Sets on the page of rules that a column is reviewed at two levels, and what goes out first within a minute. */
async function aMinuteFor({ page }: Visitor): Promise<void> {
  await page.goto('/admin/plugins/cms/review/rules');
  await page.getByRole('button', { name: '新增规则' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('combobox', { name: '用于哪个栏目' }).click();
  await page.getByRole('option', { name: COLUMN.name, exact: true }).click();
  await sheet.getByRole('checkbox', { name: '一审' }).click();
  for (const proof of ['一校', '二校', '三校']) {
    await sheet.getByRole('combobox', { name: proof }).click();
    await page.getByRole('option', { name: '不做' }).click();
  }
  await sheet.getByLabel('先发后审的补审时限（分钟）').fill('1');
  await sheet.getByText(/先发的 1 分钟内补审/).waitFor();
  await sheet.getByRole('button', { name: '保存为新版本' }).click();
  await sheet.waitFor({ state: 'detached' });
}
