import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { FastAnswer, FastHandler } from './lane';
import { builtType } from './file-types';
import { prepare, type Prepared } from './prepared';
import { sendFile } from './send-file';

/** How the files of a build are handed out. */
export type BuiltFiles = {
  /** The files there are, as paths below the root: `/favicon.ico`. */
  readonly paths: ReadonlySet<string>;
  /** Answers with a file; a path that is not one of the build is declined. */
  readonly handler: FastHandler;
};

/** What to hand out, and how long each path may be kept. */
export type BuiltOptions = {
  readonly folder: string;
  cacheControl(path: string): string;
  /** What a file says to a browser beside or instead of the usual. */
  headersOf?(path: string): Readonly<Record<string, string>>;
};

/** Files up to this size are kept packed in memory, as long as all of them together stay below the bound. */
const KEPT_SIZE = 4 * 1024 * 1024;
const KEPT_IN_ALL = 32 * 1024 * 1024;

/** Reads the list of a build once: what is not on it does not exist, so no path from outside ever reaches the disk. */
export async function builtFiles({ folder, cacheControl, headersOf }: BuiltOptions): Promise<BuiltFiles> {
  const sizes = await sizesBelow(folder);
  const kept = new Map<string, Promise<Prepared>>();
  let room = KEPT_IN_ALL;

  const fits = (path: string, size: number): boolean => {
    if (size > KEPT_SIZE || size > room) return false;
    room -= size;
    const packing = packed(path);
    // A file that could not be read is asked for again at the next request.
    packing.catch(() => kept.delete(path));
    kept.set(path, packing);
    return true;
  };
  const packed = async (path: string): Promise<Prepared> =>
    prepare(await readFile(join(folder, path)), {
      type: builtType(path),
      cacheControl: cacheControl(path),
      headers: headersOf?.(path) ?? {},
      squeeze: true,
    });

  return {
    paths: new Set(sizes.keys()),
    handler: (request): FastAnswer | Promise<FastAnswer> => {
      const { path } = request;
      const size = sizes.get(path);
      if (size === undefined) return undefined;
      if (kept.has(path) || fits(path, size)) return kept.get(path);
      const file = { path: join(folder, path), type: builtType(path), inline: true, cacheControl: cacheControl(path) };
      return sendFile(request, file);
    },
  };
}

async function sizesBelow(folder: string): Promise<ReadonlyMap<string, number>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sized = await Promise.all(
    files.map(async (file) => [`/${relative(folder, file).split(sep).join('/')}`, (await stat(file)).size] as const),
  );
  return new Map(sized);
}
