import { execFile } from 'node:child_process';
import { access, mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTags, type FlvTag } from '../fmp4/flv-tags.rules';

/** A film for tests, with its number of the frame as white and black fields along the lower edge. */
export type TestFilm = {
  readonly width: number;
  readonly height: number;
  readonly seconds: number;
  readonly gop?: number;
};

export const FILM_RATE = 30;
/** The fields of the bar code: as many as give numbers for ten minutes of frames. */
export const BITS = 15;

/** The film as tags of FLV, encoded once and kept in the cache of the repository. */
export async function testFilm(root: string, film: TestFilm): Promise<readonly FlvTag[]> {
  return readTags(await readFile(await testFilmFile(root, film)));
}

/** The file of such a film, for whoever plays it with ffmpeg. */
export async function testFilmFile(root: string, film: TestFilm): Promise<string> {
  const folder = join(root, '.cache', 'streaming');
  const path = join(folder, `frames-${film.width}x${film.height}-${film.seconds}s-${film.gop ?? 2}.flv`);
  await mkdir(folder, { recursive: true });
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) await encode(film, path);
  return path;
}

async function encode({ width, height, seconds, gop = 2 }: TestFilm, path: string): Promise<void> {
  const making = `${path}.${process.pid}.flv`;
  const rate = width > 900 ? '2500k' : '800k';
  await promisify(execFile)('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=s=${width}x${height}:r=${FILM_RATE}`],
    ...['-f', 'lavfi', '-i', 'sine=f=440:r=48000', '-t', String(seconds), '-vf', barCode(width, height)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'zerolatency', '-b:v', rate, '-maxrate', rate],
    ...['-bufsize', rate, '-g', String(gop * FILM_RATE), '-sc_threshold', '0', '-pix_fmt', 'yuv420p'],
    ...['-c:a', 'aac', '-b:a', '128k', '-ac', '2', '-f', 'flv', making],
  ]);
  await rename(making, path);
}

/** A field a bit, the lowest at the left; a tenth of the height, all along the lower edge. */
export function barCode(width: number, height: number): string {
  const field = Math.floor(width / BITS);
  const [high, top] = [Math.floor(height / 10), height - Math.floor(height / 10)];
  const black = `drawbox=x=0:y=${top}:w=${width}:h=${high}:color=black:t=fill`;
  const bits = Array.from({ length: BITS }, (_, bit) => {
    const on = `enable='gt(mod(floor(n/pow(2,${bit})),2),0)'`;
    return `drawbox=x=${bit * field}:y=${top}:w=${field}:h=${high}:color=white:t=fill:${on}`;
  });
  return [black, ...bits].join(',');
}
