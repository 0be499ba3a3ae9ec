import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { LARGEST_SIDE, MOST_PIXELS, planRenditions, type Rendition } from './media.rules';

/** A file on its way through Strapi's upload, as far as we touch it. */
export type UploadFile = {
  name: string;
  hash: string;
  ext: string;
  mime: string;
  filepath: string;
  tmpWorkingDirectory?: string;
  path?: string | null;
  width?: number | null;
  height?: number | null;
  size?: number;
  sizeInBytes?: number;
  blur?: string;
  seconds?: number;
  getStream(): NodeJS.ReadableStream;
};

const OPEN = { limitInputPixels: MOST_PIXELS, failOn: 'error', animated: true } as const;

/** How each kind of original is written again; sharp leaves all metadata out, and with it the place a picture was taken at. */
const REWRITE: Readonly<Record<string, (image: sharp.Sharp) => sharp.Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: 88, mozjpeg: true }),
  'image/png': (image) => image.png({ compressionLevel: 9 }),
  'image/webp': (image) => image.webp({ quality: 88 }),
  'image/avif': (image) => image.avif({ quality: 70, effort: 3 }),
  'image/gif': (image) => image.gif(),
};

/** Decodes a picture to its last row; throws when it is broken or unpacks to more than anybody needs. */
export async function decodeWhole(filepath: string): Promise<void> {
  await sharp(filepath, OPEN).stats();
}

/** The original as it is kept: turned upright, without metadata, no larger than a wall can show. */
export async function rewriteOriginal(file: UploadFile): Promise<UploadFile> {
  const rewrite = REWRITE[file.mime];
  if (!rewrite) return file;
  const filepath = join(file.tmpWorkingDirectory ?? '', `upright-${file.hash}`);
  const upright = sharp(file.filepath, OPEN)
    .autoOrient()
    .resize({ width: LARGEST_SIDE, height: LARGEST_SIDE, fit: 'inside', withoutEnlargement: true });
  const { width, height, size, pageHeight } = await rewrite(upright).toFile(filepath);
  return {
    ...file,
    ...described({ width, height: pageHeight ?? height, size }),
    filepath,
    getStream: () => createReadStream(filepath),
  };
}

/** A few dozen pixels that stand for the picture until it is there. */
async function blurOf(picture: Buffer): Promise<string> {
  const tiny = await sharp(picture, { limitInputPixels: MOST_PIXELS })
    .resize({ width: 20, height: 20, fit: 'inside' })
    .webp({ quality: 40 })
    .toBuffer();
  return `data:image/webp;base64,${tiny.toString('base64')}`;
}

/**
 * Makes all files that pages choose from, one after the other: pictures come in dozens and a host has two cores. The original is
 * read through its stream, because Strapi stores it at the same time and takes the path away when that is done.
 */
export async function makeRenditions(file: UploadFile): Promise<readonly { key: string; file: UploadFile }[]> {
  const picture = await buffer(file.getStream());
  file.blur = await blurOf(picture);
  const { width } = await sharp(picture, OPEN).metadata();
  const made: { key: string; file: UploadFile }[] = [];
  for (const plan of planRenditions(width)) made.push({ key: plan.key, file: await makeOne(file, picture, plan) });
  return made;
}

async function makeOne(file: UploadFile, picture: Buffer, { key, width, format }: Rendition): Promise<UploadFile> {
  const hash = `${file.hash}-${width}`;
  const filepath = join(file.tmpWorkingDirectory ?? '', `${hash}.${format}`);
  const scaled = sharp(picture, { limitInputPixels: MOST_PIXELS }).resize({ width, withoutEnlargement: true });
  const encoded = format === 'avif' ? scaled.avif({ quality: 52, effort: 2 }) : scaled.webp({ quality: 76 });
  const info = await encoded.toFile(filepath);
  return {
    ...described({ ...info, size: (await stat(filepath)).size }),
    name: `${key}_${file.name}`,
    hash,
    ext: `.${format}`,
    mime: `image/${format}`,
    filepath,
    path: file.path ?? null,
    getStream: () => createReadStream(filepath),
  };
}

function described(info: {
  width: number;
  height: number;
  size: number;
}): Pick<UploadFile, 'width' | 'height' | 'size' | 'sizeInBytes'> {
  return { width: info.width, height: info.height, size: Math.round(info.size / 10) / 100, sizeInBytes: info.size };
}
