import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { filmLength } from './media-feeder';
import { BITS, testFilm, type TestFilm } from './test-film';
import { INDEX, readLines } from '../wire/session-line.rules';
import { apply, newSession } from '../wire/session-state.rules';
import type { FlvTag } from '../fmp4/flv-tags.rules';
import { contentOf, type Content } from '../cutting/content.rules';
import type { PlainFilm } from '../cutting/plain-film';
import { writeFilm } from '../cutting/write-film';

const run = promisify(execFile);

/** A film that is played so many times over, with its times going on. */
export function* over(film: readonly FlvTag[], times: number): Iterable<FlvTag> {
  const length = filmLength(film);
  const setups = film.filter(({ payload }) => payload[1] === 0);
  const frames = film.filter(({ payload }) => payload[1] === 1);
  yield* setups;
  for (let round = 0; round < times; round += 1)
    for (const frame of frames) yield { ...frame, time: frame.time + round * length };
}

/** A recording of a test film in a folder. */
export async function aRecording(root: string, folder: string, film: TestFilm & { times?: number }): Promise<Content> {
  const tags = await testFilm(root, film);
  await writeFilm({ folder, session: 's1', at: Date.UTC(2026, 10, 29, 8) }, over(tags, film.times ?? 1));
  return contentIn(folder);
}

/** What a folder holds by its index. */
export async function contentIn(folder: string): Promise<Content> {
  const state = newSession('s1');
  for (const line of readLines(await readFile(join(folder, INDEX), 'utf8')).lines) apply(state, line);
  return contentOf(state);
}

/** Writes a plain film down, as somebody who loads it does. */
export async function taken({ path, head, start, length }: PlainFilm, to: string): Promise<string> {
  const bytes = Buffer.alloc(length);
  const file = await open(path, 'r');
  await file.read(bytes, 0, length, start);
  await file.close();
  await writeFile(to, Buffer.concat([head, bytes]));
  return to;
}

/** What ffmpeg complains of, decoding a whole file. It keeps the file's clock: by the mean rate of pictures, pauses would make two of them one. */
export async function complaints(path: string): Promise<string> {
  return (await run('ffmpeg', ['-v', 'warning', '-xerror', '-i', path, '-enc_time_base', '-1', '-f', 'null', '-']))
    .stderr;
}

/** The numbers that the pictures of a test film carry, in the order in which a player shows them. */
export async function framesShown(path: string): Promise<readonly number[]> {
  const [width, height] = [BITS, 20];
  const raw = await run(
    'ffmpeg',
    [
      ...['-v', 'error', '-i', path, '-an', '-vsync', 'passthrough'],
      ...['-vf', `crop=iw:ih/20:0:ih*0.93,scale=${width * 8}:${height}:flags=area,format=gray`, '-f', 'rawvideo', '-'],
    ],
    { encoding: 'buffer', maxBuffer: 1 << 30 },
  );
  const size = width * 8 * height;
  return Array.from({ length: raw.stdout.length / size }, (_, index) => {
    const row = raw.stdout.subarray(index * size + width * 8 * 10, index * size + width * 8 * 11);
    return Array.from({ length: width }).reduce<number>(
      (sum, __, bit) => sum + ((row[bit * 8 + 4] ?? 0) > 127 ? 2 ** bit : 0),
      0,
    );
  });
}

/** The length of each track by ffprobe, in seconds. */
export async function lengths(path: string): Promise<readonly number[]> {
  const asked = ['-v', 'error', '-show_entries', 'stream=duration', '-of', 'csv=p=0', path];
  return (await run('ffprobe', asked)).stdout.trim().split('\n').map(Number);
}
