/**
 * Ten thousand viewers in one live while two hundred danmaku a second are said: each is checked by the rules of the house and is a row before anybody
 * reads it. Beside it a raw `ws` broadcast of the same bytes, and two nodes that hear each other over Redis.
 */
import { spawn } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aServer, here } from './server.mjs';

const PEOPLE = Number(process.env.HEARTH_BENCH_PEOPLE ?? 10_000);
const PER_SECOND = 200;
const SECONDS = Number(process.env.HEARTH_BENCH_SECONDS ?? 15);
const CROWDS = 2;
/** Nobody may write more than five times in ten seconds. */
const SPEAKERS = Math.min(PEOPLE / CROWDS, 1_000);
/** Before anything is weighed this many come, talk and go, so that compiled code and grown heaps are not charged to people. */
const REHEARSAL = 600;
/** What the node under measurement is started with, such as `--cpu-prof`. */
const NODE = ['--expose-gc', ...(process.env.HEARTH_BENCH_NODE ?? '').split(' ').filter(Boolean)];
const OVER_NODES = Math.min(PEOPLE, 1_000);

const ours = await liveOf('ours');
const raw = await liveOf('raw');

const facts = ({ p50, worst, cpu, people, load, skipped, refused, stall, ownStall }) => ({
  ...{ p50, worst, cpu, people, load, skipped, refused, stall, ownStall },
});
figure({
  ...{ name: 'live room: danmaku from sender to viewer, 99th percentile', value: ours.p99, unit: 'ms' },
  ...{ wanted: { below: 800 }, rawP99: raw.p99, ...facts(ours) },
});
figure({
  ...{ name: 'live room: delivered, against a raw ws broadcast of the same bytes', value: ours.told, unit: 'messages' },
  ...{ limit: 'ws, one send for each client', limitMeasured: raw.told, wanted: { atLeast: 0.9 }, ...facts(raw) },
});
figure({
  ...{ name: 'live room: rows written of what was said', value: (ours.rows / ours.said) * 100, unit: '%' },
  wanted: { atLeast: 100 },
});
figure({ name: 'live room: viewers disconnected', value: ours.lost, unit: 'viewers', wanted: { below: 1 } });
figure({
  ...{ name: 'live room: memory per viewer', value: ours.resident, unit: 'kB', wanted: { below: 30 } },
  ...{ held: ours.held, rawResident: raw.resident },
});

const crossed = await overRedis();
if (crossed) {
  const { due, told, twice, skipped } = crossed;
  figure({
    ...{
      name: 'live room: two nodes over Redis, messages that did not come exactly once',
      value: Math.abs(due - told) + twice,
    },
    ...{ unit: 'messages', wanted: { below: 1 }, due, told, twice, skipped },
  });
}

/** One server, a crowd in its room, and what came of what was said. */
async function liveOf(kind) {
  const load = loadavg()[0];
  const server = await aServer(join(here, 'live-room-host.mjs'), { args: [kind], execArgv: NODE });
  const crowds = [];
  try {
    await rehearse(server, kind);
    const before = await server.ask('settle');
    for (let n = 0; n < CROWDS; n += 1) crowds.push(await aCrowd(server, PEOPLE / CROWDS, kind));
    await Promise.all(crowds.map((crowd) => crowd.ask('gather')));
    const quiet = await server.ask('settle');
    // By now the last words of the rehearsal are rows, however slow the machine.
    const rehearsed = kind === 'ours' ? await server.ask('rows') : 0;
    await Promise.all(crowds.slice(1).map((crowd) => crowd.ask('listen')));
    const began = performance.now();
    const talking = crowds[0].ask('talk', { perSecond: PER_SECOND, seconds: SECONDS, speakers: SPEAKERS });
    const rss = await mostWhile(server, talking);
    const { cpu, stalls } = await server.ask('weigh');
    const took = performance.now() - began;
    const { said } = await talking;
    // What is on its way arrives within one frame, when it arrives at all.
    await wait(2_000);
    const reports = await Promise.all(crowds.map((crowd) => crowd.ask('report')));
    const rows = kind === 'ours' ? (await server.ask('rows')) - rehearsed : 0;
    const after = await server.ask('settle');
    const perHead = (bytes) => Number((bytes / PEOPLE / 1_000).toFixed(1));
    return {
      ...summary(reports),
      ...{ said, rows, stall: Math.round(stalls.worst), ownStall: Math.round(stalls.ownWorst) },
      ...{ people: PEOPLE, load: Number(load.toFixed(2)) },
      ...{ cpu: Number(((cpu - quiet.cpu) / took).toFixed(2)) },
      resident: perHead(Math.max(rss, quiet.rss) - before.rss),
      held: perHead(after.held - before.held),
    };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.stop()));
    await server.stop();
  }
}

