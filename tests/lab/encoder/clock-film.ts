import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { CLOCK_PICTURE, clockArguments, clockFilters, type ClockPicture } from './clock-picture';
import { clockVoice, voiceFrom } from './clock-voice';

const SECONDS = 20;
const folder = resolve(__dirname, '../../../.cache/streaming');

/** A film of the moving clock with its voice, encoded at the first asking and kept: playing it costs a machine next to nothing. */
export async function clockFilm(picture: Partial<ClockPicture> = {}): Promise<string> {
  const all = { ...CLOCK_PICTURE, ...picture };
  const path = join(folder, `talking-clock-${all.size}p${all.framesPerSecond}-${all.kilobits}k-${all.keySeconds}s.flv`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Two suites may begin at once: each writes its own and the last one stays.
  const making = `${path}.${process.pid}`;
  const film = clockArguments(all, clockFilters(undefined, false), voiceFrom(await clockVoice()));
  await promisify(execFile)('ffmpeg', ['-v', 'error', '-y', ...film, '-t', String(SECONDS), '-f', 'flv', making]);
  renameSync(making, path);
  return path;
}

/** The arguments of ffmpeg that play a film again and again as an encoder would send it. */
export const played = (film: string): readonly string[] => [
  '-v',
  'error',
  '-re',
  '-stream_loop',
  '-1',
  '-i',
  film,
  '-c',
  'copy',
  '-f',
  'flv',
];
