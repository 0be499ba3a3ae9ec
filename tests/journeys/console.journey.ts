import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { barriers } from './barriers';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, until, type Ask, type Told } from './by-api';
import { anOnAir, type OnAir } from './on-air';
import { makesRoom } from './room-steps';
import { anOffer, complaintsOf, takenDown, type OwnOffer } from './shop-counter';

/** Rooms and lives of a host that is used again are told apart. */
const TITLE = `导播台试机 ${randomUUID().slice(0, 6)}`;
const TABLET = { width: 1024, height: 768 };
const ROUNDS = 18;
/** A press that takes longer to be seen is felt. */
const FELT_MS = 150;
/** As the console has it: two presses within it are one hand that trembled. */
const TREMBLE_MS = 350;
/** Whoever directs without being named for the duty of the live is told so, and directs all the same. */
const NOT_ON_DUTY = /^409 .*\/beats/;

/** The director's console, pressed by keys: what it shows at once, what the host answers, and that it fits a tablet. */
export function consoleJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let air: OnAir;
  let own: OwnOffer;
  let director: Visitor;
  let session = '';
  /** What the page complained of before the console was open. */
  let calm = 0;

  beforeAll(async () => {
    air = await anOnAir(stage(), TITLE);
    own = await anOffer(stage(), { goods: '上坞脐橙', units: 10 });
    const key = await makesRoom(air);
    session = await aRehearsal(await aDeskOf(stage(), 'field-controller'), air, own);
    air.send(key);
    director = await sit({ at: 'desk' });
    await director.page.setViewportSize(TABLET);
    await signIn(director.page, 'field-controller');
  }, 240_000);
  afterAll(async () => {
    await air.leave();
    await takenDown(stage(), own);
    await clear();
  });

  it('fits a tablet, says its keys, and goes on the air in a rehearsal', async () => {
    const { page } = director;
    const ask = await aDeskOf(stage(), 'field-controller');
    // There is a picture once the gate is open.
    const isOpen = (): Promise<Told> => ask('GET', `/live/sessions/${session}/gate?moment=go-live`);
    await until(isOpen, ({ open }) => open === true);
    calm = complaintsOf(director).length;
    await page.goto(`/admin/plugins/live/console/${session}`);
    await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    await page.getByRole('button', { name: '开播' }).click();
    await page.getByRole('status').getByText('直播中').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(TABLET.width);
    expect(await overlaps(page)).toEqual([]);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('?');
    const keys = page.getByRole('dialog', { name: '快捷键' });
    await keys.getByText('取下讲解').waitFor();
    await page.keyboard.press('Escape');
    await keys.waitFor({ state: 'hidden' });
  }, 180_000);

  it('shows every press before it is felt', async () => {
    const { page } = director;
    // The line that shows goods is the second.
    await page
      .getByRole('button', { name: new RegExp(own.name) })
      .first()
      .click();
    const presses = Array.from({ length: ROUNDS }, () => ['p', 'o']).flat();
    for (const [at, key] of presses.entries()) {
      await page.keyboard.press(key);
      await answered(page, at + 1);
    }
    const shown = await durations(page, 'live-console.shown');
    const told = await durations(page, 'live-console.answered');
    const figure = { presses: presses.length, shown: ranks(shown), answered: ranks(told) };
    process.stdout.write(`${JSON.stringify({ figure: 'console presses, ms', ...figure })}\n`);
    expect(shown.length).toBeGreaterThanOrEqual(presses.length);
    // The machine also encodes the picture and plays it twice: what the slowest presses wait for there is not the console.
    expect(ranks(shown).p50).toBeLessThan(FELT_MS);
  }, 180_000);

  it('takes a pin back within five seconds, and nothing after them', async () => {
    const { page } = director;
    const pane = page.getByRole('region', { name: '讲解中' });
    await page.keyboard.press('p');
    await pane.getByRole('button', { name: /^撤销/ }).waitFor();
    await pane.locator('[aria-live]').getByText(own.name).waitFor();
    await page.keyboard.press('u');
    await pane.getByText('现在没有讲解商品').waitFor();
    await page.keyboard.press('p');
    await pane.getByRole('button', { name: /^撤销/ }).waitFor();
    await pane.getByRole('button', { name: /^撤销/ }).waitFor({ state: 'detached' });
    await page.keyboard.press('u');
    await pane.locator('[aria-live]').getByText(own.name).waitFor();
    expect(
      complaintsOf(director)
        .slice(calm)
        .filter((line) => !NOT_ON_DUTY.test(line)),
    ).toEqual([]);
  });

  it('is stopped by two presses of a capital letter, not by one', async () => {
    const { page } = director;
    await page.keyboard.press('Shift+S');
    await page.getByRole('button', { name: /^再按一次/ }).waitFor();
    await page.getByRole('button', { name: /^再按一次/ }).waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('直播中').waitFor();
    await page.keyboard.press('Shift+S');
    await page.getByRole('button', { name: /^再按一次/ }).waitFor();
    // Two presses at once are one hand that trembled.
    await page.waitForTimeout(TREMBLE_MS);
    await page.keyboard.press('Shift+S');
    await page.getByRole('status').getByText('正在结束').waitFor();
  });
}

/** Panes of the console that lie over one another, by their names. */
function overlaps(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const panes = [...document.querySelectorAll('main[aria-label] section')].map((pane) => ({
      name: pane.getAttribute('aria-label') ?? '',
      box: pane.getBoundingClientRect(),
    }));
    return panes.flatMap((one, at) =>
      panes
        .slice(at + 1)
        .filter(({ box }) => box.left < one.box.right - 1 && one.box.left < box.right - 1)
        .filter(({ box }) => box.top < one.box.bottom - 1 && one.box.top < box.bottom - 1)
        .map(({ name }) => `${one.name} / ${name}`),
    );
  });
}

/** A rehearsal of a live with one line of words and one of goods, ready for the air. */
async function aRehearsal(planner: Ask, air: OnAir, { offer, name }: OwnOffer): Promise<string> {
  const plannedAt = new Date(Date.now() + 600_000).toISOString();
  const plan = await planner('POST', '/live/sessions', {
    ...{ title: TITLE, language: 'zh-Hans', kinds: ['selling'], place: '演播室', adMark: true, plannedAt },
    ...{ plannedMinutes: 30, streamingRoom: new URL(air.room).pathname.split('/').at(-1) },
  });
  const lines = `/live/sessions/${plan.id}/runsheet`;
  await planner('POST', lines, { title: '开场', seconds: 120 });
  await planner('POST', lines, { title: name, seconds: 300, offer, plannedUnits: 2 });
  let copy = await planner('POST', `/live/sessions/${plan.id}/copies`, { plannedAt, asRehearsal: true });
  for (const event of ['prepare', 'make-ready']) {
    copy = await planner('POST', `/live/sessions/${copy.id}/turn`, { event, version: copy.version, reason: '' });
  }
  return copy.id;
}

/** Waits until the host has answered so many presses, as the browser measured them. */
async function answered(page: Page, count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) => performance.getEntriesByName('live-console.answered').length > wanted,
    // Going on the air was a press too.
    count,
  );
}

const durations = (page: Page, name: string): Promise<readonly number[]> =>
  page.evaluate((of) => performance.getEntriesByName(of).map(({ duration }) => duration), name);

/** The middle, and what 95 of a hundred stay below, in whole milliseconds. */
function ranks(all: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = [...all].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN);
  return { p50: at(0.5), p95: at(0.95) };
}
