import { barriers } from './barriers';
import { pictures, sitDown, type Stage } from './browser';
import { show } from './show';

const LEAD = '云泽北站开通第三天，1.46万人坐上家门口的高铁';
const LEAD_IN_ENGLISH = /^Yunze North, day three/;

/** What somebody does who wants to know what is going on. */
export function viewerJourneys(stage: () => Stage): void {
  it.each(['phone', 'desk'] as const)('sees the station’s feed with its pictures and opens a story: %s', async (at) => {
    const { page, wrong, leave } = await sitDown(stage(), { at });
    await page.goto('/');
    await page.getByRole('heading', { level: 1, name: '云泽广播电视台' }).waitFor();
    const lead = page.getByRole('link', { name: LEAD });
    await lead.waitFor();
    await page.getByRole('main').getByRole('link').nth(7).waitFor();
    expect(await pictures(page)).toBeGreaterThanOrEqual(3);
    await show(page, `app-feed-${at}`);
    expect(await barriers(page)).toEqual([]);

    await lead.click();
    await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
    await page.getByText('今天清晨6时42分').waitFor();
    await page.getByRole('region', { name: '稿件凭据' }).getByText('签发 陆启文').waitFor();
    expect(await page.title()).toBe(`${LEAD}｜云泽广播电视台`);
    expect(await pictures(page)).toBeGreaterThanOrEqual(1);
    await show(page, `app-story-${at}`);
    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await leave();
  });

  it('gives search engines and whoever it is shared with a title, a text and a picture', async () => {
    const { url } = stage().host;
    const feed = (await (await fetch(`${url}/api/app/feed?first=1`)).json()) as { items: { id: string }[] };
    const link = `${url}/story/${feed.items[0]?.id ?? ''}`;
    const html = await (await fetch(link)).text();
    const told = (property: string): string =>
      new RegExp(`property="${property}" content="([^"]*)"`).exec(html)?.[1] ?? '';
    expect(html).toContain('lang="zh-Hans"');
    expect(html).toContain(`<title>${LEAD}`);
    expect(told('og:title')).toContain(LEAD);
    expect(told('og:description')).not.toBe('');
    expect(told('og:url')).toBe(link);
    const picture = await fetch(told('og:image'));
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, expect.stringMatching(/^image\//)]);
    expect((await fetch(`${url}/story/no-such-story`)).status).toBe(404);
  });

  it('finds a story by a Chinese word', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone' });
    await page.goto('/');
    await page.getByRole('button', { name: '搜索' }).click();
    await page.getByLabel('搜稿件').fill('高铁');
    await page.getByText(/^找到 \d+ 篇$/).waitFor();
    const found = page.getByRole('link', { name: LEAD });
    await found.waitFor();
    expect(await barriers(page)).toEqual([]);
    await found.click();
    await page.getByRole('heading', { level: 1, name: LEAD }).waitFor();
    expect(wrong).toEqual([]);
    await leave();
  });

  it('reads on in English', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone', dark: true });
    await page.goto('/settings');
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto('/');
    const lead = page.getByRole('link', { name: LEAD_IN_ENGLISH });
    await lead.waitFor();
    expect(await page.getByRole('main').getByText(LEAD).count()).toBe(0);
    expect(await barriers(page)).toEqual([]);
    await lead.click();
    await page.getByRole('heading', { level: 1, name: LEAD_IN_ENGLISH }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await leave();
  });

  it('signs in by phone, and the code goes nowhere but to the phone', async () => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'phone' });
    await page.goto('/sign-in');
    await page.getByLabel('手机号').fill('19900000101');
    const sent = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.getByRole('button', { name: '发送验证码' }).click();
    expect(await (await sent).text()).not.toMatch(/\d{6}/);
    await page.getByText(/验证码已发到/).waitFor();
    expect(await barriers(page)).toEqual([]);
    const code = /SMS to \S+ code (\d{6})/.exec(stage().host.log())?.[1] ?? '';
    await page.getByLabel('验证码', { exact: true }).fill(code);
    await page.getByRole('checkbox').click();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByText('199****0101').waitFor();
    expect(wrong).toEqual([]);
    await leave();
  });
}
