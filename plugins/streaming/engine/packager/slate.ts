import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readTags, type FlvTag } from '../fmp4/flv-tags.rules';

/** What the slate should look like: as wide and high as the picture it stands in for, with silence where there was sound. */
export type SlateWish = {
  readonly image: string;
  readonly width: number;
  readonly height: number;
  readonly sound: boolean;
};

/** Where films are kept, and what makes them. */
export type SlateWorks = { readonly cache: string; readonly ffmpeg: string };

const run = promisify(execFile);
/** A film is this long and then begins again; it is one group of pictures. */
export const FILM_SECONDS = 2;
const FRAMES_A_SECOND = 25;

/** The film of a picture, made once and kept. */
export async function slateFilm(wish: SlateWish, { cache, ffmpeg }: SlateWorks): Promise<readonly FlvTag[]> {
  const image = await readFile(wish.image);
  const size = `${wish.width}x${wish.height}${wish.sound ? '-sound' : ''}`;
  const name = `slate-${createHash('sha256').update(image).digest('hex').slice(0, 16)}-${size}.flv`;
  const path = join(cache, name);
  const kept = await readFile(path).catch(() => undefined);
  if (kept) return readTags(kept);
  // Made beside its name and moved, so that nobody reads half of one.
  await mkdir(cache, { recursive: true });
  const making = join(cache, `${process.pid}-${name}`);
  await run(ffmpeg, filming(wish, making), { timeout: 30_000 });
  await rename(making, path);
  return readTags(await readFile(path));
}

function filming({ image, width, height, sound }: SlateWish, output: string): string[] {
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease,pad=${width}:${height}:-1:-1,format=yuv420p`;
  const silence = ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo'];
  return [
    ...['-v', 'error', '-y', '-loop', '1', '-i', image, ...(sound ? silence : [])],
    ...['-t', String(FILM_SECONDS), '-vf', fit, '-r', String(FRAMES_A_SECOND)],
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-tune', 'stillimage', '-bf', '0'],
    ...['-g', String(FRAMES_A_SECOND * FILM_SECONDS), '-c:a', 'aac', '-b:a', '64k', '-f', 'flv', output],
  ];
}

const TICK = 40;

/** Plays a film over and over, as fast as time goes. */
export function playFilm(film: readonly FlvTag[], now: () => number, onTag: (tag: FlvTag) => void): { stop(): void } {
  const setups = film.filter(isSetup);
  const frames = film.filter((tag) => !isSetup(tag) && tag.time < FILM_SECONDS * 1_000);
  for (const setup of setups) onTag(setup);
  const began = now();
  let played = 0;
  const timer = setInterval(() => {
    for (;;) {
      const frame = frames[played % frames.length];
      const time = Math.floor(played / frames.length) * FILM_SECONDS * 1_000 + (frame?.time ?? 0);
      if (!frame || began + time > now()) return;
      played += 1;
      onTag({ ...frame, time });
    }
  }, TICK);
  return {
    stop() {
      clearInterval(timer);
    },
  };
}

const isSetup = ({ payload }: FlvTag): boolean => payload[1] === 0;
