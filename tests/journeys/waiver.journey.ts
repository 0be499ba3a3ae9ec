import { PASSWORD, signIn, sitDown, type Stage, type Visitor } from './browser';
import { show } from './show';

const REASON = '两处伤亡数字分属两起事故';

type Told = {
  readonly data?: { readonly accessToken?: string; readonly token?: string; readonly documentId?: string };
  readonly results?: readonly { readonly slug: string; readonly station: string; readonly documentId: string }[];
  readonly hash?: string;
  readonly version?: number;
};

/** A manuscript in which machine checks find something red, and a head who knows better. */
export function waiverJourneys(stage: () => Stage): void {
  let head: Visitor;
  let id = '';

  beforeAll(async () => {
    head = await sitDown(stage(), { at: 'desk' });
    id = await handedIn(stage());
  });
  afterAll(() => head.leave());

  it('is signed once the finding is waived by name, and not when the waiver is taken back', async () => {
    const { page, wrong } = head;
    await signIn(page, 'desk-head');
    await page.goto(`/admin/plugins/cms/review/${id}/zh-Hans`);
    const panel = page.getByRole('region', { name: '机审' });
    const sign = page.getByRole('button', { name: '一审通过并签名' });
    await panel.getByRole('button', { name: '3人' }).waitFor();
    await page.getByText(/机审还有 1 处红色问题/).waitFor();
    expect(await sign.count()).toBe(0);
    await panel.getByRole('button', { name: '3人' }).click();
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('3人');
    await show(page, 'review-findings');
    await panel.getByRole('listitem').filter({ hasText: '3人' }).getByRole('button', { name: '豁免' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(REASON);
    await page.getByRole('dialog').getByRole('button', { name: '豁免', exact: true }).click();
    await sign.waitFor();
    await panel.getByText(REASON).waitFor();
    await panel.getByRole('button', { name: '撤销豁免' }).click();
    await sign.waitFor({ state: 'detached' });
    expect(wrong).toEqual([]);
  });
}

/** Writes and hands it in as the pages do, for a reporter who is not on this stage. */
async function handedIn({ host }: Stage): Promise<string> {
  let token = '';
  const ask = async (method: string, path: string, body?: object): Promise<Told> => {
    const answer = await fetch(host.url + path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const told = (await answer.json()) as Told;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(told)}`);
    return told;
  };
  const login = await ask('POST', '/admin/login', { email: 'reporter@yunze.example', password: PASSWORD });
  token = login.data?.accessToken ?? login.data?.token ?? '';
  const columns = '/content-manager/collection-types/plugin::cms.column?locale=zh-Hans&pageSize=100';
  const { results = [] } = await ask('GET', columns);
  const column = results.find(({ slug, station }) => slug === 'headlines' && station === 'yunze');
  const body = [{ type: 'paragraph', children: [{ type: 'text', text: '事故造成5人受伤，均已送医。' }] }];
  const words = {
    title: '客车侧翻 3人受伤',
    station: 'yunze',
    body,
    column: { connect: [{ documentId: column?.documentId }] },
  };
  const draft = await ask('POST', '/content-manager/collection-types/plugin::cms.manuscript?locale=zh-Hans', words);
  const documentId = draft.data?.documentId ?? '';
  const path = `/cms/review/manuscripts/${documentId}/zh-Hans`;
  const { hash, version } = await ask('GET', path);
  await ask('POST', `${path}/submit`, { hash, version });
  return documentId;
}
