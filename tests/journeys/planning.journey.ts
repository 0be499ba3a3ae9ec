import type { Assignment, Topic } from '@hearth/cms/contract';
import type { Locator, Page } from 'playwright-core';
import { seats, signIn, type Stage, type Visitor } from './browser';
import { aDeskOf, type Ask } from './by-api';

/** The design system's dialogs say this of themselves; it is no complaint of the page. */
const UNDESCRIBED = 'Missing `Description`';

/** Sooner than any page looks again by itself: what is seen by then was told. */
const LIVE = { timeout: 10_000 };

const BARE = '看板上没写角度的一条';
const BY_HAND = '看板上用手拖的一条';
const BY_KEYS = '看板上用键盘走的一条';

const CALL = '看板上用手拖的卡片找不到了';

const lane = (page: Page, state: string): Locator => page.locator(`[data-hearth-column="${state}"]`);
const card = (page: Page, state: string, title: string): Locator =>
  lane(page, state).getByRole('button', { name: title, exact: true });

/** Takes a card and holds it over a column. */
async function hold(page: Page, title: string, over: string): Promise<void> {
  const [from, to] = [await card(page, 'draft', title).boundingBox(), await lane(page, over).boundingBox()];
  if (!from || !to) throw new Error(`There is no “${title}” to drag, or no column ${over}`);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 });
}

