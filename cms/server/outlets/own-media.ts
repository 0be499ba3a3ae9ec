import { open, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import sharp from 'sharp';

/** A file of our own storage as a driver reads it. */
export type OwnFile = {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** The bytes from one place up to another, so that films need not lie in memory whole. */
  read(from: number, to: number): Promise<Buffer>;
};

/** The pictures and films that editions name. */
export type OwnMedia = {
  /** Undefined: not ours, gone, or not licensed for the platform. */
  open(url: string): Promise<OwnFile | undefined>;
  /** A picture as JPEG of at most so many bytes: no platform takes every format that ours may have. */
  picture(url: string, most: number): Promise<OwnFile | undefined>;
};

/** Where our files lie, and whether the one of that name may be shown on the platform that asks. */
export type MediaPorts = { readonly folder: string; mayUse(name: string): Promise<boolean> };

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
};
/** The editor writes addresses with the origin that somebody happened to use; only the name counts, and it must lie in our folder. */
const OURS = /^(?:https?:\/\/[^/?#]+)?\/uploads\/([\w-][\w.-]*)$/;
const WIDTHS = [2560, 1600, 1080, 720, 480] as const;

/** Opens files of our own storage and nothing else: no address from an edition is ever fetched. */
export function createOwnMedia({ folder, mayUse }: MediaPorts): OwnMedia {
  const openFile = async (url: string): Promise<OwnFile | undefined> => {
    const name = OURS.exec(url)?.[1];
    if (name === undefined || !(await mayUse(name))) return undefined;
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    if (type === undefined) return undefined;
    return { name: basename(path), type, size: found.size, read: (from, to) => readPart(path, from, to) };
  };
  return {
    open: openFile,
    async picture(url, most) {
      const file = await openFile(url);
      if (!file?.type.startsWith('image/')) return undefined;
      if ((file.type === 'image/jpeg' || file.type === 'image/png') && file.size <= most) return file;
      const bytes = await asJpeg(await file.read(0, file.size), most);
      return bytes && inMemory(`${file.name.replace(/\.\w+$/, '')}.jpg`, bytes);
    },
  };
}

/** All of a file. */
export const wholeOf = (file: OwnFile): Promise<Buffer> => file.read(0, file.size);

async function readPart(path: string, from: number, to: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(to - from);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function asJpeg(bytes: Buffer, most: number): Promise<Buffer | undefined> {
  for (const width of WIDTHS) {
    const smaller = sharp(bytes).resize({ width, withoutEnlargement: true }).flatten({ background: '#ffffff' });
    const made = await smaller.jpeg({ quality: 85, mozjpeg: true }).toBuffer();
    if (made.length <= most) return made;
  }
  return undefined;
}

function inMemory(name: string, bytes: Buffer): OwnFile {
  return {
    name,
    type: 'image/jpeg',
    size: bytes.length,
    read: (from, to) => Promise.resolve(bytes.subarray(from, to)),
  };
}
