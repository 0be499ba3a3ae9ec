import type { Locator, Page } from 'playwright-core';
import { seats, signIn, type Stage, type Visitor } from './browser';

/** Who makes a live, by their log-ins, and what they are called. */
export const CREW = {
  'field-controller': '雷震川',
  host: '江晚晴',
  'compliance-officer': '石敬言',
  editor: '方一鸣',
  'chief-editor': '陆启文',
  'mcn-operator': '黎可',
  finance: '贺知微',
} as const;

/** Somebody who makes a live. */
export type Member = keyof typeof CREW;

/** Those who make a live, each before a page of their own. */
export type Crew = {
  page(who: Member): Page;
  everybody(): readonly Visitor[];
  leave(): Promise<unknown>;
};

/** Everybody sits down and signs in, one after the other: log-ins are counted. */
export async function aCrew(stage: Stage): Promise<Crew> {
  const { sit, clear } = seats(() => stage);
  const sitting = new Map<string, Visitor>();
  for (const who of Object.keys(CREW)) {
    const visitor = await sit({ at: 'desk' });
    await signIn(visitor.page, who);
    sitting.set(who, visitor);
  }
  return {
    page: (who) => {
      const visitor = sitting.get(who);
      if (!visitor) throw new Error(`${who} does not sit there`);
      return visitor.page;
    },
    everybody: () => [...sitting.values()],
    leave: clear,
  };
}

/** What somebody does besides, on a page that is closed again: the one before them goes on saying that they are there. */
export async function aside(page: Page, work: (besides: Page) => Promise<unknown>): Promise<void> {
  const besides = await page.context().newPage();
  besides.setDefaultTimeout(60_000);
  await work(besides);
  await besides.close();
}

/** The dialog that is open. */
export const dialogOf = (page: Page): Locator => page.getByRole('dialog');

/** Sends the form that is open, and waits until it is gone, which a refused one is not. */
export async function sends(page: Page, action: string): Promise<void> {
  const dialog = dialogOf(page);
  await dialog.getByRole('button', { name: action, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

/** Takes one of what a field of the open dialog offers. */
export async function chooses(page: Page, field: string | RegExp, option: string | RegExp): Promise<void> {
  await dialogOf(page).getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option }).first().click();
}

/** Looks for something by its words and takes it. */
export async function picks(page: Page, field: string | RegExp, words: string): Promise<void> {
  const box = dialogOf(page).getByRole('combobox', { name: field });
  await box.click();
  await box.fill(words);
  await page
    .getByRole('option', { name: new RegExp(words) })
    .first()
    .click();
}

/** Takes something to, or out of, a field of the open dialog that holds several. */
export async function turns(page: Page, field: string | RegExp, option: string): Promise<void> {
  await dialogOf(page).getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
}

const ZONE = 8 * 3_600_000;

/** A moment as a field of the house's pages takes it: the clock of the stations, to the minute. */
export const minuteOf = (at: number): string => new Date(at + ZONE).toISOString().slice(0, 16);

/** What has to be there. */
export function the<T>(found: T | undefined): T {
  if (found === undefined) throw new Error('it is not there');
  return found;
}
