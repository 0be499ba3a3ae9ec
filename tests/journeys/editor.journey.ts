import { pictures, signIn, sitDown, type Stage, type Visitor } from './browser';
import { show } from './show';
import { addCover, beginManuscript, publish, type } from './writing-desk';

const DRAFT = {
  title: '云泽河边的夜市今晚开张',
  // A column whose rules ask for no review, so that one person's press is what sends it out.
  column: '民生',
  body: '云泽河北岸的夜市今晚七点开张，六十个摊位摆到晚上十一点。',
};
const CORRECTED = '云泽河边的夜市推迟到明晚开张';

/** What readers and editors were promised: what is published is in the app within two seconds. */
const LIMIT_MS = 2_000;

/** Strapi asks for parts of its paid edition that are not there; nobody sees it. */
const askedInVain =
  /\/(ai-feature-config|ai-localization-jobs|preview\/url)|\/upload\/settings|AbortError|Policy Failed/;

/** What an editor does all day: write, publish, correct, take down. */
export function editorJourneys(stage: () => Stage): void {
  let editor: Visitor;
  let viewer: Visitor;
  beforeAll(async () => {
    [editor, viewer] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'phone' })]);
    await viewer.page.goto('/');
    await viewer.page.getByRole('link', { name: /^云泽北站/ }).waitFor();
  });
  afterAll(() => Promise.all([editor.leave(), viewer.leave()]));

  /** Does something at the desk and measures how long after the host's answer the viewer sees it. */
  const measured = async (what: string, act: () => Promise<number>, seen: Promise<unknown>): Promise<void> => {
    const [answered, at] = await Promise.all([act(), seen.then(() => performance.now())]);
    const took = Math.max(0, Math.round(at - answered));
    process.stdout.write(`${what} to app: ${took} ms\n`);
    expect(took).toBeLessThan(LIMIT_MS);
  };

  it('writes a story with a picture and sees it in the app within two seconds of publishing it', async () => {
    await signIn(editor.page, 'editor');
    await editor.page.getByRole('region', { name: '今日发出' }).getByText('云泽北站').first().waitFor();
    await beginManuscript(editor.page);
    await type(editor.page, DRAFT);
    await addCover(editor.page, 'night-market');
    await editor.page.getByLabel(/^标题/).scrollIntoViewIfNeeded();
    await show(editor.page, 'admin-write');

    const pill = viewer.page.getByRole('button', { name: '1 条新稿件' });
    await measured('publish', () => publish(editor.page), pill.waitFor());
    await pill.click();
    await viewer.page.getByRole('link', { name: DRAFT.title }).click();
    await viewer.page.getByRole('heading', { level: 1, name: DRAFT.title }).waitFor();
    await viewer.page.getByText(DRAFT.body).waitFor();
    await viewer.page.getByText('签发 方一鸣').waitFor();
    expect(await pictures(viewer.page)).toBe(1);
  });

  it('corrects it, and the app says so', async () => {
    await viewer.page.getByRole('button', { name: '返回' }).click();
    const corrected = viewer.page.getByRole('link', { name: CORRECTED });
    await editor.page.getByLabel(/^标题/).fill(CORRECTED);
    await measured('correction', () => publish(editor.page), corrected.waitFor());
    await corrected.click();
    await viewer.page.getByRole('heading', { level: 1, name: CORRECTED }).waitFor();
    await viewer.page
      .getByRole('region', { name: '稿件凭据' })
      .getByText(/^更正 /)
      .waitFor();
    await viewer.page.getByRole('button', { name: '返回' }).click();
  });

  it('takes it down, and neither feed nor link shows it any more', async () => {
    const link = await viewer.page.getByRole('link', { name: CORRECTED }).getAttribute('href');
    const withdraw = async (): Promise<number> => {
      const answered = editor.page.waitForResponse((answer) => answer.url().includes('/actions/unpublish'));
      await editor.page.getByRole('complementary').getByRole('button', { name: '更多操作' }).click();
      await editor.page.getByRole('menuitem', { name: '取消发布' }).click();
      expect((await answered).status()).toBe(200);
      return performance.now();
    };
    await measured('withdrawal', withdraw, viewer.page.getByText('此稿已撤下').waitFor());
    await viewer.page.goto(link ?? '');
    await viewer.page.getByText('找不到这篇稿件').waitFor();
    expect(editor.wrong.filter((line) => !askedInVain.test(line))).toEqual([]);
  });
}
