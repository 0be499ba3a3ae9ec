/** Live video of our own, all processes of it: how soon it takes an encoder, how soon there is a picture, how far behind life it is, what it costs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { glassEncoder } from './glass-encoder.mjs';
import { filmEncoder, liveEngine } from './live-engine.mjs';
import { newestPart } from './live-viewers.mjs';
import { root } from './server.mjs';
import { load } from './typescript.mjs';

const VIEWERS = Number(process.env.HEARTH_BENCH_VIEWERS ?? 200);
const SECONDS = Number(process.env.HEARTH_BENCH_SECONDS ?? 20);
const TARGETS = 10;
const ROUNDS = 5;
const PROCESSES = ['ingest', 'packager', 'relay', 'host'];
const film = await load('plugins/streaming/engine/testing/test-film.ts').testFilmFile(root, {
  ...{ width: 1280, height: 720, seconds: 20 },
});
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** What else the machine does is half of what a figure says. */
const told = (one) => figure({ ...one, load: loadavg()[0] });

/** Seconds of processor time that a process has used; a tick of the kernel is a hundredth. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** What each process takes of one core while something goes on. */
async function shares(pids, work) {
  const [before, began] = [pids.map(processorSeconds), performance.now()];
  await work();
  const took = (performance.now() - began) / 1_000;
  return pids.map((pid, at) => ((processorSeconds(pid) - before[at]) / took) * 100);
}

async function withEngine(options, work) {
  const folder = mkdtempSync(join(tmpdir(), 'hearth-live-'));
  const engine = await liveEngine({ folder, ...options });
  try {
    return await work(engine);
  } finally {
    engine.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the start of ffmpeg: until the ingest has let it in, and until a viewer holds the first part. */
async function start() {
  const [accepted, playable] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    await withEngine({}, async (engine) => {
      const began = performance.now();
      const encoder = filmEncoder(film, engine.rtmp);
      void engine.heard('ingest', 'ingest.began').then(() => accepted.push(performance.now() - began));
      const text = await (await answered(engine.media)).text();
      const [, first] = /URI="(\d+\.0\.m4s)"/.exec(text);
      await answered(engine.media.replace('live.m3u8', first));
      playable.push(performance.now() - began);
      encoder.stop();
    });
  }
  const facts = { unit: 'ms', rounds: ROUNDS };
  told({
    name: 'live: an encoder is let in',
    value: median(accepted),
    worst: Math.max(...accepted),
    wanted: { below: 500 },
    ...facts,
  });
  told({
    name: 'live: first playable playlist, part fetched',
    value: median(playable),
    worst: Math.max(...playable),
    wanted: { below: 1_500 },
    ...facts,
  });
}

/** Asks until it is there, as players do who came early. */
async function answered(address) {
  for (;;) {
    const answer = await fetch(address);
    if (answer.ok) return answer;
    await answer.arrayBuffer();
    await pause(20);
  }
}

const cost = () =>
  withEngine({ targets: TARGETS }, async (engine) => {
    const encoder = filmEncoder(film, engine.rtmp);
    await newestPart(engine.media);
    await pause(5_000);
    const crowd = spawn(
      process.execPath,
      [join(root, 'tests/bench/live-crowd.mjs'), engine.media, String(VIEWERS), String(SECONDS + 4)],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const watched = once(crowd.stdout, 'data').then(([line]) => JSON.parse(String(line)));
    // Joining is dearer than staying.
    await pause(2_000);
    const before = await engine.came();
    const parts = await shares(
      PROCESSES.map((name) => engine.pids[name]),
      () => pause(SECONDS * 1_000),
    );
    const each = Object.fromEntries(PROCESSES.map((name, at) => [name, Number(parts[at].toPrecision(3))]));
    const copies = copiesIn(before, await engine.came());
    const { parts: seen, bytes, failures } = await watched;
    encoder.stop();
    const facts = { viewers: VIEWERS, parts: seen, megabits: Math.round((bytes * 8) / (SECONDS + 4) / 1e6) };
    tellCost({ engine, each, facts: { ...facts, ...copies }, failures });
  });

/** How the copies fared: each should have every picture, in the one broadcast with which it began. */
function copiesIn(before, after) {
  const keys = Object.keys(after);
  return {
    copies: keys.length,
    leastPictures: Math.min(...keys.map((key) => after[key].pictures - before[key].pictures)),
    mostBroadcasts: Math.max(...keys.map((key) => after[key].broadcasts)),
  };
}

function tellCost({ engine: { pids }, each, facts, failures }) {
  const core = (name, [value, below], more = {}) =>
    told({ name: `live: ${name}`, value, unit: '% of a core', wanted: { below }, ...more });
  const memory = (name, [value, below], more = {}) =>
    told({ name: `live: ${name}, memory`, value, unit: 'MB', wanted: { below }, ...more });
  const sum = Object.values(each).reduce((all, one) => all + one, 0);
  core(`${TARGETS} copies and ${VIEWERS} viewers`, [sum, 40], { ...each, ...facts });
  told({ name: 'live: failures of many viewers', value: failures, unit: 'answers', wanted: { below: 1 } });
  core('a copy', [each.relay / TARGETS, 1]);
  memory('a copy', [megabytes(pids.relay) / TARGETS, 25], { relay: Math.round(megabytes(pids.relay)) });
  core('packager of one room', [each.packager, 3]);
  memory('packager of one room', [megabytes(pids.packager), 100]);
  core('host of many viewers', [each.host, 30], { viewers: VIEWERS });
  memory('host of many viewers', [megabytes(pids.host), 300]);
}

const glassToGlass = () =>
  withEngine({}, async (engine) => {
    const base = Date.now();
    const encoder = glassEncoder({ width: 1280, height: 720, base, to: engine.rtmp });
    await newestPart(engine.media);
    const player = await load('plugins/streaming/server/testing/player.ts').watchAt(
      engine.address,
      '/live/room1/index.m3u8',
    );
    while ((await player.see()).time < 1) await pause(50);
    // It plays a little faster until it is as near as it wants to be.
    await pause(15_000);
    const behind = [];
    for (let look = 0; look < 200; look += 1) {
      const { frame, clock, fatal } = await player.see();
      if (fatal.length > 0) throw new Error(fatal.join());
      behind.push(clock - base - frame * 10);
      await pause(100);
    }
    encoder.stop();
    await player.close();
    const facts = { best: Math.min(...behind), worst: Math.max(...behind), looks: behind.length };
    told({
      name: 'live: glass to glass in Chromium',
      value: median(behind),
      unit: 'ms',
      wanted: { below: 2_000 },
      ...facts,
    });
  });

await start();
await cost();
await glassToGlass();
process.exit();
