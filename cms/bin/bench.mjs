// `npm run bench [-- name …]`: measures the built product. Each bench is a program of its own that prints one JSON line per figure. What takes
// hours runs when it is named.
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build, root, run } from './build.mjs';

const folder = join(root, 'tests/bench');
const asked = process.argv.slice(2);
const benches = readdirSync(folder).filter((file) => file.endsWith('.bench.mjs'));
/** Two hours of live video, and four of a live. */
const LONG = ['streaming-memory', 'live-memory'];
const nameOf = (file) => file.replace('.bench.mjs', '');
const isChosen = (name) => (asked.length === 0 ? !LONG.includes(name) : asked.includes(name));
const chosen = benches.filter((file) => isChosen(nameOf(file)));
if (chosen.length === 0) throw new Error(`There is no such bench; there are ${benches.join(', ')}`);

if (asked.length === 0) process.stderr.write(`Not run, as it takes hours: npm run bench -- ${LONG.join(' ')}\n`);

build();
// Benches run as production does, which makes no secrets by itself.
run(process.execPath, ['cms/lib/bin/make-secrets.js'], { stdio: ['ignore', 'ignore', 'inherit'] });
const { keepFigures } = await import(join(folder, 'figure.mjs'));
const figures = [];
let broken = 0;
for (const bench of chosen) {
  const child = spawn(process.execPath, [join(folder, bench)], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    process.stdout.write(`${line}\n`);
    if (line.startsWith('{"figure"')) figures.push(JSON.parse(line));
  }
  if ((child.exitCode ?? (await new Promise((done) => child.once('exit', done)))) !== 0) broken += 1;
}
keepFigures(figures);
process.exit(broken + figures.filter(({ passed }) => !passed).length > 0 ? 1 : 0);
