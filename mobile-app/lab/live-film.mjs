// The picture of the lab's lives: ten minutes of a moving clock in two sizes, cut into seconds. Made by ffmpeg once and kept.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const FILM_SECONDS = 600;
/** Best first, as a ladder is written. */
export const LEVELS = [
  { name: 'v0', width: 640, height: 360, bandwidth: 640_000, bits: '500k' },
  { name: 'v1', width: 320, height: 180, bandwidth: 220_000, bits: '150k' },
];
/** What a phone sends that is held upright. */
export const UPRIGHT = [{ name: 'p0', width: 270, height: 480, bandwidth: 400_000, bits: '300k' }];
export const TILE = { width: 160, height: 90, every: 10, across: 10 };

const kept = path.join(path.dirname(fileURLToPath(import.meta.url)), '../.cache/lab-live-3');
const run = promisify(execFile);

const PICTURE = ['-f', 'lavfi', '-i', `testsrc2=s=640x360:r=10:d=${FILM_SECONDS}`];
const SOUND = ['-f', 'lavfi', '-i', `sine=f=330:r=44100:d=${FILM_SECONDS}`];
const CLOCK =
  "drawtext=text='%{pts\\:hms}':fontsize=64:x=24:y=24:fontcolor=white:box=1:boxcolor=black@0.6:boxborderw=12";

// One run for each: outputs that share their inputs starve each other, and get their sound at the end.
const level = (folder, { name, width, height, bits }) => [
  ...[...PICTURE, ...SOUND, '-map', '0:v', '-map', '1:a'],
  ...['-vf', `${CLOCK},scale=${width}:${height},setsar=1`, '-c:v', 'libx264', '-preset', 'ultrafast'],
  ...['-pix_fmt', 'yuv420p', '-g', '10', '-keyint_min', '10', '-sc_threshold', '0'],
  ...['-b:v', bits, '-maxrate', bits, '-bufsize', bits, '-c:a', 'aac', '-b:a', '32k', '-ac', '1'],
  ...['-f', 'hls', '-hls_time', '1', '-hls_playlist_type', 'vod', '-hls_segment_type', 'fmp4'],
  ...['-hls_fmp4_init_filename', `${name}-init.mp4`, '-hls_segment_filename', path.join(folder, `${name}-%d.m4s`)],
  path.join(folder, `${name}.m3u8`),
];

const board = `${CLOCK},fps=1/${TILE.every},scale=${TILE.width}:${TILE.height},tile=${TILE.across}x${FILM_SECONDS / TILE.every / TILE.across}`;

async function make(folder) {
  const ffmpeg = (...args) => run('ffmpeg', ['-v', 'error', '-y', ...args]);
  for (const one of [...LEVELS, ...UPRIGHT]) await ffmpeg(...level(folder, one));
  await ffmpeg(...PICTURE, '-vf', board, '-frames:v', '1', path.join(folder, 'board.jpg'));
  await ffmpeg(...PICTURE, '-vf', CLOCK, '-frames:v', '1', path.join(folder, 'poster.jpg'));
}

let making = null;

/** The folder with the film; two labs that start at once do not spoil each other's. */
export function liveFilm() {
  making ??= (async () => {
    if (existsSync(kept)) return kept;
    const fresh = `${kept}.${process.pid}`;
    await mkdir(fresh, { recursive: true });
    await make(fresh);
    await rename(fresh, kept).catch(() => rm(fresh, { recursive: true, force: true }));
    return kept;
  })();
  return making;
}
