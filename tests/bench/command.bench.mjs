/** Twenty command screens on two nodes while the newsroom works: what they ask of the database, and how soon they show a change. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { median } from './fire.mjs';
import { aServer, here, root } from './server.mjs';

const SCREENS = 20;
const PER_SECOND = 10;
const SECONDS = Number(process.env.HEARTH_BENCH_SECONDS ?? 30);

const require = createRequire(import.meta.url);
const { io } = require('socket.io-client');
const { prepareDatabase } = require(join(root, 'cms/lib/bin/prepare-database.js'));

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-command-'));
// As root, PostgreSQL runs as another user, who must be able to look inside.
chmodSync(scratch, 0o755);
const env = { ...process.env, HEARTH_DATA: join(scratch, 'postgres'), PUBLIC_DIR: join(scratch, 'public') };
const cluster = await prepareDatabase(root, env);
const nodes = [];
try {
  // The first node loads the demo station, the second finds it.
  for (let n = 0; n < 2; n += 1) nodes.push(await aServer(join(here, 'command-host.mjs'), { env }));
  const token = await signIn(nodes[0].url);
  await wait(10_000);

  const quiet = await measure();
  const screens = [];
  for (let n = 0; n < SCREENS; n += 1) screens.push(await aScreen(nodes[n % 2].url, token));
  await wait(3_000);
  const busy = await measure();
  const facts = { screens: SCREENS, nodes: 2, eventsPerSecond: PER_SECOND, seconds: SECONDS };
  const unit = 'queries/s';
  figure({ name: 'command screen: queries for it', value: busy.screen, unit, wanted: { below: 1 }, ...facts });
  figure({
    name: 'command screen: what 20 screens add to all queries',
    value: Math.max(0, busy.all - quiet.all),
    unit,
    wanted: { below: 1 },
    ...{ ...facts, allWithout: quiet.all, allWith: busy.all },
  });
  const lags = screens.flatMap((screen) => screen.gaps);
  if (lags.length < SCREENS * 5) throw new Error(`the screens heard only ${lags.length} times`);
  figure({
    name: 'command screen: between two counts while events flow, slowest',
    ...{ value: Math.max(...lags) / 1_000, unit: 's', wanted: { below: 5 } },
    median: median(lags) / 1_000,
  });
  const heard = Math.min(...screens.map((screen) => screen.boards()));
  if (heard < SECONDS / 5) throw new Error(`a screen saw only ${heard} boards`);
  for (const screen of screens) screen.close();
} finally {
  await Promise.all(nodes.map((node) => node.stop()));
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** What the database is asked in a second while the newsroom works, on both nodes together. */
async function measure() {
  const before = await counted();
  const began = performance.now();
  await nodes[0].ask('stir', { perSecond: PER_SECOND, seconds: SECONDS });
  const took = (performance.now() - began) / 1_000;
  const after = await counted();
  return { all: (after.all - before.all) / took, screen: (after.screen - before.screen) / took };
}

async function counted() {
  const counts = await Promise.all(nodes.map((node) => node.ask('count')));
  return counts.reduce((sum, { all, screen }) => ({ all: sum.all + all, screen: sum.screen + screen }));
}

async function signIn(url) {
  const answer = await fetch(`${url}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'chief-editor@yunze.example', password: 'Hearth-demo-1' }),
  });
  const { data } = await answer.json();
  const token = data?.accessToken ?? data?.token;
  if (!token) throw new Error(`no sign-in: ${answer.status}`);
  return token;
}

async function aScreen(url, token) {
  const socket = io(url, { path: '/realtime', transports: ['websocket'], auth: { token }, forceNew: true });
  const gaps = [];
  let boards = 0;
  let last;
  socket.on('frame', ({ messages }) => {
    const now = performance.now();
    if (last !== undefined) gaps.push(now - last);
    last = now;
    boards += messages.filter(({ type }) => type === 'command.counted').length;
  });
  const answer = await socket.emitWithAck('join', { room: 'command:yunze' });
  if (!answer.ok) throw new Error(`a screen was refused: ${answer.code}`);
  return { gaps, boards: () => boards, close: () => socket.close() };
}
