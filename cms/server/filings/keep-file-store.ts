import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Core } from '@strapi/strapi';

/** What is known of a file that arrived. */
export type Arrived = {
  readonly name: string;
  readonly type: string;
  readonly station: string;
  readonly credit: string;
  /** What it shows, for people who do not see it. */
  readonly alt?: string;
};

/** What became of a file: a document of the media library, or the code by which its guard refused it. */
export type Kept = { readonly asset: string } | { readonly refusal: string };

/** Takes files into the media library. */
export type KeepFile = {
  /** Puts the parts together and hands on the act of keeping, so that it runs in the caller's transaction. */
  fromParts(
    file: Arrived,
    parts: AsyncIterable<Buffer>,
    then: (keep: () => Promise<Kept>) => Promise<void>,
  ): Promise<void>;
};

type Upload = { upload(job: object): Promise<readonly [{ readonly id: number; readonly documentId: string }]> };

/** Keeps them by Strapi's own upload, behind the guard that every file of the house passes. */
export function keepFile(strapi: Core.Strapi): KeepFile {
  return {
    async fromParts(file, parts, then) {
      const folder = await mkdtemp(join(tmpdir(), 'hearth-field-'));
      try {
        // The name a phone gave is no path of ours.
        const path = join(folder, `file${extname(file.name).replace(/[^.\w]/g, '')}`);
        await pipeline(Readable.from(parts), createWriteStream(path));
        await then(() => keep(strapi, file, path));
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

async function keep(
  strapi: Core.Strapi,
  { name, type, station, credit, alt = '' }: Arrived,
  path: string,
): Promise<Kept> {
  const { size } = await stat(path);
  const files = { filepath: path, originalFilename: name, mimetype: type, size };
  const service = strapi.plugin('upload').service('upload') as unknown as Upload;
  try {
    const [row] = await service.upload({
      data: { fileInfo: { name, alternativeText: alt || null, caption: null } },
      files,
    });
    await strapi.db.query('plugin::upload.file').update({ where: { id: row.id }, data: { station, credit } });
    return { asset: row.documentId };
  } catch (error) {
    const { code } = (error as { details?: { code?: string } }).details ?? {};
    if (code?.startsWith('MEDIA.')) return { refusal: code };
    throw error;
  }
}
