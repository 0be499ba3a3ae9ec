import { copyFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import sharp from 'sharp';
import type { DemoFiles } from '../demo-files';
import { drawPicture } from '../pictures';

/** The library of the demo station: what stories show, by key. */
export type Library = { readonly pictures: ReadonlyMap<string, object>; readonly films: ReadonlyMap<string, object> };

type FileRow = { readonly id: number };

/** Words of an asset, in the language in which the demo's editors work. */
type Asset = { readonly name: string; readonly mime: string; readonly alt: string; readonly extra: object };

/** Draws the pictures that stories use and puts them and the films through the same upload as everybody's. */
export async function loadLibrary(strapi: Core.Strapi, files: DemoFiles, folder: string): Promise<Library> {
  const temporary = await mkdtemp(join(tmpdir(), 'hearth-demo-'));
  try {
    const used = usedPictures(files);
    const pictures = new Map<string, object>();
    for (const { key, alt, credit, focal, aiGenerated } of files.pictures.filter((picture) => used.has(picture.key))) {
      const path = join(temporary, `${key}.jpg`);
      await writeFile(
        path,
        await sharp(Buffer.from(drawPicture(key)))
          .jpeg({ quality: 92 })
          .toBuffer(),
      );
      const focalPoint = { x: Math.round(focal.x * 100), y: Math.round(focal.y * 100) };
      const extra = { credit: credit.zh, aiGenerated, focalPoint, station: 'yunze' };
      pictures.set(key, await upload(strapi, path, { name: `${key}.jpg`, mime: 'image/jpeg', alt: alt.zh, extra }));
    }
    const films = new Map<string, object>();
    for (const { key, file, alt, credit, seconds } of files.films) {
      const path = join(temporary, file);
      await copyFile(join(folder, 'films', file), path);
      const extra = { credit: credit.zh, seconds, station: 'yunze' };
      films.set(key, await upload(strapi, path, { name: file, mime: 'video/mp4', alt: alt.zh, extra }));
    }
    return { pictures, films };
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

function usedPictures({ stories }: DemoFiles): ReadonlySet<string> {
  const shown = stories.flatMap(({ cover, zh }) => [
    cover,
    ...zh.body.flatMap((block) => ('picture' in block ? [block.picture] : [])),
  ]);
  return new Set(shown);
}

async function upload(strapi: Core.Strapi, path: string, { name, mime, alt, extra }: Asset): Promise<object> {
  const { size } = await stat(path);
  const files = { filepath: path, originalFilename: name, mimetype: mime, size };
  // Strapi leaves its upload service untyped; it answers with the rows it made.
  const service = strapi.plugin('upload').service('upload') as unknown as {
    upload(job: object): Promise<readonly [FileRow]>;
  };
  const [row] = await service.upload({ data: { fileInfo: { name, alternativeText: alt, caption: null } }, files });
  const file: unknown = await strapi.db.query('plugin::upload.file').update({ where: { id: row.id }, data: extra });
  return file as object; // The row just made; Strapi types it as any.
}
