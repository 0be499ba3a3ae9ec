/** Live video of our own: how soon there is a picture, how far behind life it is, and what it costs. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { glassEncoder } from './glass-encoder.mjs';
import { crowd } from './live-viewers.mjs';
import { root } from './server.mjs';

const VIEWERS = Number(process.env.HEARTH_BENCH_VIEWERS ?? 200);
const SECONDS = 20;
const require = createRequire(join(root, 'package.json'));
const lib = (path) => require(join(root, 'plugins/streaming/lib', path));
const { aStudio, until } = lib('server/testing/studio.js');
const { watch } = lib('server/testing/player.js');
const { testFilm } = lib('engine/testing/test-film.js');

const film = await testFilm(root, { width: 1280, height: 720, seconds: 20 });
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Seconds of processor time that a process has used; a tick of the kernel is a hundredth. */
function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** What a process takes of one core while something goes on. */
async function share(pid, work) {
  const [before, began] = [processorSeconds(pid), performance.now()];
  const result = await work();
  return { percent: ((processorSeconds(pid) - before) / (performance.now() - began)) * 100_000, result };
}

async function studioAtWork() {
  const studio = await aStudio();
  studio.order(studio.room());
  await until('the host knows the room', () => studio.live.origin.window.rooms.get('room1'));
  return studio;
}

async function firstPicture() {
  const took = [];
  for (let round = 0; round < 5; round += 1) {
    const studio = await studioAtWork();
    const began = studio.feeder.play(film, 'encoder');
    await studio.air.ask('/live/room1/index.m3u8');
    const { text } = await studio.air.ask('/live/room1/s1/live.m3u8');
    const [, first] = /URI="(\d+\.0\.m4s)"/.exec(text);
    if ((await studio.air.ask(`/live/room1/s1/${first}`)).status !== 200) throw new Error('no first part');
    took.push(Date.now() - began);
    await studio.close();
  }
  figure({
    name: 'live: first playable playlist, part fetched',
    value: median(took),
    unit: 'ms',
    wanted: { below: 1_500 },
  });
}

async function glassToGlass() {
  const studio = await studioAtWork();
  const base = Date.now();
  studio.feeder.send({ kind: 'begin', time: 0, payload: Buffer.from(JSON.stringify({ session: 'glass', at: base })) });
  const encoder = glassEncoder({ width: 1280, height: 720, base, onTag: (tag) => studio.feeder.send(tag) });
  const player = await watch(studio, '/live/room1/index.m3u8');
  await until('it plays', async () => ((await player.see()).time > 1 ? true : undefined));
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
  await studio.close();
  const facts = { best: Math.min(...behind), worst: Math.max(...behind), looks: behind.length };
  figure({
    name: 'live: glass to glass in Chromium',
    value: median(behind),
    unit: 'ms',
    wanted: { below: 2_000 },
    ...facts,
  });
}

async function cost() {
  const studio = await studioAtWork();
  studio.feeder.play(film, 'encoder');
  const { pid } = studio.packager();
  await pause(3_000);
  const { percent } = await share(pid, () => pause(SECONDS * 1_000));
  figure({ name: 'live: packager of one room', value: percent, unit: '% of a core', wanted: { below: 3 } });
  figure({ name: 'live: packager of one room, memory', value: megabytes(pid), unit: 'MB', wanted: { below: 100 } });

  const host = spawn(process.execPath, [join(root, 'tests/bench/live-host.mjs'), join(studio.folder, 'window')]);
  const address = String(await once(host.stdout, 'data').then(([text]) => text)).trim();
  const media = `${address}/live/room1/s1/live.m3u8`;
  const part = async () => {
    const [, segment, index] = /PRELOAD-HINT:TYPE=PART,URI="(\d+)\.(\d+)/.exec(await (await fetch(media)).text());
    return [Number(segment), Number(index)];
  };
  await until('the host follows', async () => ((await fetch(media)).status === 200 ? true : undefined));
  const viewing = await share(host.pid, () => crowd({ media, part, viewers: VIEWERS, seconds: SECONDS }));
  const { parts, bytes, failures } = viewing.result;
  const facts = { viewers: VIEWERS, parts, failures, megabits: Math.round((bytes * 8) / SECONDS / 1e6) };
  figure({
    name: 'live: host of many viewers',
    value: viewing.percent,
    unit: '% of a core',
    wanted: { below: 30 },
    ...facts,
  });
  figure({ name: 'live: failures of many viewers', value: failures, unit: 'answers', wanted: { below: 1 }, parts });
  figure({
    name: 'live: host of many viewers, memory',
    value: megabytes(host.pid),
    unit: 'MB',
    wanted: { below: 300 },
  });
  host.kill('SIGKILL');
  await studio.close();
}

await firstPicture();
await cost();
await glassToGlass();
process.exit();
