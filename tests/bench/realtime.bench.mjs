/** Five thousand people in one room while a hundred messages a second are said: the house's frames against one emit per message. */
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aServer, here } from './server.mjs';

const PEOPLE = Number(process.env.HEARTH_BENCH_PEOPLE ?? 5_000);
const PER_SECOND = 100;
const SECONDS = Number(process.env.HEARTH_BENCH_SECONDS ?? 15);
const CROWDS = 2;
/** So many of them take turns to speak. */
const SPEAKERS = 20;
/** Before anything is weighed this many come, talk and go, so that compiled code and grown heaps are not charged to people. */
const REHEARSAL = 300;

const ours = await roomOf('ours', SECONDS);
// One emit per message cannot keep up and its queues only grow; a few seconds show how fast.
const plain = await roomOf('plain', Math.min(SECONDS, 5));

const { value, unit } = { value: ours.p99, unit: 'ms' };
figure({ name: 'realtime: message to client, 99th percentile', value, unit, wanted: { below: 500 }, ...facts(ours) });
figure({
  name: 'realtime: message to client, against one emit per message',
  ...{ value, unit, limit: 'plain Socket.IO emit per message, 99th percentile', limitMeasured: plain.p99 },
  ...{ wanted: { below: 1 }, ...facts(plain) },
});
figure({ name: 'realtime: clients disconnected', value: ours.lost, unit: 'clients', wanted: { below: 1 } });
figure({ name: 'realtime: messages that never came', value: ours.missing, unit: '%', wanted: { below: 1 } });
figure({
  name: 'realtime: memory per client',
  ...{ value: ours.resident, unit: 'kB', wanted: { below: 30 } },
  ...{ held: ours.held, plainResident: plain.resident, plainHeld: plain.held },
});

function facts({ p50, worst, cpu, missing, people, load }) {
  return { p50, worst, cpu, missing, people, load };
}

/** One server, a crowd in its room, and what came of what was said. */
async function roomOf(kind, seconds) {
  const load = loadavg()[0];
  const server = await aServer(join(here, 'room-host.mjs'), { args: [kind], execArgv: ['--expose-gc'] });
  const crowds = [];
  try {
    await rehearse(server);
    const before = await server.ask('settle');
    for (let n = 0; n < CROWDS; n += 1) crowds.push(await aCrowd(server, PEOPLE / CROWDS));
    await Promise.all(crowds.map((crowd) => crowd.ask('gather')));
    const quiet = await server.ask('weigh');
    await Promise.all(crowds.slice(1).map((crowd) => crowd.ask('listen')));
    const began = performance.now();
    const talking = crowds[0].ask('talk', { perSecond: PER_SECOND, seconds });
    const rss = await mostWhile(server, talking);
    const { cpu } = await server.ask('weigh');
    const took = performance.now() - began;
    const { said } = await talking;
    // What is on its way arrives within one frame, when it arrives at all.
    await wait(2_000);
    const reports = await Promise.all(crowds.map((crowd) => crowd.ask('report')));
    const after = await server.ask('settle');
    const perHead = (bytes) => Number((bytes / PEOPLE / 1_000).toFixed(1));
    return {
      ...summary(reports, said * PEOPLE),
      ...{ people: PEOPLE, load: Number(load.toFixed(2)), cpu: Number(((cpu - quiet.cpu) / took).toFixed(2)) },
      resident: perHead(Math.max(rss, quiet.rss) - before.rss),
      held: perHead(after.held - before.held),
    };
  } finally {
    await Promise.all(crowds.map((crowd) => crowd.stop()));
    await server.stop();
  }
}

function aCrowd(server, size) {
  return aServer(join(here, 'room-crowd.mjs'), { args: [server.url, String(size), String(SPEAKERS)] });
}

async function rehearse(server) {
  const crowd = await aCrowd(server, REHEARSAL);
  await crowd.ask('gather');
  await crowd.ask('talk', { perSecond: PER_SECOND, seconds: 2 });
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

function summary(reports, due) {
  const lags = reports.flatMap((report) => report.lags).sort(([a], [b]) => a - b);
  const told = reports.reduce((sum, report) => sum + report.told, 0);
  const lost = reports.reduce((sum, report) => sum + report.lost, 0);
  const at = (share) => {
    let passed = 0;
    return lags.find(([, times]) => (passed += times) >= share * told)?.[0] ?? Number.NaN;
  };
  return { lost, p50: at(0.5), p99: at(0.99), worst: at(1), missing: Number(((1 - told / due) * 100).toFixed(3)) };
}
