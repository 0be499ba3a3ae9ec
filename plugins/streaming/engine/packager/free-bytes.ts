import { statfs } from 'node:fs/promises';

/** How much the disk of a folder still takes; one that cannot be asked is tried all the same. */
export async function freeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
