import { barriers } from './barriers';
import { enterApp, tiePhone } from './app-account';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import { publish } from './writing-desk';

const TIP = {
  title: '菜市场二楼天天早上排大戏',
  text: '南塘菜市场二楼，剧团十几个人每天早上六点排《云泽渡》，卖菜的都停下来听。',
  place: '南塘菜市场二楼',
};
const COLUMN = '文化';
/** A day on which the demo has nothing else for the reporter, whatever the hour is. */
const DUE = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
const TOPIC = '剧团把《云泽渡》搬进菜市场排练';
const ANGLE = '排练厅漏雨停用之后，剧团为什么选菜市场，摊主怎么看。';
const STORY = '《云泽渡》在菜市场二楼排练';
const WORDS = '早上六点，南塘菜市场二楼的灯先亮了。剧团的排练厅正在修屋顶，十六名演员在空摊位之间走位。';

/** Strapi asks for parts of its paid edition that are not there, and a phone asks whether it is tied; nobody sees it. */
const askedInVain =
  /\/(ai-feature-config|ai-localization-jobs|preview\/url)|\/upload\/settings|AbortError|Policy Failed|Missing `Description`|403 .*\/field\/me$/;

/** A story from what a viewer saw to where the viewer reads it, through six people of whom each does one thing. */
export function sixPeopleJourneys(stage: () => Stage): void {
  let viewer: Visitor;
  let editor: Visitor;
  let head: Visitor;
  let reporter: Visitor;
  let phone: Visitor;
  let proofreader: Visitor;
  let chief: Visitor;
  const everybody = (): readonly Visitor[] => [viewer, editor, head, reporter, phone, proofreader, chief];

  beforeAll(async () => {
    const at = (seat: 'phone' | 'desk'): Promise<Visitor> => sitDown(stage(), { at: seat });
    [viewer, phone] = await Promise.all([at('phone'), at('phone')]);
    [editor, head, reporter] = await Promise.all([at('desk'), at('desk'), at('desk')]);
    [proofreader, chief] = await Promise.all([at('desk'), at('desk')]);
  });
  afterAll(() => Promise.all(everybody().map(({ leave }) => leave())));

  it('a viewer tells the station what is going on', async () => {
    const { page } = viewer;
    await page.goto('/');
    await page
      .getByRole('tab', { name: '我的' })
      .or(page.getByRole('link', { name: '我的' }))
      .first()
      .click();
    await page.getByRole('button', { name: /报料/ }).first().click();
    await page.getByLabel('发生了什么').fill(TIP.text);
    await page.getByLabel(/^标题/).fill(TIP.title);
    await page.getByLabel(/^地点/).fill(TIP.place);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^发/ }).click();
    await page
      .getByText(/已收到|收到了/)
      .first()
      .waitFor();
  });

  it('an editor checks it and makes a topic of it', async () => {
    const { page } = editor;
    await signIn(page, 'editor');
    await page.getByRole('navigation').first().getByRole('link', { name: '线索', exact: true }).click();
    await page.getByRole('button', { name: TIP.title }).click();
    const sheet = page.getByRole('complementary', { name: TIP.title });
    await sheet.getByRole('button', { name: '我来跟' }).click();
    await sheet.getByText('方一鸣').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await sheet.getByRole('button', { name: '核实了' }).click();
    await sheet.getByRole('button', { name: '采用', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(/^选题标题/).fill(TOPIC);
    await dialog.getByLabel(/^角度/).fill(ANGLE);
    await dialog.getByRole('combobox', { name: '栏目' }).click();
    await page.getByRole('option', { name: COLUMN }).click();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '采用', exact: true }).click();
    const topic = page.getByRole('complementary', { name: TOPIC });
    await topic.waitFor();
    await topic.getByRole('button', { name: '申报' }).click();
    await topic.getByText('待审批').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('the head of the desk approves it and sends a reporter', async () => {
    const { page } = head;
    await signIn(page, 'desk-head');
    await page.getByRole('navigation').first().getByRole('link', { name: '选题', exact: true }).click();
    await page.getByRole('button', { name: TOPIC }).first().click();
    const topic = page.getByRole('complementary', { name: TOPIC });
    await topic.getByText('等部门主任签批').waitFor();
    await topic.getByRole('button', { name: '批准' }).click();
    await topic.getByText('已批准').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await topic.getByRole('button', { name: '安排报道' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('要求').fill('五百字，配两张图。');
    expect(await barriers(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    await topic.getByRole('button', { name: '派采访任务' }).click();
    await dialog.getByRole('combobox', { name: '派给谁' }).click();
    await page.getByRole('option', { name: '周砚秋' }).click();
    await page.keyboard.press('Escape');
    await dialog.getByText('周砚秋').waitFor();
    expect(await barriers(page)).toEqual([]);
    await dialog.getByLabel('交稿时间').fill(`${DUE}T03:00`);
    await dialog.getByRole('button', { name: '派出', exact: true }).click();
    await topic.getByText('采访中').waitFor();
  });

  it('the reporter accepts on a phone and files from there', async () => {
    await signIn(reporter.page, 'reporter');
    await enterApp(phone.page, stage().host, '19900000188');
    await tiePhone(reporter.page, phone.page);
    await phone.page.getByText('周砚秋').waitFor();
    await phone.page.getByRole('button', { name: TOPIC }).click();
    await phone.page.getByRole('button', { name: '接受' }).click();
    await phone.page.getByRole('main').getByText('已接单').waitFor();
    await phone.page.getByRole('button', { name: '到场' }).click();
    await phone.page.getByLabel('现场稿').fill(`${STORY}\n${WORDS}`);
    await phone.page.getByRole('button', { name: '回传', exact: true }).click();
    await phone.page.getByRole('main').getByText(WORDS).waitFor();
    await phone.page.getByRole('region', { name: '待发送' }).waitFor({ state: 'detached' });
    expect(await barriers(phone.page)).toEqual([]);
  });

  it('the reporter makes a manuscript of it at the desk and hands it in', async () => {
    const { page } = reporter;
    await page.goto(`/admin/plugins/cms/field?day=${DUE}`);
    await page.getByRole('button', { name: TOPIC }).click();
    const sheet = page.getByRole('complementary', { name: TOPIC });
    await sheet.getByText(WORDS).waitFor();
    expect(await barriers(page)).toEqual([]);
    await sheet.getByRole('button', { name: '做成稿件' }).click();
    await sheet.getByRole('link', { name: '打开稿件' }).click();
    await page.getByLabel(/^标题/).waitFor();
    expect(await page.getByLabel(/^标题/).inputValue()).toBe(STORY);
    await page.getByRole('button', { name: COLUMN, exact: true }).waitFor();
    await page.getByRole('button', { name: '送审' }).click();
    await page.getByRole('complementary').getByText('待一审').waitFor();
  });

  /** Opens the story from what waits for this person in the inbox of reviews. */
  const openWaiting = async ({ page }: Visitor): Promise<void> => {
    await page.goto('/admin/plugins/cms/review');
    await page.getByRole('link', { name: STORY }).first().click();
    await page.getByRole('heading', { level: 1, name: STORY }).waitFor();
    await page.getByText(WORDS).waitFor();
  };

  it('three of them review it and one proofreads it, each a person of their own', async () => {
    await openWaiting(editor);
    expect(await barriers(editor.page)).toEqual([]);
    await editor.page.getByRole('button', { name: '一审通过并签名' }).click();
    await editor.page.getByText('待二审').first().waitFor();

    await signIn(proofreader.page, 'proofreader');
    await openWaiting(proofreader);
    await proofreader.page.getByRole('button', { name: /校对/ }).first().click();
    expect(await barriers(proofreader.page)).toEqual([]);
    await proofreader.page
      .getByRole('dialog')
      .getByRole('button', { name: /签名|校/ })
      .last()
      .click();
    await proofreader.page.getByRole('dialog').waitFor({ state: 'detached' });

    await openWaiting(head);
    await head.page.getByRole('button', { name: '二审通过并签名' }).click();
    await head.page.getByText('待三审').first().waitFor();

    await signIn(chief.page, 'chief-editor');
    await openWaiting(chief);
    await chief.page.getByRole('button', { name: '三审通过并签名' }).click();
    await chief.page.getByText('已签发').first().waitFor();
    expect(await barriers(chief.page)).toEqual([]);
    const steps = chief.page.getByRole('region', { name: '三审三校' });
    for (const name of ['方一鸣', '严素琴', '沈若兰', '陆启文']) await steps.getByText(name).first().waitFor();
  });

  it('it goes out, and the viewer reads what the six made of the tip', async () => {
    await chief.page.getByRole('link', { name: '去发布' }).click();
    await chief.page.getByLabel(/^标题/).waitFor();
    await publish(chief.page);
    await viewer.page.goto('/');
    await viewer.page.getByRole('link', { name: STORY }).first().click();
    await viewer.page.getByRole('heading', { level: 1, name: STORY }).waitFor();
    await viewer.page.getByText(WORDS).waitFor();
    await viewer.page.getByRole('region', { name: '稿件凭据' }).getByText('签发 陆启文').waitFor();
    expect(await barriers(viewer.page)).toEqual([]);
  });

  it('the topic tells who did what, from the tip to the filing', async () => {
    const { page } = head;
    await page.goto('/admin/plugins/cms/topics');
    await page.getByRole('button', { name: TOPIC }).first().click();
    const topic = page.getByRole('complementary', { name: TOPIC });
    const told = topic.getByRole('region', { name: '经过' });
    for (const line of ['方一鸣 申报', '沈若兰 批准', '周砚秋 接单', '周砚秋 交稿'])
      await told.getByText(line).first().waitFor();
    await topic.getByRole('link', { name: TIP.title }).click();
    await page.getByRole('complementary', { name: TIP.title }).getByText('已采用').waitFor();
    for (const { wrong } of everybody()) expect(wrong.filter((line) => !askedInVain.test(line))).toEqual([]);
  });
}
