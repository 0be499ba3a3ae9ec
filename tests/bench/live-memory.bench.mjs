/**
 * A live of four hours (HEARTH_BENCH_MINUTES), its node watched all the while: a hundred danmaku a second, people who come and go. Whoever has no
 * four hours lets more be said in less time (HEARTH_BENCH_PER_SECOND). The compiled product is copied first, so that a build meanwhile disturbs nothing. What was seen stands in a CSV whose path is printed.
 */
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { productApart } from './apart.mjs';
import { figure } from './figure.mjs';
import { memoryFigures, memoryOf } from './memory-slope.mjs';
import { aServer } from './server.mjs';

const MINUTES = Number(process.env.HEARTH_BENCH_MINUTES ?? 240);
/** What a process takes while it warms up is not growth. */
const WARM_UP = Math.min(20, MINUTES / 4);
const EVERY = Math.min(15, MINUTES * 2);
const PER_SECOND = Number(process.env.HEARTH_BENCH_PER_SECOND ?? 100);
/** Nobody may write more than five times in ten seconds. */
const STAYING = Math.max(300, Math.ceil(PER_SECOND * 2.1));
const PASSING = 50;
const LONG = 100;

const folder = process.env.HEARTH_BENCH_FOLDER ?? mkdtempSync(join(tmpdir(), 'hearth-live-memory-'));
mkdirSync(folder, { recursive: true });
const csv = join(folder, 'memory.csv');
const base = productApart(join(folder, 'product'), {
  packages: ['cms', ...['live', 'shop', 'streaming', 'vetting'].map((name) => `plugins/${name}`)],
  more: ['tests/bench', 'database/rules', 'dist/database'],
});
const programs = join(base, 'tests/bench');
const node = await aServer(join(programs, 'live-room-host.mjs'), { args: ['ours'], execArgv: ['--expose-gc'] });
const [staying, passing] = [await aCrowd(STAYING), await aCrowd(PASSING)];
try {
  await measure();
} finally {
  await Promise.all([staying.stop(), passing.stop()]);
  await node.stop();
  rmSync(join(folder, 'product'), { recursive: true, force: true });
}

function aCrowd(size) {
  return aServer(join(programs, 'live-room-crowd.mjs'), { args: [node.url, String(size), 'ours'] });
}

async function measure() {
  process.stderr.write(`what is seen: ${csv}\n`);
  writeFileSync(csv, 'seconds,process,rss,pss,anon\n');
  await staying.ask('gather');
  await node.ask('settle');
  const talking = staying.ask('talk', { perSecond: PER_SECOND, seconds: MINUTES * 60, speakers: STAYING });
  const [began, loads] = [performance.now(), []];
  let came = 0;
  for (let passed = 0; passed < MINUTES * 60; passed = (performance.now() - began) / 1_000) {
    appendFileSync(csv, `${[Math.round(passed), 'node with a room', ...memoryOf(node.pid)].join()}\n`);
    came += (await passing.ask('gather')).people;
    loads.push(loadavg()[0]);
    await pause(EVERY * 1_000);
    await passing.ask('leave');
  }
  const { said } = await talking;
  const { told, lost, refused } = await staying.ask('report');
  const { stalls } = await node.ask('weigh');
  const load = Number((loads.reduce((sum, one) => sum + one, 0) / loads.length).toFixed(1));
  const facts = { said, told, lost, refused, came, minutes: MINUTES, perSecond: PER_SECOND, load };
  for (const one of memoryFigures(readFileSync(csv, 'utf8'), { minutes: MINUTES, warmUp: WARM_UP }))
    figure({ ...one, ...facts });
  figure({
    ...{ name: 'live: longest time that a node held up its own loop', value: Math.max(1, stalls.ownWorst), unit: 'ms' },
    ...{ wanted: { below: LONG }, over100: stalls.ownLong, when: stalls.at, ...facts },
    // Late also because the processor was somebody else's.
    ...{ worst: Math.round(stalls.worst), worstOver100: stalls.long },
  });
}
