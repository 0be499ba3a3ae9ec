import type { Page } from 'playwright-core';
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
/** Pages inside of one that the menu names, by their address and heading. */
const INNER: Readonly<Record<Spoken, readonly (readonly [address: string, name: string])[]>> = {
  'zh-CN': [
    ['shop-books', '结算单'],
    ['shop-books/bills', '对账日历'],
    ['shop-books/differences', '对账差异'],
    ['shop-books/receipts', '去向单'],
    ['shop-donations', '公益捐赠'],
  ],
  'en-US': [
    ['shop-books', 'Settlements'],
    ['shop-books/bills', 'Matching'],
    ['shop-books/differences', 'Differences'],
    ['shop-books/receipts', 'Receipts'],
    ['shop-donations', 'Donations'],
  ],
};
const HOME = { 'zh-CN': { title: '今天', sent: '今日发出' }, 'en-US': { title: 'Today', sent: 'Sent today' } } as const;
const PAPER = { light: 'rgb(251, 248, 243)', dark: 'rgb(20, 18, 16)' } as const;

/** Keys of translations that stand on the page where words should: in texts, labels, placeholders and titles. */
function rawKeys(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const key =
      /^(cms|shop|app|global|Auth|Settings|components|content-manager|content-type-builder|upload|i18n|notification)(\.[\w:?-]+)+$/;
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
      expect(await page.getByRole('alert').count()).toBe(0);
      expect(await rawKeys(page)).toEqual([]);
    }
    expect(wrong).toEqual([]);
    await leave();
  });
}

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
