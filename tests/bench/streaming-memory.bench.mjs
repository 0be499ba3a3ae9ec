/**
 * Two hours of live video, its processes watched all the while (HEARTH_BENCH_MINUTES): an encoder, a copy to a platform, five viewers.
 * The compiled product is copied first, so that a build meanwhile disturbs nothing. What was seen stands in a CSV whose path is printed.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { productApart } from './apart.mjs';
import { figure } from './figure.mjs';
import { filmEncoder, liveEngine } from './live-engine.mjs';
import { memoryFigures, memoryOf } from './memory-slope.mjs';
import { load } from './typescript.mjs';

const MINUTES = Number(process.env.HEARTH_BENCH_MINUTES ?? 120);
/** What a process takes while it warms up is not growth. */
const WARM_UP = Math.min(10, MINUTES / 4);
const EVERY = Math.min(30, MINUTES * 2);
const VIEWERS = 5;
const OURS = ['ingest', 'packager', 'relay', 'host'];

const folder = process.env.HEARTH_BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'hearth-memory-'));
mkdirSync(folder, { recursive: true });
const csv = join(folder, 'memory.csv');
const base = productApart(join(folder, 'product'), {
  packages: ['cms', 'plugins/streaming'],
  more: ['tests/bench'],
});
// The window is full when measuring begins: until then each process learns of more segments.
const engine = await liveEngine({ folder: join(folder, 'run'), base, windowSeconds: WARM_UP * 60, targets: 1 });
const encoder = filmEncoder(await load('tests/lab/encoder/clock-film.ts').clockFilm(), engine.rtmp);
const crowd = join(base, 'tests/bench/live-crowd.mjs');
const viewers = spawn(process.execPath, [crowd, engine.media, String(VIEWERS), '60', String(MINUTES)], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const watched = { parts: 0, failures: 0 };
viewers.stdout.on('data', (lines) => {
  for (const line of String(lines).trim().split('\n')) {
    const { parts, failures } = JSON.parse(line);
    watched.parts += parts;
    watched.failures += failures;
  }
});
process.once('exit', () => {
  engine.stop();
  encoder.stop();
  viewers.kill('SIGKILL');
  // The recording of two hours is two gigabytes; what was seen stays.
  for (const part of ['run', 'product']) rmSync(join(folder, part), { recursive: true, force: true });
});
process.stderr.write(`what is seen: ${csv}\n`);
writeFileSync(csv, 'seconds,process,rss,pss,anon\n');
const began = performance.now();
const passed = () => (performance.now() - began) / 1_000;
while (passed() < MINUTES * 60) {
  for (const name of OURS)
    appendFileSync(csv, `${[Math.round(passed()), name, ...memoryOf(engine.pids[name])].join()}\n`);
  await pause(EVERY * 1_000);
}
const came = Object.values(await engine.came())[0];
const facts = { partsWatched: watched.parts, failures: watched.failures, ...came };
for (const one of memoryFigures(readFileSync(csv, 'utf8'), { minutes: MINUTES, warmUp: WARM_UP }))
  figure({ ...one, ...facts });
process.exit();