/** Two people plan together: cards moved by hand and by keys, and what each sees of what the other does. */
export function planningJourneys(stage: () => Stage): void {
  const { sit, clear } = seats(stage);
  let [head, reporter]: Visitor[] = [];
  let ask: Ask;
  let drafts: readonly Topic[] = [];
  const pages = (): { readonly mine: Page; readonly theirs: Page } => ({ mine: head!.page, theirs: reporter!.page });

  beforeAll(async () => {
    ask = await aDeskOf(stage(), 'desk-head');
    const write = (title: string, angle: string): Promise<Topic> =>
      ask('POST', '/cms/topics', { title, angle, pitch: false });
    drafts = [await write(BARE, ''), await write(BY_HAND, '看板好不好用'), await write(BY_KEYS, '键盘够不够快')];
    head = await sit({ at: 'desk' });
    reporter = await sit({ at: 'desk' });
    await Promise.all([signIn(head.page, 'desk-head'), signIn(reporter.page, 'reporter')]);
  });
  afterAll(async () => {
    for (const { id } of drafts) {
      const { topic } = await ask('GET', `/cms/topics/${id}`);
      await ask('POST', `/cms/topics/${id}/move`, { event: 'cancel', version: topic.version, reason: '演示' });
    }
    await clear();
  });

  it('refuses a card where it may not go, in words, and takes it where it may; a colleague sees it go', async () => {
    const { mine, theirs } = pages();
    await Promise.all([mine.goto('/admin/plugins/cms/topics'), theirs.goto('/admin/plugins/cms/topics')]);
    await card(mine, 'draft', BY_HAND).waitFor();
    await card(theirs, 'draft', BY_HAND).waitFor();
    await hold(mine, BY_HAND, 'returned');
    await lane(mine, 'returned').getByText('从“草稿”不能直接到这里').waitFor();
    await mine.mouse.up();
    await lane(mine, 'returned').getByText('从“草稿”不能直接到这里').waitFor({ state: 'detached' });
    expect(await card(mine, 'draft', BY_HAND).count()).toBe(1);
    await hold(mine, BARE, 'pitched');
    await lane(mine, 'pitched').getByText('先写明角度').waitFor();
    await mine.mouse.up();
    await hold(mine, BY_HAND, 'pitched');
    await lane(mine, 'pitched').getByText('申报', { exact: true }).waitFor();
    await mine.mouse.up();
    await card(mine, 'pitched', BY_HAND).waitFor();
    await card(theirs, 'pitched', BY_HAND).waitFor(LIVE);
    expect(await card(theirs, 'draft', BY_HAND).count()).toBe(0);
    expect(await card(mine, 'draft', BARE).count()).toBe(1);
  });

  it('does the same by keys alone', async () => {
    const { mine, theirs } = pages();
    const walkTo = async (title: string): Promise<void> => {
      const isThere = (): Promise<boolean> =>
        card(mine, 'draft', title).evaluate((one) => one === one.ownerDocument.activeElement);
      for (let steps = 0; steps < 30 && !(await isThere()); steps += 1) await mine.keyboard.press('j');
      expect(await isThere()).toBe(true);
    };
    await mine.locator('body').press('j');
    await walkTo(BY_KEYS);
    await mine.keyboard.press('m');
    await mine.getByRole('dialog').getByRole('button', { name: '申报', exact: true }).waitFor();
    await mine.keyboard.press('Enter');
    await card(mine, 'pitched', BY_KEYS).waitFor();
    await card(theirs, 'pitched', BY_KEYS).waitFor(LIVE);
    await walkTo(BARE);
    await mine.keyboard.press('m');
    await mine.getByRole('dialog').getByText('申报：先写明角度').waitFor();
    // Its words are there a breath before it takes the keys.
    await mine.getByRole('dialog').and(mine.locator(':focus, :has(:focus)')).waitFor();
    await mine.keyboard.press('Escape');
    await mine.getByRole('dialog').waitFor({ state: 'detached' });
    // The dialog gives the focus back a breath after it is gone.
    await card(mine, 'draft', BARE).and(mine.locator(':focus')).waitFor();
    expect(head!.wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
  });

  it('writes down a call, and adopts it into the topic that reads alike', async () => {
    const { mine } = pages();
    await mine.goto('/admin/plugins/cms/leads');
    await mine.getByRole('button', { name: '记一条' }).click();
    const note = mine.getByRole('dialog');
    await note.getByLabel(/^说了什么/).fill(`${CALL}，请派人来看`);
    await note.getByLabel('一句话标题').fill(CALL);
    await note.getByLabel('反映人').fill('田女士');
    await note.getByLabel('联系方式').fill('13800000077');
    await note.getByRole('button', { name: '记下' }).click();
    const lead = mine.getByRole('complementary', { name: CALL });
    await lead.getByText('来电').waitFor();
    await lead.getByRole('button', { name: '核实了' }).click();
    await lead.getByRole('button', { name: '采用', exact: true }).click();
    const adopt = mine.getByRole('dialog');
    await adopt.getByRole('combobox', { name: '采用为' }).click();
    await mine.getByRole('option', { name: '并入已有选题' }).click();
    await adopt.getByRole('radio', { name: new RegExp(BY_HAND) }).click();
    await adopt.getByRole('button', { name: '并入已有选题' }).click();
    const topic = mine.getByRole('complementary', { name: BY_HAND });
    await topic.getByRole('link', { name: CALL }).click();
    await lead.getByRole('button', { name: '从选题撤出' }).click();
    await lead.getByText('已核实').waitFor();
    await lead.getByRole('button', { name: '查看联系方式' }).click();
    await lead.getByText('田女士 13800000077').waitFor();
    expect(head!.wrong.filter((line) => !line.includes(UNDESCRIBED))).toEqual([]);
  });

  it('shows a colleague what becomes of events, items and tasks meanwhile', async () => {
    const { theirs } = pages();
    const day = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
    await theirs.goto(`/admin/plugins/cms/calendar?view=week&day=${day}`);
    await theirs
      .getByRole('region', { name: /^\d+月/ })
      .first()
      .waitFor();
    const words = { station: 'yunze', title: '云泽站台演出', starts: `${day}T10:00`, minutes: 60 };
    const event = await ask('POST', '/cms/happenings', words);
    const line = theirs.getByRole('button', { name: /云泽站台演出/ });
    await line.waitFor(LIVE);
    const { id, version } = event;
    await ask('POST', `/cms/happenings/${id}/move`, { event: 'cancel', version, reason: '场地停电' });
    await line.getByText('已取消').waitFor(LIVE);

    const { items } = await ask('GET', '/cms/ingest/items?station=yunze&pile=waiting&limit=5');
    const [item] = items as { id: string; title: string }[];
    await theirs.goto('/admin/plugins/cms/ingest');
    const row = theirs.getByRole('row').filter({ hasText: item!.title });
    await row.waitFor();
    await ask('POST', `/cms/ingest/items/${item!.id}/aside`);
    await row.waitFor({ state: 'detached', ...LIVE });
    await ask('POST', `/cms/ingest/items/${item!.id}/back`);
    await row.waitFor(LIVE);

    const [from, to] = [-12, 12].map((hours) => new Date(Date.now() + hours * 3_600_000).toISOString());
    const { assignments } = await ask('GET', `/cms/assignments?station=yunze&from=${from}&to=${to}`);
    const task = (assignments as Assignment[]).find(({ allowedEvents }) => allowedEvents.includes('change'))!;
    await theirs.goto('/admin/plugins/cms/field');
    await theirs.getByRole('button', { name: task.title }).first().waitFor();
    const put = (place: string, at: number): Promise<Assignment> =>
      ask('PUT', `/cms/assignments/${task.id}`, { version: at, place });
    const changed = await put('河埠头西侧', task.version);
    await theirs.getByText('河埠头西侧').waitFor(LIVE);
    await put(task.place, changed.version);
    await theirs.getByText('河埠头西侧').waitFor({ state: 'detached', ...LIVE });
    expect(reporter!.wrong.filter((one) => !one.includes(UNDESCRIBED))).toEqual([]);
  });
}
