// The size gate of the web export. Prints one JSON line and fails when a budget is broken.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const LIMITS = { initial: 400, player: 120 }; // kB of 1000 bytes, gzip -9

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist');
const scripts = path.join(dist, '_expo/static/js/web');

const kilobytes = async (file) => Math.round(gzipSync(await readFile(file), { level: 9 }).length / 100) / 10;
const isPlayer = (name) => /^(hls|film-player)-/.test(name);

const html = await readFile(path.join(dist, 'index.html'), 'utf8');
const initialNames = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, src]) => src);
const sizes = Object.fromEntries(
  await Promise.all((await readdir(scripts)).map(async (name) => [name, await kilobytes(path.join(scripts, name))])),
);
const initial = await Promise.all(initialNames.map((src) => kilobytes(path.join(dist, src))));
const total = (list) => Math.round(list.reduce((sum, size) => sum + size, 0) * 10) / 10;

const figures = {
  initial: total(initial),
  player: total(
    Object.keys(sizes)
      .filter(isPlayer)
      .map((name) => sizes[name]),
  ),
  playerInEntry: initialNames.some((src) => isPlayer(path.basename(src))) || /<script(?![^>]*\bsrc=)[^>]*>/.test(html),
};
process.stdout.write(
  `${JSON.stringify({ figure: 'app web export, kB gzip', ...figures, limits: LIMITS, chunks: sizes })}\n`,
);

const broken =
  figures.initial >= LIMITS.initial || figures.player >= LIMITS.player || figures.playerInEntry || figures.player === 0;
if (broken) {
  process.stderr.write('The web export is over its budget, has an inline script, or lost its player chunk.\n');
  process.exitCode = 1;
}
