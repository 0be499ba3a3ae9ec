import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';

const FOLDER = join(__dirname, '../../docs/pictures');

/** Keeps what is on the screen as a picture of the README, when the run was asked for pictures. */
export async function show(page: Page, name: string): Promise<void> {
  if (process.env['HEARTH_PICTURES'] !== '1') return;
  mkdirSync(FOLDER, { recursive: true });
  const shot = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  // Pages are paper, ink and a few pictures cut from paper: a palette keeps them small enough for a repository.
  await sharp(shot)
    .png({ palette: true, quality: 80, effort: 10, compressionLevel: 9 })
    .toFile(join(FOLDER, `${name}.png`));
}
