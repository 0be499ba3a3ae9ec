/**
 * What a picture costs that is made anew for a platform: processor time for each second of it, and memory, by size and rate of the source. The page
 * tells this beforehand (`plugins/streaming/contract/transcode-cost.ts`), and this bench holds its table against the machine it runs on.
 */
import { execFileSync, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure } from './figure.mjs';

const require = createRequire(import.meta.url);
const lib = '../../plugins/streaming/lib';
const { transcodeCommand } = require(`${lib}/engine/transcode/transcode-command.rules.js`);
const { costOf } = require(`${lib}/contract/transcode-cost.js`);

const SECONDS = 10;
const SIZES = [
  { width: 640, height: 360, fps: 30 },
  { width: 1280, height: 720, fps: 30 },
  { width: 1280, height: 720, fps: 60 },
  { width: 1920, height: 1080, fps: 30 },
];
const folder = mkdtempSync(join(tmpdir(), 'transcode-'));

/** A moving picture with noise in it, which costs what a camera's does. */
function film({ width, height, fps }) {
  const file = join(folder, `${width}x${height}-${fps}.flv`);
  const picture = `testsrc2=s=${width}x${height}:r=${fps},noise=alls=8:allf=t`;
  const sources = ['-f', 'lavfi', '-i', picture, '-f', 'lavfi', '-i', 'sine=r=48000', '-t', String(SECONDS)];
  const how = ['-c:v', 'libx264', '-preset', 'veryfast', '-b:v', `${Math.round((width * height * fps) / 10_000)}k`];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...sources, ...how, '-g', String(fps * 2), '-c:a', 'aac', file]);
  return file;
}

/** Processor seconds for each second of film, and megabytes at most, as the kernel counted them for one ffmpeg. */
function measured(file, size, look) {
  const args = transcodeCommand({ look: { ffmpeg: 'ffmpeg', cropX: 50, ...look }, size });
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-hide_banner', '-nostats', '-benchmark', ...withWords(args)], { stdio: 'pipe' });
    let words = '';
    child.stderr.on('data', (piece) => (words += piece));
    child.stdout.resume();
    child.once('close', () => {
      const [, user, system] = /utime=([\d.]+)s stime=([\d.]+)s/.exec(words) ?? [];
      const [, kilobytes] = /maxrss=(\d+)/.exec(words) ?? [];
      if (!kilobytes) reject(new Error(words));
      else resolve({ share: (Number(user) + Number(system)) / SECONDS, megabytes: Number(kilobytes) / 1024 });
    });
    child.stdin.end(readFileSync(file));
  });
}

/** `-benchmark` tells at the level of information. */
const withWords = (args) => args.map((arg, at) => (args[at - 1] === '-loglevel' ? 'info' : arg));

const logo = join(folder, 'logo.png');
execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', 'color=red:s=320x160', '-frames:v', '1', logo]);
const mark = { file: logo, corner: 'top-right', percent: 20, opacity: 90 };
try {
  for (const size of SIZES) {
    const file = film(size);
    for (const [name, look] of [
      ['cut to 9:16', { shape: 'upright' }],
      ['whole, with a logo', { shape: 'as-is', logo: mark }],
    ]) {
      const { share, megabytes } = await measured(file, size, look);
      const told = costOf(size, look.shape);
      const what = `${size.height}p${size.fps}, ${name}`;
      const beside = { limit: 'what the page says beforehand', wanted: { below: 1 } };
      figure({
        name: `transcode: ${what}: a core's share`,
        value: share,
        unit: 'cores',
        ...beside,
        limitMeasured: told.share,
      });
      figure({
        name: `transcode: ${what}: memory`,
        value: megabytes,
        unit: 'MB',
        ...beside,
        limitMeasured: told.megabytes,
      });
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}
