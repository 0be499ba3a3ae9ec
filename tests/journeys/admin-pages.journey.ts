import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage } from './browser';
import { show } from './show';

type Spoken = 'zh-CN' | 'en-US';

/** The pages of the kitchen by their name in the menu, and something that each shows only once it has read its list. */
const PAGES: Readonly<Record<Spoken, readonly (readonly [name: string, seen: string])[]>> = {
  'zh-CN': [
    ['人员', '周砚秋'],
    ['台站', '青禾县融媒体中心'],
    ['值班', '此刻在岗'],
    ['绩效', '有作品没算我的分'],
    ['读者', '手机号或邮箱'],
  ],
  'en-US': [
    ['People', 'Zhou Yanqiu'],
    ['Stations', 'Qinghe'],
    ['Duty roster', 'On duty now'],
    ['Points', 'A work of mine is missing'],
    ['Readers', 'Phone or e-mail'],
  ],
};
/** The pages of vetting: where each lies, what it is called, and the button that opens its form. */
const VETTING: Readonly<Record<Spoken, readonly (readonly [path: string, name: string, form?: string])[]>> = {
  'zh-CN': [
    ['vetting/suppliers', '供应商', '登记供应商'],
    ['vetting/visits', '实地考察', '写考察记录'],
    ['vetting-goods', '商品审核', '登记商品'],
    ['vetting/samples', '样品', '取样'],
    ['vetting/rounds', '评审', '发起评审'],
    ['vetting/pool', '专家库', '加入专家'],
    ['vetting/rubric', '评分细则', '采用新版本'],
    ['vetting/approvals', '终审'],
    ['vetting/mystery', '神秘购买', '登记一单'],
    ['vetting/recalls', '召回', '发起召回'],
  ],
  'en-US': [
    ['vetting/suppliers', 'Suppliers', 'File a supplier'],
    ['vetting/visits', 'Site visits', 'Write a visit down'],
    ['vetting-goods', 'Goods', 'Register a product'],
    ['vetting/samples', 'Samples', 'Draw a sample'],
    ['vetting/rounds', 'Rounds', 'Announce a round'],
    ['vetting/pool', 'Expert pool', 'Take somebody in'],
    ['vetting/rubric', 'Rubric', 'Adopt a new version'],
    ['vetting/approvals', 'Approvals'],
    ['vetting/mystery', 'Mystery buys', 'Note a buy'],
    ['vetting/recalls', 'Recalls', 'Call back'],
  ],
};
/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';
/** Pages inside of one that the menu names, by their address and heading. */
const INNER: Readonly<Record<Spoken, readonly (readonly [address: string, name: string])[]>> = {
  'zh-CN': [
    ['shop-books', '结算单'],
    ['shop-books/bills', '对账日历'],
    ['shop-books/differences', '对账差异'],
    ['shop-books/holds', '暂缓结算'],
    ['shop-books/receipts', '去向单'],
    ['shop-donations', '公益捐赠'],
    ['shop-duties', '合规清单'],
    ['live-rooms', '直播间互动'],
    ['live-rooms/bans', '账号处罚'],
  ],
  'en-US': [
    ['shop-books', 'Settlements'],
    ['shop-books/bills', 'Matching'],
    ['shop-books/differences', 'Differences'],
    ['shop-books/holds', 'Held back'],
    ['shop-books/receipts', 'Receipts'],
    ['shop-donations', 'Donations'],
    ['shop-duties', 'Duties'],
    ['live-rooms', 'Live rooms'],
    ['live-rooms/bans', 'Bans'],
  ],
};
const HOME = { 'zh-CN': { title: '今天', sent: '今日发出' }, 'en-US': { title: 'Today', sent: 'Sent today' } } as const;
const PAPER = { light: 'rgb(251, 248, 243)', dark: 'rgb(20, 18, 16)' } as const;

