/** One node with one live in it, from the words to the rows: or a raw `ws` server that sends the same bytes to everybody and keeps nothing. */
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { root } from './server.mjs';

const FRAME_MS = 150;
const ROOM = '0195f000-0000-7000-8000-00000000c001';
const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const live = (path) => require(join(root, 'plugins/live/lib/server', path));

let rows = () => 0;
const stalls = monitorEventLoopDelay({ resolution: 10 });
const http = createServer();
const stop = process.argv[2] === 'raw' ? raw() : await ours();
http.listen(0, '127.0.0.1', () => {
  stalls.enable();
  process.send({ port: http.address().port });
});
const WORK = { weigh: weighed, settle: settled, place: () => ({ url: process.env.DATABASE_URL }), rows: () => rows() };
process.on('message', ({ ask, id }) => {
  Promise.resolve(WORK[ask]()).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.once('SIGTERM', () => void stop().finally(() => process.exit(0)));

/** The rooms of lives as a host starts them, with the rules of the house, and readers known by their token. */
async function ours() {
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-live-room-'));
  // As root, PostgreSQL runs as another user, who must be able to look inside.
  chmodSync(scratch, 0o755);
  process.env.HEARTH_DATA = join(scratch, 'postgres');
  const cluster = await lib('bin/prepare-database.js').prepareDatabase(root, process.env);
  const { createDatabase, createFastLane, createLedger, createLog, createRealtime, plainConnection } =
    lib('platform/index.js');
  const { openCrossing } = lib('platform/realtime/adapter.js');
  const { systemClock, systemIds } = lib('kernel/index.js');
  const { wireRooms } = live('room/rooms-wiring.js');
  const { liveKind } = live('room/live-kind.js');
  const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
  const connection = { connectionString: process.env.DATABASE_URL, pipeline: true };
  const pool = require('knex')({ client: 'pg', connection, pool: { min: 0, max: 10 } });
  const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
  const realtime = createRealtime({ database, clock: systemClock, ids: systemIds, log });
  const lane = createFastLane({ clock: systemClock, ids: systemIds, loadFailed: console.error });
  const rooms = wireRooms({
    ...{ database, ids: systemIds, clock: systemClock, log, realtime, checks: checksOfTheHouse() },
    ledger: createLedger({ database, ids: systemIds }),
    cache: (options) => lane.cache(options),
  });
  await pool.raw(
    `INSERT INTO live_room (id, station, owner_kind, owner_id, title, language) VALUES (?, 'yunze', 'session', 'bench', '专场', 'zh-Hans')
     ON CONFLICT DO NOTHING`,
    [ROOM],
  );
  realtime.define(liveKind(rooms.kind));
  // A token of the crowd is the id of its reader.
  realtime.identifyBy(async (id) => ({ kind: 'reader', id, name: `观众${id.slice(-4)}`, station: 'yunze' }));
  realtime.start(http, openCrossing(process.env, log), { perAddress: Number.POSITIVE_INFINITY });
  rooms.beat.start();
  rows = async () => Number((await pool('live_message').where({ room: ROOM }).count('* as n').first()).n);
  return async () => {
    await rooms.speaking.finish();
    await rooms.beat.stop();
    await realtime.stop();
    await pool.destroy();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

/** All rules of the house, compiled as at a station that chose none away. */
function checksOfTheHouse() {
  const { compileRules } = lib('server/checks/compile-rules.rules.js');
  const { checkText } = lib('server/checks/check-text.rules.js');
  const folder = join(root, 'database/rules');
  const rules = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== 'pack.json')
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map((rule) => ({ ...rule, version: 1 }));
  const book = compileRules(rules);
  if (!book.ok) throw new Error('the pack does not compile');
  return { check: async (_station, text) => checkText({ fields: [{ name: 'body.0', text }] }, book.value) };
}

/** The limit: what `ws` can send to everybody, the same messages in the same frames, without a row, a rule or a protocol. */
function raw() {
  const { WebSocketServer } = require('ws');
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  let waiting = [];
  let seq = 0;
  server.on('connection', (socket) => {
    socket.on('message', (data) => {
      const { text } = JSON.parse(data.toString());
      const at = new Date().toISOString();
      const who = { author: '观众0001', clock: null, lane: 1, isRobot: false };
      const message = { id: '0195f000-0000-7000-8000-00000000c001', kind: 'danmaku', text, ...who, at };
      waiting.push({ type: 'message', at, message });
    });
  });
  const timer = setInterval(() => {
    if (waiting.length === 0) return;
    seq += 1;
    const frame = JSON.stringify(['frame', { room: `live:${ROOM}`, node: ROOM, seq, messages: waiting }]);
    waiting = [];
    for (const client of server.clients) client.send(`42${frame}`);
  }, FRAME_MS);
  return async () => {
    clearInterval(timer);
    for (const client of server.clients) client.terminate();
    server.close();
    http.close();
  };
}

/** What is left when the rubbish is gone: what connections really hold. */
function settled() {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  stalls.reset();
  return weighed();
}

function weighed() {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, held: heapUsed + external, cpu: (user + system) / 1_000, stall: stalls.max / 1e6 };
}
