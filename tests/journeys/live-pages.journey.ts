import type { Page } from 'playwright-core';
import { rawKeys, whole, width } from './admin-pages.journey';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage } from './browser';
import { aDeskOf, type Told } from './by-api';
import { complaintsOf } from './shop-counter';

type Spoken = 'zh-CN' | 'en-US';
/** Where a page lies, what it is called, and the button that opens its form. */
type Named = readonly (readonly [path: string, name: string, form?: string])[];

/** The pages of lives that stand by themselves. */
const PAGES: Readonly<Record<Spoken, Named>> = {
  'zh-CN': [
    ['live-sessions', '直播场次', '策划场次'],
    ['live-sessions?view=week', '直播场次'],
    ['live-sessions?view=month', '直播场次'],
    ['live-console', '导播台'],
    ['live-rooms', '直播间互动'],
    ['live-rooms/bans', '账号处罚'],
    ['live-games/envelopes', '红包', '做红包'],
    ['live-games/lotteries', '抽奖', '做抽奖'],
    ['live-games/reservations', '预约'],
    ['live-games/placements', '信息流推广', '投放推广'],
    ['live-numbers', '直播数据'],
    ['live-hosts', '主播与值守'],
    ['live-anchors', '主播资质', '登记主播'],
  ],
  'en-US': [
    ['live-sessions', 'Live sessions', 'Plan a session'],
    ['live-sessions?view=week', 'Live sessions'],
    ['live-sessions?view=month', 'Live sessions'],
    ['live-console', 'Consoles'],
    ['live-rooms', 'Live rooms'],
    ['live-rooms/bans', 'Bans'],
    ['live-games/envelopes', 'Red packets', 'Make a red packet'],
    ['live-games/lotteries', 'Lotteries', 'Make a lottery'],
    ['live-games/reservations', 'Reservations'],
    ['live-games/placements', 'Places in the feed', 'Place a live'],
    ['live-numbers', 'Figures of lives'],
    ['live-hosts', 'Hosts and duty'],
    ['live-anchors', 'Who may speak in lives', 'Enter somebody'],
  ],
};
/** The session that the demo plans; its pages are called by its title. */
const PLANNED = '脐橙下树第二车，返场专场';
/** Whoever looks at a live without being named for its duty is told so, and only reads. */
const NOT_ON_DUTY = /^409 .*\/beats/;

/** Every page of lives with its forms, on a desk and on a phone. */
export function livePagesJourneys(stage: () => Stage): void {
  it.each([
    ['desk', 'zh-CN'],
    ['phone', 'en-US'],
  ] as const)(
    'fit a %s, speak %s and put up no barrier, with their forms',
    async (at, locale) => {
      const visitor = await sitDown(stage(), { at, locale });
      const { page } = visitor;
      await signIn(page, 'admin');
      for (const [path, name, form] of PAGES[locale]) {
        await page.goto(`/admin/plugins/${path}`);
        await whole(page, name);
        await fits(page, path);
        if (form === undefined) continue;
        await page.getByRole('button', { name: form, exact: true }).first().click();
        await page.getByRole('dialog').waitFor();
        expect([path, await barriers(page), await rawKeys(page)]).toEqual([path, [], []]);
        await page.keyboard.press('Escape');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
      }
      for (const [path, name] of await ofSession(stage(), locale)) {
        await page.goto(`/admin/plugins/${path}`);
        await whole(page, name);
        await fits(page, path);
      }
      expect(complaintsOf(visitor).filter((line) => !NOT_ON_DUTY.test(line))).toEqual([]);
      await visitor.leave();
    },
    300_000,
  );

  it('draft a script from what is proved, and keep what somebody made of it', async () => {
    const visitor = await sitDown(stage(), { at: 'desk' });
    const { page } = visitor;
    await signIn(page, 'admin');
    const { id, item } = await planned(stage());
    await page.goto(`/admin/plugins/live-sessions/${id}/scripts/${item.id}`);
    await page.getByRole('button', { name: '撰写话术' }).click();
    await page.getByLabel('要说的话').first().fill('大家好，我们在果园里');
    await page.getByRole('button', { name: '从已核依据起草' }).click();
    await page.getByText('机器已按今天有效的依据起草').waitFor();
    const said = page.getByLabel('要说的话');
    expect(await said.first().inputValue()).toBe('大家好，我们在果园里');
    const sentences = await said.count();
    expect(sentences).toBeGreaterThan(3);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: '保存为新版本' }).click();
    await page.getByText('第 1 版').first().waitFor();
    expect(await page.getByText('大家好，我们在果园里').count()).toBe(1);
    expect(complaintsOf(visitor)).toEqual([]);
    await visitor.leave();
  });
}

async function planned(stage: Stage): Promise<{ id: string; room: string; item: Told }> {
  const ask = await aDeskOf(stage, 'field-controller');
  const { sessions } = await ask('GET', `/live/sessions?search=${encodeURIComponent(PLANNED)}`);
  const { id, room } = sessions[0];
  const { items } = (await ask('GET', `/live/sessions/${id}/runsheet`)) as { items: readonly Told[] };
  return { id, room, item: items.find(({ product }: Told) => product !== null) };
}

/** The pages of one session. */
async function ofSession(stage: Stage, locale: Spoken): Promise<Named> {
  const { id, room, item } = await planned(stage);
  return [
    [`live-sessions/${id}`, PLANNED],
    [`live-sessions/${id}/scripts/${item.id}`, item.title],
    [`live-rooms/${room}`, PLANNED],
    [`live-numbers/${id}`, PLANNED],
    [`live-numbers/${id}/replay`, PLANNED],
    [`live-numbers/${id}/outlets`, PLANNED],
    [`live-hosts/${id}`, locale === 'zh-CN' ? '主播与值守' : 'Hosts and duty'],
    [`live/console/${id}`, PLANNED],
    [`live/prompter/${id}`, locale === 'zh-CN' ? `等待开始：${PLANNED}` : `Waiting to begin: ${PLANNED}`],
  ];
}

/** Nothing is wider than the screen. */
async function fits(page: Page, path: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect([path, wide]).toEqual([path, await width(page)]);
}
