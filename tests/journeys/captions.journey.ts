import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { signIn, sitDown, type Stage, type Visitor } from './browser';
import type { OnAir } from './on-air';

/** Long enough to stand for some seconds. */
const SAYS = {
  简体中文: '今天来到清河的茶园，茶农正在采摘今年的第二拨春茶，这一拨茶的叶子比头一拨厚，炒出来的香气更足。',
  English:
    'We are in the tea gardens of Qinghe, where growers are picking the second flush of spring tea, whose leaves are thicker and smell stronger.',
  ئۇيغۇرچە: 'بۈگۈن بىز چىڭخې چاي باغچىسىغا كەلدۇق، چايچىلار بۇ يىللىق ئىككىنچى قېتىملىق باھار چېيىنى ئۈزۈۋاتىدۇ',
} as const;
const LANGUAGES = ['简体中文', 'English', 'ئۇيغۇرچە'] as const;

/** The languages of a room, before it goes on air. */
export async function addLanguages({ operator: { page }, room }: OnAir): Promise<void> {
  await page.goto(room);
  await page.getByRole('link', { name: '字幕台' }).click();
  await page.getByText('还没有字幕语言').waitFor();
  for (const name of LANGUAGES) {
    await page.getByRole('button', { name: '添加语言' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '添加', exact: true }).click();
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
  }
}

const line = (who: Visitor) => who.page.getByPlaceholder(/听到什么|Type what is said/);

/** Beside each language stands a button that takes it away. */
const tongue = (page: Page, name: string) =>
  page.getByRole('group', { name: '字幕语言' }).getByRole('button', { name });

/** What is said goes from a desk to the viewers in three languages; two editors write, and one of them loses the line for a moment. */
export function captionJourneys(stage: () => Stage, onAir: () => OnAir): void {
  let other: Visitor;
  beforeAll(async () => {
    other = await sitDown(stage(), { at: 'phone', locale: 'en-US' });
    await signIn(other.page, 'chief-editor');
  }, 120_000);
  afterAll(() => other.leave());

  it('are read in the app in Chinese, English and Uyghur, the last from the right', async () => {
    const { operator, viewer, room } = onAir();
    const [{ page: desk }, { page: phone }] = [operator, viewer];
    await desk.goto(`${room}/captions`);
    await line(operator).waitFor();
    await desk.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1);
    expect(await barriers(desk)).toEqual([]);
    await phone.getByRole('button', { name: '字幕', exact: true }).click();
    for (const name of LANGUAGES) {
      await phone.getByRole('button', { name: '播放设置' }).click();
      await phone.getByRole('radio', { name }).click();
      await phone.keyboard.press('Escape');
      await tongue(desk, name).click();
      await line(operator).fill(SAYS[name]);
      await line(operator).press('Enter');
      const shown = phone.getByTestId('captions').getByText(SAYS[name]);
      await shown.waitFor();
      expect(await shown.evaluate((words) => getComputedStyle(words).direction)).toBe(
        name === 'ئۇيغۇرچە' ? 'rtl' : 'ltr',
      );
    }
    expect(await barriers(phone)).toEqual([]);
  });

  it('are written by keys, and another desk sees them at once', async () => {
    const { page } = onAir().operator;
    await other.page.goto(page.url());
    await line(other).waitFor();
    await tongue(page, '简体中文').click();
    await line(onAir().operator).focus();
    await page.keyboard.type('还有采茶的人');
    await page.keyboard.press('Enter');
    await other.page.getByText('还有采茶的人').waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'English', pressed: true }).waitFor();
    await page.keyboard.type('The growers of Yunze');
    await page.getByText('The growers of Yunze').first().waitFor();
    await page.keyboard.press('Enter');
    await line(other).fill('还有合作社');
    await line(other).press('Enter');
    await page.getByText('还有合作社').waitFor();
    expect(await barriers(other.page)).toEqual([]);
  });

  it('are corrected, taken back, and what the line lost is sent once', async () => {
    const { page } = onAir().operator;
    await page.getByRole('list').getByText('The growers of Yunze').waitFor();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(' are here');
    await page.keyboard.press('Enter');
    await page.getByRole('list').getByText('The growers of Yunze are here').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('已收回').waitFor();
    await page.route('**/captions/cues?*', (route) =>
      route.request().method() === 'POST' ? route.abort() : route.continue(),
    );
    await page.keyboard.type('once');
    await page.keyboard.press('Enter');
    await page.getByText('网络断了').waitFor();
    await page.unroute('**/captions/cues?*');
    await page.getByRole('list').getByText('once', { exact: true }).waitFor();
    await page.getByText('网络断了').waitFor({ state: 'detached' });
    expect(await page.getByRole('list').getByText('once', { exact: true }).count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByText('换到下一种语言').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
}
