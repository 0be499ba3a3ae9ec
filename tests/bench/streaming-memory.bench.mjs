/**
 * Two hours of live video, its processes watched all the while (HEARTH_BENCH_MINUTES): an encoder, a copy to a platform, five viewers.
 * The compiled product is copied first, so that a build meanwhile disturbs nothing. What was seen stands in a CSV whose path is printed.
 */
import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { filmEncoder, liveEngine } from './live-engine.mjs';
import { memoryFigures } from './memory-slope.mjs';
import { root } from './server.mjs';
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
const base = apart(join(folder, 'product'));
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

/** Megabytes: all that is resident, its share of what is shared, and what is its own alone. A process that is gone ends the bench. */
function memoryOf(pid) {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  return ['Rss', 'Pss', 'Anonymous'].map((name) =>
    (Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)[1]) / 1_024).toFixed(2),
  );
}

/** The compiled product and these benches in a folder of their own, beside links to the packages. */
function apart(to) {
  for (const part of [
    'cms/package.json',
    'cms/lib',
    'plugins/streaming/package.json',
    'plugins/streaming/lib',
    'tests/bench',
  ])
    cpSync(join(root, part), join(to, part), { recursive: true });
  mkdirSync(join(to, 'node_modules/@hearth'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@hearth' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(to, 'node_modules', name));
  symlinkSync(join(to, 'cms'), join(to, 'node_modules/@hearth/cms'));
  symlinkSync(join(to, 'plugins/streaming'), join(to, 'node_modules/@hearth/streaming'));
  return to;
}
