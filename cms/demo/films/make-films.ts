import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import sharp from 'sharp';
import { films, type Film } from './frames';

const FRAMES_PER_SECOND = 12;

/** Draws every frame and pipes it to ffmpeg: H.264 for every phone, a quiet AAC track, the index in front for streaming. */
async function makeFilm(film: Film, target: string): Promise<void> {
  const seconds = String(film.seconds);
  const ffmpeg = spawn(
    'ffmpeg',
    [
      ...['-y', '-loglevel', 'error', '-f', 'image2pipe', '-framerate', String(FRAMES_PER_SECOND), '-i', '-'],
      ...['-f', 'lavfi', '-t', seconds, '-i', `${film.sound},afade=t=in:d=1,afade=t=out:st=${film.seconds - 1}:d=1`],
      ...['-c:v', 'libx264', '-profile:v', 'main', '-pix_fmt', 'yuv420p', '-crf', '25', '-preset', 'slow', '-g', '24'],
      ...[
        '-c:a',
        'aac',
        '-b:a',
        '48k',
        '-ac',
        '1',
        '-t',
        seconds,
        '-map_metadata',
        '-1',
        '-movflags',
        '+faststart',
        target,
      ],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  for (let index = 0; index < film.seconds * FRAMES_PER_SECOND; index++) {
    const frame = await sharp(Buffer.from(film.frame(index / FRAMES_PER_SECOND)))
      .png({ compressionLevel: 1 })
      .toBuffer();
    if (!ffmpeg.stdin.write(frame)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  await once(ffmpeg, 'close');
  if (ffmpeg.exitCode !== 0) throw new Error(`ffmpeg ended with ${String(ffmpeg.exitCode)} on ${target}`);
}

/** `node cms/lib/demo/films/make-films.js database/demo/films` makes all films anew. */
async function main(folder: string): Promise<void> {
  for (const [key, film] of Object.entries(films)) await makeFilm(film, resolve(folder, `${key}.mp4`));
}

if (require.main === module) {
  main(process.argv[2] ?? 'database/demo/films').catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exitCode = 1;
  });
}
