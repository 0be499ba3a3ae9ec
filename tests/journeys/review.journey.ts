import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import { aDeskOf, type Ask, type Told } from './by-api';

const FIRST = '城北泵站今晚八点起检修';
const SECOND = '城北泵站今晚九点起检修';
const NOTE = '供水公司通知写的是九点，请核实';
const PIN = '482913';

/** A manuscript on its way through the reviews, from a return to a signature on a phone. */
export function reviewJourneys(stage: () => Stage): void {
  let editor: Visitor;
  let head: Visitor;
  let id = '';
  const page = (): string => `/admin/plugins/cms/review/${id}/zh-Hans`;
  const manuscripts = '/content-manager/collection-types/plugin::cms.manuscript';
  let reporter: Ask;

  /** Hands the words in as they are now. */
  const submit = async (): Promise<void> => {
    const seen = await reporter('GET', `/cms/review/manuscripts/${id}/zh-Hans`);
    const { hash, version } = seen;
    await reporter('POST', `/cms/review/manuscripts/${id}/zh-Hans/submit`, { hash, version });
  };

  beforeAll(async () => {
    [editor, head] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'desk' })]);
    reporter = await aDeskOf(stage(), 'reporter');
    const chief = await aDeskOf(stage(), 'chief-editor');
    const columns = '/content-manager/collection-types/plugin::cms.column?locale=zh-Hans&pageSize=100';
    const { results } = await chief('GET', columns);
    const column = (results as Told[]).find((one) => one.slug === 'headlines' && one.station === 'yunze');
    const body = [{ type: 'paragraph', children: [{ type: 'text', text: '检修约两小时，请提前储水。' }] }];
    const words = { title: FIRST, station: 'yunze', body, column: { connect: [{ documentId: column?.documentId }] } };
    const draft = await reporter('POST', `${manuscripts}?locale=zh-Hans`, words);
    id = draft.data?.documentId ?? '';
    await submit();
  });
  afterAll(() => Promise.all([editor.leave(), head.leave()]));

  it('is returned with a reason, and comes back with what changed since one signed', async () => {
    await signIn(editor.page, 'editor');
    await editor.page.goto(page());
    await editor.page.getByRole('button', { name: '一审通过并签名' }).click();
    await editor.page.getByRole('button', { name: '一审通过并签名' }).waitFor({ state: 'detached' });

    await signIn(head.page, 'desk-head');
    await head.page.goto(page());
    await head.page.getByText('方一鸣签过第 1 版之后，内容没有改动').waitFor();
    await head.page.getByRole('button', { name: '退稿' }).click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByLabel(/^要改什么/).fill(NOTE);
    await dialog.getByRole('button', { name: '退稿' }).click();
    await head.page.getByText(NOTE).first().waitFor();

    await reporter('PUT', `${manuscripts}/${id}?locale=zh-Hans`, { title: SECOND });
    await submit();
    await editor.page.goto(page());
    await editor.page.getByRole('button', { name: '上次签名（第 1 版）以来的改动' }).waitFor();
    await editor.page.locator('ins').getByText('九', { exact: true }).first().waitFor();
    await editor.page.locator('del').getByText('八', { exact: true }).first().waitFor();
  });

  it('is signed on a phone by a link that the page gives out', async () => {
    await editor.page.getByRole('button', { name: '用手机签' }).click();
    const dialog = editor.page.getByRole('dialog');
    await dialog.getByLabel(/^6 位数字/).fill(PIN);
    await dialog.getByLabel(/^再输一次/).fill(PIN);
    expect(await barriers(editor.page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存' }).click();
    const link = dialog.getByLabel(/^签发链接/);
    await link.waitFor();
    const given = new URL(await link.inputValue());

    const phone = await sitDown(stage(), { at: 'phone' });
    await phone.page.goto(given.pathname + given.hash);
    await phone.page.getByLabel(/^签名口令/).fill(PIN);
    await phone.page.getByRole('button', { name: '打开稿件' }).click();
    await phone.page.getByRole('heading', { name: '您签过第 1 版以来的改动' }).waitFor();
    expect(await barriers(phone.page)).toEqual([]);
    await phone.page.getByRole('button', { name: '通过并签名' }).click();
    await phone.page.getByLabel('再输一次签名口令').fill(PIN);
    await phone.page.getByRole('button', { name: '通过并签名' }).click();
    await phone.page.getByText('已签名，稿件进入下一环节').waitFor();
    expect(phone.wrong).toEqual([]);
    await phone.leave();

    await head.page.goto(page());
    await head.page.getByRole('button', { name: '二审通过并签名' }).waitFor();
  });
}
