import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { pictures } from './browser';

/** A manuscript as somebody types it. */
export type Draft = { readonly title: string; readonly column: string; readonly body: string };

/** Opens an empty manuscript from the kitchen's first page. */
export async function beginManuscript(page: Page): Promise<void> {
  await page.getByRole('link', { name: '写稿件' }).click();
  await page.getByRole('combobox', { name: '语言' }).waitFor();
}

/** Types title and body into Strapi's form and finds the column in its relation field. */
export async function type(page: Page, { title, column, body }: Draft): Promise<void> {
  await page.getByLabel(/^标题/).fill(title);
  await page.getByRole('combobox', { name: /^栏目/ }).click();
  await page.getByRole('option', { name: column }).click();
  await page.getByRole('button', { name: column, exact: true }).waitFor();
  await page.getByRole('textbox').and(page.locator('[contenteditable=true]')).first().click();
  await page.keyboard.insertText(body);
  await page.getByText(body).waitFor();
}

/** Uploads a photograph through the dialog of the media library and takes it as the cover. */
export async function addCover(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await page
    .getByRole('region', { name: '封面图片' })
    .getByRole('button', { name: /点击添加素材/ })
    .click();
  await dialog.getByRole('button', { name: '添加更多的素材' }).click();
  await dialog.getByRole('tabpanel', { name: '从本地' }).waitFor();
  const file = { name: `${name}.jpg`, mimeType: 'image/jpeg', buffer: await eveningByTheRiver() };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await dialog.getByRole('button', { name: '上传 1 个素材到媒体库' }).click();
  await dialog.getByRole('tab', { name: '选中文件 1', selected: true }).waitFor();
  await dialog.getByRole('button', { name: '完成' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByRole('img', { name }).waitFor();
  await pictures(page);
}

/** Sends out what stands on the desk, and says when the host had answered. */
export async function publish(page: Page): Promise<number> {
  const answered = page.waitForResponse((answer) => answer.url().includes('/actions/publish'));
  await page.getByRole('button', { name: '发布', exact: true }).click();
  const answer = await answered;
  const at = performance.now();
  if (!answer.ok()) throw new Error(`Publishing was refused with ${answer.status()}: ${await answer.text()}`);
  return at;
}

/** A picture that nobody else owns: the market's lamps over the river, drawn here. */
function eveningByTheRiver(): Promise<Buffer> {
  const lamps = [180, 390, 610, 860, 1090, 1320].map(
    (x, index) => `<circle cx="${x}" cy="${300 + (index % 3) * 34}" r="26" fill="#F2B84B"/>
      <rect x="${x - 70}" y="${520 + (index % 2) * 30}" width="140" height="150" fill="${index % 2 ? '#B83214' : '#C96A3A'}"/>
      <path d="M${x - 90} 520 h180 l-24 -60 h-132z" fill="${index % 2 ? '#F1ECE3' : '#E8C9A0'}"/>`,
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="1500" height="1000">
    <rect width="1500" height="1000" fill="#22424F"/><path d="M0 250 C400 330 1100 330 1500 250" stroke="#F1ECE3" stroke-width="5" fill="none"/>
    ${lamps.join('')}<rect y="670" width="1500" height="330" fill="#16303B"/>
    <path d="M0 760 h1500 M120 840 h1200 M300 920 h900" stroke="#2F5A6B" stroke-width="8"/></svg>`;
  return sharp(Buffer.from(drawing)).jpeg({ quality: 90 }).toBuffer();
}
