import { enter, signIn, sitDown, type Stage } from './browser';
import { show } from './show';
import { beginManuscript, type } from './writing-desk';

const DRAFT = { title: '河埠头夜市第一晚，摊主们怎么说', column: '民生', body: '记者在河埠头夜市采访了六位摊主。' };

/** What somebody may not do, and how the house says so. */
export function rightsJourneys(stage: () => Stage): void {
  it('lets a reporter write, and leaves publishing to the editor on whose desk it then waits', async () => {
    const { page, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'reporter');
    const menu = page.getByRole('navigation').first();
    await menu.getByRole('link', { name: '值班' }).waitFor();
    for (const name of ['人员', '台站', '读者', '后台任务']) {
      expect(await menu.getByRole('link', { name }).count()).toBe(0);
    }
    await beginManuscript(page);
    await type(page, DRAFT);
    expect(await page.getByRole('button', { name: '发布', exact: true }).isDisabled()).toBe(true);
    const saved = page.waitForResponse((answer) => answer.request().method() === 'POST' && answer.status() === 201);
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await saved;
    await leave();

    const editor = await sitDown(stage(), { at: 'desk' });
    await signIn(editor.page, 'editor');
    const waiting = editor.page.getByRole('region', { name: '等我处理' });
    await waiting.getByRole('link', { name: DRAFT.title }).getByText('周砚秋').waitFor();
    await show(editor.page, 'admin-home');
    await editor.leave();
  });

  it('shows a reporter nothing of the pages of others, also when their address is typed', async () => {
    const { page, leave } = await sitDown(stage(), { at: 'desk' });
    await signIn(page, 'reporter');
    for (const name of ['people', 'stations', 'readers', 'jobs']) {
      await page.goto(`/admin/plugins/cms/${name}`);
      await page.getByText('您没有权限访问该内容').waitFor();
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0);
    }
    await leave();
  });

  it('says what is wrong with a password, and lets nobody back in who signed out', async () => {
    const { page, leave } = await sitDown(stage(), { at: 'desk' });
    await enter(page, 'desk-head', 'Not-the-password-1');
    await page.getByText('邮箱或密码不对，请检查后再试').waitFor();
    await signIn(page, 'desk-head');
    await page.getByRole('navigation').first().getByRole('button', { name: '沈若兰' }).click();
    await page.getByRole('menuitem', { name: '登出' }).click();
    await page.waitForURL(/\/auth\/login/);
    await page.goto('/admin/plugins/cms/roster');
    await page.waitForURL(/\/auth\/login/);
    await leave();
  });

  it('says it in English to whoever reads English', async () => {
    const { page, leave } = await sitDown(stage(), { at: 'desk', locale: 'en-US' });
    await enter(page, 'desk-head', 'Not-the-password-1');
    await page.getByText('The e-mail or the password is wrong; check both and try again').waitFor();
    await leave();
  });
}
