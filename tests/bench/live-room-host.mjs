/** One node with one live in it, from the words to the rows: or a raw `ws` server that sends the same bytes to everybody and keeps nothing. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOM, startRooms } from './live-rooms.mjs';
import { watchStalls } from './own-stalls.mjs';
import { root } from './server.mjs';

const FRAME_MS = 150;
const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));

let rows = () => 0;
const stalls = watchStalls();
const http = createServer();
const stop = process.argv[2] === 'raw' ? raw() : await ours();
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
const WORK = { weigh: weighed, settle: settled, place: () => ({ url: process.env.DATABASE_URL }), rows: () => rows() };
process.on('message', ({ ask, id }) => {
  Promise.resolve(WORK[ask]()).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.once('SIGTERM', () => void stop().finally(() => process.exit(0)));

/** The rooms of lives on a database of their own. */
async function ours() {
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-live-room-'));
  // As root, PostgreSQL runs as another user, who must be able to look inside.
  chmodSync(scratch, 0o755);
  process.env.HEARTH_DATA = join(scratch, 'postgres');
  const cluster = await lib('bin/prepare-database.js').prepareDatabase(root, process.env);
  const { createDatabase, createLog, plainConnection } = lib('platform/index.js');
  const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
  const connection = { connectionString: process.env.DATABASE_URL, pipeline: true };
  const pool = require('knex')({ client: 'pg', connection, pool: { min: 0, max: 10 } });
  const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
  const rooms = await startRooms(http, { pool, database, log });
  rows = async () => Number((await pool('live_message').where({ room: ROOM }).count('* as n').first()).n);
  return async () => {
    await rooms.stop();
    await pool.destroy();
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
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
  return { rss, held: heapUsed + external, cpu: (user + system) / 1_000, stalls: stalls.seen() };
}
