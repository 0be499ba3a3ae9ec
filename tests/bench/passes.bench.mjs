/** Passes: what it costs to sign one, to read one for the first time and again, and what two hundred viewers with passes cost a host beside as many without. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { median } from './fire.mjs';
import { crowd, newestPart } from './live-viewers.mjs';
import { root } from './server.mjs';
import { load } from './typescript.mjs';

const VIEWERS = 200;
const SECONDS = 20;
const ROUNDS = 2_000;
const require = createRequire(join(root, 'package.json'));
const lib = (path) => require(join(root, 'plugins/streaming/lib', path));
const { aStudio, until } = load('plugins/streaming/server/testing/studio.ts');
const { testFilm } = load('plugins/streaming/engine/testing/test-film.ts');
const { aKey, keyringOf } = load('plugins/streaming/server/testing/a-keyring.ts');
const { createPassSigner } = lib('server/passes/pass-signer.js');
const { createPassCheck } = lib('server/passes/pass-check.js');

const key = aKey('k1');
const keyring = keyringOf(key);
const clock = { now: () => new Date() };
const sign = createPassSigner(keyring);
const passOf = (n) => ({
  playback: 'room1',
  audience: 'v',
  viewer: `viewer-${n}`,
  until: new Date(Date.now() + 3_600_000),
});

/** Microseconds that one of many takes, each by itself. */
async function each(items, work) {
  const took = [];
  for (const item of items) {
    const began = performance.now();
    await work(item);
    took.push((performance.now() - began) * 1_000);
  }
  return took;
}

async function tokens() {
  const numbers = Array.from({ length: ROUNDS }, (_, n) => n);
  const made = [];
  await each(numbers.slice(0, 200), (n) => sign(passOf(n)));
  const signing = await each(numbers, async (n) => void made.push(await sign(passOf(n))));
  const check = createPassCheck({ keyring, clock });
  await each(made.slice(0, 200), check);
  check.forget();
  const fresh = await each(made, check);
  const again = await each(made, check);
  const forged = await each(made, (token) => check(`${token.slice(0, -8)}AAAAAAAA`));
  const facts = { unit: 'µs', rounds: ROUNDS, slowest: Math.round(Math.max(...fresh)) };
  figure({ name: 'passes: token check, remembered', value: median(again), ...facts, wanted: { below: 100 } });
  figure({ name: 'passes: token check, fresh', value: median(fresh), ...facts, wanted: { below: 100 } });
  figure({ name: 'passes: token check, forged', value: median(forged), ...facts, wanted: { below: 100 } });
  figure({ name: 'passes: signing', value: median(signing), ...facts, wanted: { below: 2_000 } });
}

function processorSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
const megabytes = (pid) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** What viewers cost a host of their own, in percent of one core. */
async function viewing(studio, keyFile, shown) {
  const main = join(root, 'tests/bench/live-host.mjs');
  const host = spawn(process.execPath, [main, join(studio.folder, 'window'), '0', ...(keyFile ? [keyFile] : [])]);
  const address = String(await once(host.stdout, 'data').then(([text]) => text)).trim();
  const media = (n) => `${address}/live/room1/${shown(n)}/live.m3u8`;
  const part = () => newestPart(media(0));
  await until('the host follows', async () => ((await fetch(media(0))).status === 200 ? true : undefined));
  const [before, began] = [processorSeconds(host.pid), performance.now()];
  const seen = await crowd({ media, part, viewers: VIEWERS, seconds: SECONDS });
  const percent = ((processorSeconds(host.pid) - before) / (performance.now() - began)) * 100_000;
  const counted = keyFile ? await (await fetch(`${address}/counted`)).json() : [];
  const memory = megabytes(host.pid);
  host.kill('SIGKILL');
  return { percent, memory, counted: counted[0]?.viewers, ...seen };
}

async function crowds() {
  const studio = await aStudio();
  studio.order(studio.room());
  await until('the host knows the room', () => studio.live.origin.window.rooms.get('room1'));
  studio.feeder.play(await testFilm(root, { width: 1280, height: 720, seconds: 20 }), 'encoder');
  await pause(3_000);
  const keyFile = join(studio.folder, 'key.pem');
  writeFileSync(keyFile, key.key.export({ type: 'pkcs8', format: 'pem' }));
  const shown = await Promise.all(Array.from({ length: VIEWERS }, (_, n) => sign(passOf(n))));
  const open = await viewing(studio, undefined, () => 's1');
  const signed = await viewing(studio, keyFile, (n) => `s1~${shown[n]}`);
  figure({
    name: 'passes: host of 200 viewers with passes',
    value: signed.percent,
    unit: '% of a core',
    wanted: { below: 15 },
    ...{ parts: signed.parts, failures: signed.failures, without: Number(open.percent.toFixed(2)) },
    megabits: Math.round((signed.bytes * 8) / SECONDS / 1e6),
  });
  const limit = { limit: '200 viewers without passes', limitMeasured: open.percent };
  figure({
    name: 'passes: processor time beside none',
    value: signed.percent,
    unit: '% of a core',
    ...limit,
    wanted: { below: 1.3 },
  });
  const memory = { limit: '200 viewers without passes', limitMeasured: open.memory };
  figure({ name: 'passes: memory beside none', value: signed.memory, unit: 'MB', ...memory, wanted: { below: 1.2 } });
  figure({
    name: 'passes: viewers that were not counted',
    value: VIEWERS - signed.counted,
    unit: 'viewers',
    wanted: { below: 1 },
  });
  await studio.close();
}

await tokens();
await crowds();
process.exit();