function aCrowd(server, size, kind) {
  return aServer(join(here, 'live-room-crowd.mjs'), { args: [server.url, String(size), kind] });
}

async function rehearse(server, kind) {
  const crowd = await aCrowd(server, REHEARSAL, kind);
  await crowd.ask('gather');
  await crowd.ask('talk', { perSecond: PER_SECOND, seconds: 2, speakers: REHEARSAL });
  await crowd.stop();
  await wait(1_000);
}

/** The most memory that the server had while something went on. */
async function mostWhile(server, work) {
  let most = 0;
  let going = true;
  void work.finally(() => (going = false));
  while (going) {
    most = Math.max(most, (await server.ask('weigh')).rss);
    await wait(500);
  }
  return most;
}

/** Half of the viewers at each of two nodes; people speak at both. Undefined on a machine without Redis. */
async function overRedis() {
  const port = 20_000 + (process.pid % 10_000);
  const redis = spawn('redis-server', ['--port', String(port), '--save', '', '--bind', '127.0.0.1'], {
    stdio: 'ignore',
  });
  const isThere = await Promise.race([
    new Promise((done) => redis.once('error', () => done(false))),
    wait(1_000, true),
  ]);
  if (!isThere) {
    process.stderr.write('· two nodes were not measured: there is no redis-server here\n');
    return undefined;
  }
  const nodes = [];
  const crowds = [];
  try {
    const env = { REDIS_URL: `redis://127.0.0.1:${port}` };
    const open = (more) =>
      aServer(join(here, 'live-room-host.mjs'), {
        args: ['ours'],
        execArgv: ['--expose-gc'],
        env: { ...env, ...more },
      });
    nodes.push(await open({}));
    const { url } = await nodes[0].ask('place');
    nodes.push(await open({ DATABASE_URL: url }));
    for (const node of nodes) crowds.push(await aCrowd(node, OVER_NODES / nodes.length, 'ours'));
    await Promise.all(crowds.map((crowd) => crowd.ask('gather')));
    // A telling of one node needs a moment to find the other for the first time.
    await wait(2_000);
    const speech = { perSecond: 20, seconds: 10, speakers: OVER_NODES / nodes.length };
    // Whoever begins to listen later than the other began to talk would miss something.
    await Promise.all(crowds.map((crowd) => crowd.ask('listen')));
    const said = await Promise.all(crowds.map((crowd) => crowd.ask('talk', speech)));
    await wait(2_000);
    const all = summary(await Promise.all(crowds.map((crowd) => crowd.ask('report'))));
    return { ...all, due: said.reduce((sum, one) => sum + one.said, 0) * OVER_NODES };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.stop()));
    for (const node of nodes.reverse()) await node.stop();
    redis.kill();
  }
}

function summary(reports) {
  const lags = reports.flatMap((report) => report.lags).sort(([a], [b]) => a - b);
  const sum = (of) => reports.reduce((all, report) => all + report[of], 0);
  const told = sum('told');
  const at = (share) => {
    let passed = 0;
    return lags.find(([, times]) => (passed += times) >= share * told)?.[0] ?? Number.NaN;
  };
  const counts = { told, lost: sum('lost'), skipped: sum('skipped'), twice: sum('twice'), refused: sum('refused') };
  return { ...counts, p50: at(0.5), p99: at(0.99), worst: at(1) };
}
