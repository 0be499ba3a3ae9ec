import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import type { Stage } from './browser';
import { aDeskOf, type Told } from './by-api';

const DAY = 86_400_000;
/** Those of the demo's pool, who sit on every panel that is drawn. */
export const PANEL = ['panel-expert', 'teacher', 'mentor'] as const;

/** The goods that are vetted, and whose they are. */
export type Handed = { readonly name: string; readonly title: string; readonly lot: string };

/** A day so many days from now, as papers in China write it. */
export const dayIn = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * DAY).toISOString().slice(0, 10);

/** A sheet of paper or a seal as a phone photographs it: no two pictures are the same to the last grain. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({
    create: {
      ...{ width: 1200, height: 900, channels: 3, background: '#F3EFE3' },
      noise: { type: 'gaussian', mean: 225, sigma: 12 },
    },
  })
    .jpeg()
    .toBuffer();

/** Lets those who are in the pool sit on panels, as an administrator does once for each. */
export async function seatTheirExperts(stage: Stage): Promise<void> {
  const ask = await aDeskOf(stage, 'admin');
  const roles = (await ask('GET', '/admin/roles')).data as Told[];
  const panel = roles.find(({ code }) => code === 'hearth-panel-expert').id;
  for (const who of PANEL) {
    const email = `${who}@yunze.example`;
    const { results } = (await ask('GET', `/admin/users?_q=${encodeURIComponent(email)}`)).data;
    const user = (results as Told[]).find((one) => one.email === email);
    const held: readonly unknown[] = (user.roles as Told[]).map((one) => one.id);
    if (!held.includes(panel)) await ask('PUT', `/admin/users/${user.id}`, { roles: [...held, panel] });
  }
}

/** Chooses one of a list in a form, by its words. */
export async function choose(form: Locator, label: string, words: string): Promise<void> {
  await form.getByRole('combobox', { name: label, exact: true }).click();
  await form.page().getByRole('option', { name: words, exact: true }).click();
}

/** Writes into the fields of a form, each by its label. */
export async function write(form: Locator, words: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, text] of Object.entries(words)) await form.getByLabel(label).fill(text);
}

/** Takes a photograph into the field of a form that has one. */
export async function photograph(within: Locator, name: string): Promise<void> {
  const chooser = within.page().waitForEvent('filechooser');
  await within.getByRole('button', { name: '选择文件' }).click();
  await (await chooser).setFiles({ name, mimeType: 'image/jpeg', buffer: await aPhoto() });
  await within.getByText(name).waitFor();
}

/** Opens a form by its button, gives it to be filled, and sends it by the button that ends it. */
export async function send(
  page: Page,
  [opens, sends]: readonly [string, string],
  fill: (form: Locator) => Promise<void>,
) {
  await page.getByRole('button', { name: opens, exact: true }).click();
  const form = page.getByRole('dialog');
  await fill(form);
  await form.getByRole('button', { name: sends, exact: true }).click();
  await form.waitFor({ state: 'detached' });
}
