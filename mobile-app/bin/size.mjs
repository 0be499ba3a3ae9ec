// The size gate of the web export. Prints one JSON line and fails when a budget is broken.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

// kB of 1000 bytes, gzip -9. A film of a story needs no captions and takes the light hls.js; lives and recordings take the whole.
const LIMITS = { initial: 400, controls: 25, film: 120, live: 190 };

const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '../dist');
const scripts = path.join(dist, '_expo/static/js/web');

const kilobytes = async (file) => Math.round(gzipSync(await readFile(file), { level: 9 }).length / 100) / 10;
const isPlayer = (name) => /^(hls|player)-/.test(name);

const html = await readFile(path.join(dist, 'index.html'), 'utf8');
const initialNames = [...html.matchAll(/src="([^"]+\.js)"/g)].map(([, src]) => src);
const sizes = Object.fromEntries(
  await Promise.all((await readdir(scripts)).map(async (name) => [name, await kilobytes(path.join(scripts, name))])),
);
const initial = await Promise.all(initialNames.map((src) => kilobytes(path.join(dist, src))));
const total = (list) => Math.round(list.reduce((sum, size) => sum + size, 0) * 10) / 10;

const of = (kind) =>
  Object.keys(sizes)
    .filter((name) => name.startsWith(`${kind}-`))
    .map((name) => sizes[name])
    .sort((a, b) => a - b);
const [film = 0, live = 0] = of('hls');

const figures = {
  initial: total(initial),
  controls: total(of('player')),
  film,
  live,
  playerInEntry: initialNames.some((src) => isPlayer(path.basename(src))) || /<script(?![^>]*\bsrc=)[^>]*>/.test(html),
};
process.stdout.write(
  `${JSON.stringify({ figure: 'app web export, kB gzip', ...figures, limits: LIMITS, chunks: sizes })}\n`,
);

const isOver = Object.entries(LIMITS).some(([name, limit]) => figures[name] === 0 || figures[name] >= limit);
if (isOver || figures.playerInEntry) {
  process.stderr.write('The web export is over its budget, has an inline script, or lost a chunk of the player.\n');
  process.exitCode = 1;
}
