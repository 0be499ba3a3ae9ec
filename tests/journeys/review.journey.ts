import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import { aDeskOf, type Ask, type Told } from './by-api';

const FIRST = '城北泵站今晚八点起检修';
const SECOND = '城北泵站今晚九点起检修';
const NOTE = '供水公司通知写的是九点，请核实';
const WHY = '照录门牌原文，已与文物所核对';
const PIN = '482913';

/** A manuscript on its way through the reviews, from a return to a signature on a phone. */
export function reviewJourneys(stage: () => Stage): void {
  let editor: Visitor;
  let head: Visitor;
  let id = '';
  const page = (): string => `/admin/plugins/cms/review/${id}/zh-Hans`;
  const manuscripts = '/content-manager/collection-types/plugin::cms.manuscript';
  let reporter: Ask;

  let column = '';

  /** Hands the words in as they are now. */
  const submit = async (which: string): Promise<void> => {
    const seen = await reporter('GET', `/cms/review/manuscripts/${which}/zh-Hans`);
    const { hash, version } = seen;
    await reporter('POST', `/cms/review/manuscripts/${which}/zh-Hans/submit`, { hash, version });
  };
  const handIn = async (title: string, text: string): Promise<string> => {
    const body = [{ type: 'paragraph', children: [{ type: 'text', text }] }];
    const words = { title, station: 'yunze', body, column: { connect: [{ documentId: column }] } };
    const draft = await reporter('POST', `${manuscripts}?locale=zh-Hans`, words);
    const made = String(draft.data?.documentId);
    await submit(made);
    return made;
  };

  beforeAll(async () => {
    [editor, head] = await Promise.all([sitDown(stage(), { at: 'desk' }), sitDown(stage(), { at: 'desk' })]);
    reporter = await aDeskOf(stage(), 'reporter');
    const chief = await aDeskOf(stage(), 'chief-editor');
    const columns = '/content-manager/collection-types/plugin::cms.column?locale=zh-Hans&pageSize=100';
    const { results } = await chief('GET', columns);
    const found = (results as Told[]).find((one) => one.slug === 'headlines' && one.station === 'yunze');
    column = String(found?.documentId);
    id = await handIn(FIRST, '检修约两小时，请提前储水。');
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

    await reporter('PUT', `${manuscripts}/${id}?locale=zh-Hans`, { title: SECOND, revision: 1 });
    await submit(id);
    await editor.page.goto(page());
    await editor.page.getByRole('button', { name: '上次签名（第 1 版）以来的改动' }).waitFor();
    await editor.page.locator('ins').getByText('九', { exact: true }).first().waitFor();
    await editor.page.locator('del').getByText('八', { exact: true }).first().waitFor();
  });

  it('takes up the words of an older revision in the form, and puts back what stood there', async () => {
    const { page: seen } = editor;
    await seen.getByRole('button', { name: '版本对照' }).click();
    await seen.getByRole('link', { name: '用第 1 版的文字' }).click();
    const title = seen.getByLabel(/^标题/);
    await seen.getByText('的文字可以放进来').waitFor();
    expect(await title.inputValue()).toBe(SECOND);
    await seen.getByRole('button', { name: '放进来' }).click();
    await seen.getByText('的文字已放进来，还没有保存').waitFor();
    expect(await title.inputValue()).toBe(FIRST);
    await seen.getByRole('button', { name: '换回原来的文字' }).click();
    await seen.getByRole('button', { name: '放进来' }).waitFor();
    expect(await title.inputValue()).toBe(SECOND);
  });

  it('is signed over something red only after somebody said by name why it may stand', async () => {
    const old = await handIn('一块老门牌回到城隍街', '门牌上刻的是“检查院”三个字，是七十年前的写法。');
    const place = `/admin/plugins/cms/review/${old}/zh-Hans`;
    await editor.page.goto(place);
    await editor.page.getByText('请部门主任、总编辑豁免').waitFor();
    const sign = editor.page.getByRole('button', { name: '一审通过并签名' });
    expect(await sign.count()).toBe(0);

    await head.page.goto(place);
    const line = head.page.getByRole('region', { name: '机审' }).locator('li', { hasText: '检查院' });
    const dialog = head.page.getByRole('dialog');
    const waive = async (): Promise<void> => {
      await line.getByRole('button', { name: '豁免', exact: true }).click();
      await dialog.getByLabel(/^理由/).fill(WHY);
    };
    await waive();
    expect(await barriers(head.page)).toEqual([]);
    await dialog.getByRole('button', { name: '豁免' }).click();
    await line.getByText(`沈若兰豁免：${WHY}`).waitFor();
    await line.getByRole('button', { name: '撤销豁免' }).click();
    await line.getByText(WHY).waitFor({ state: 'detached' });
    await waive();
    await dialog.getByRole('button', { name: '豁免' }).click();
    await line.getByText(`沈若兰豁免：${WHY}`).waitFor();

    await editor.page.goto(place);
    await editor.page.getByText(`沈若兰豁免：${WHY}`).waitFor();
    await sign.click();
    await editor.page.getByText('待二审').first().waitFor();
  });

  it('is signed on a phone by a link that the page gives out', async () => {
    await editor.page.goto(page());
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