/** Keys of translations that stand on the page where words should: in texts, labels, placeholders and titles. */
export function rawKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const key =
      /^(cms|shop|vetting|live|app|global|Auth|Settings|components|content-manager|content-type-builder|upload|i18n|notification)(\.[\w:?-]+)+$/;
    const attributes = ['aria-label', 'placeholder', 'title', 'alt'];
    const texts = [...document.querySelectorAll('body *')].flatMap((element) => [
      ...[...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map((node) => node.textContent),
      ...attributes.map((name) => element.getAttribute(name)),
    ]);
    return texts.map((text) => text?.trim() ?? '').filter((text) => key.test(text));
  });
}

/** The pages of the kitchen in both languages and both lights. */
export function adminPagesJourneys(stage: () => Stage): void {
  it.each([
    ['zh-CN', 'light', 'station-administrator'],
    ['zh-CN', 'dark', 'station-administrator'],
    ['en-US', 'light', 'admin'],
    ['en-US', 'dark', 'admin'],
  ] as const)('speak %s in the %s and complain of nothing', async (locale, light, who) => {
    const { page, wrong, leave } = await sitDown(stage(), { at: 'desk', locale, dark: light === 'dark' });
    await signIn(page, who);
    await page.getByRole('region', { name: HOME[locale].sent }).getByRole('link').first().waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toMatch(locale === 'zh-CN' ? /^zh/ : /^en/);
    expect(await ground(page)).toBe(PAPER[light]);
    expect(await rawKeys(page)).toEqual([]);
    if (locale === 'zh-CN' && light === 'dark') await show(page, 'admin-home-dark');
    for (const [name, seen] of PAGES[locale]) {
      await page.getByRole('navigation').first().getByRole('link', { name, exact: true }).click();
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.getByText(seen).first().waitFor();
      // In front stands how many notices nobody has read.
      expect((await page.title()).replace(/^\(\d+\) /, '')).toBe(`${name} | Hearth 融灶`);
      expect(await rawKeys(page)).toEqual([]);
    }
    for (const [address, name] of INNER[locale]) {
      await page.goto(`/admin/plugins/${address}`);
      await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
      await page.locator('main[aria-busy="false"]').waitFor();
      expect(await page.getByRole('main').getByRole('alert').count()).toBe(0);
      expect(await rawKeys(page)).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await leave();
  });
}

/** The pages of vetting with their forms, on a desk and on a phone. */
export function vettingPagesJourneys(stage: () => Stage): void {
  it.each([
    ['desk', 'zh-CN'],
    ['phone', 'en-US'],
  ] as const)('fit a %s, speak %s and put up no barrier, with their forms', async (at, locale) => {
    const { page, wrong, leave } = await sitDown(stage(), { at, locale });
    await signIn(page, 'vetting-officer');
    for (const [path, name, form] of VETTING[locale]) {
      await page.goto(`/admin/plugins/${path}`);
      await whole(page, name);
      expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
        path,
        await width(page),
      ]);
      if (form === undefined) continue;
      await page.getByRole('button', { name: form, exact: true }).click();
      await page.getByRole('dialog').waitFor();
      expect([path, await barriers(page), await rawKeys(page)]).toEqual([path, [], []]);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    // A form that has an address opens by it, and an address that leads nowhere says so.
    await page.goto('/admin/plugins/vetting/suppliers/new');
    await page.getByRole('dialog').waitFor();
    expect(wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
    await page.goto('/admin/plugins/vetting/suppliers/0195f000-0000-7000-8000-000000000000');
    await page.getByRole('link', { name: locale === 'zh-CN' ? '返回供应商' : 'Back to suppliers' }).click();
    await whole(page, VETTING[locale][0]?.[1] ?? '');
    await leave();
  });
}

/** Waits until a page has read its list, and looks at what stands on it. */
export async function whole(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  await page.locator('main[aria-busy="true"]').waitFor({ state: 'detached' });
  expect([name, await barriers(page), await rawKeys(page)]).toEqual([name, [], []]);
}

/** How wide the page is. */
export const width = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.clientWidth);

/** The colour that the page is written on. */
function ground(page: Page): Promise<string> {
  return page.evaluate(() => {
    for (let at: Element | null = document.querySelector('main'); at; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (!/rgba\(.*, 0\)|transparent/.test(backgroundColor)) return backgroundColor;
    }
    return '';
  });
}
