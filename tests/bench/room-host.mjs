/** One node with one room in it: the house's rooms, or what a plain Socket.IO server would do. Nothing else, so that it can be weighed. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './server.mjs';

const PATH = '/realtime';
const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));

const http = createServer();
const stop = process.argv[2] === 'plain' ? plain() : await ours();
http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
process.on('message', ({ ask, id }) => process.send({ id, answer: ask === 'settle' ? settled() : weighed() }));
process.once('SIGTERM', () => void stop().finally(() => process.exit(0)));

/** The real thing: rooms, frames, presence and the crossing over PostgreSQL, as a host starts them. */
async function ours() {
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-room-'));
  // As root, PostgreSQL runs as another user, who must be able to look inside.
  chmodSync(scratch, 0o755);
  process.env.HEARTH_DATA = join(scratch, 'postgres');
  const { prepareDatabase } = lib('bin/prepare-database.js');
  const cluster = await prepareDatabase(root, process.env);
  const { createDatabase, plainConnection } = lib('platform/index.js');
  const { createLog } = lib('platform/log/log.js');
  const { createRealtime } = lib('platform/realtime/realtime.js');
  const { openCrossing } = lib('platform/realtime/adapter.js');
  const { systemClock, systemIds, ok } = lib('kernel/index.js');
  const log = createLog({ info: () => undefined, warn: console.warn, error: console.error });
  const pool = require('knex')({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 10 } });
  const database = createDatabase(plainConnection(pool), { hookFailed: console.error });
  const realtime = createRealtime({ database, clock: systemClock, ids: systemIds, log });
  const { z } = require('zod');
  realtime.define({
    name: 'bench',
    mayJoin: async () => true,
    snapshot: async () => ({}),
    say: {
      schema: z.object({ sent: z.number(), text: z.string() }),
      perSecond: 1_000,
      hear: async (_actor, id, said) => {
        realtime.publish(`bench:${id}`, { type: 'said', at: systemClock.now().toISOString(), ...said });
        return ok();
      },
    },
  });
  realtime.start(http, openCrossing(process.env, log), { perAddress: Number.POSITIVE_INFINITY });
  return async () => {
    await realtime.stop();
    await pool.destroy();
    await cluster.stop();
    rmSync(scratch, { recursive: true, force: true });
  };
}

/** The peer: the same words, one emit per message, everything else as Socket.IO brings it. */
function plain() {
  const { Server } = require('socket.io');
  const io = new Server(http, { path: PATH, serveClient: false });
  io.on('connection', (socket) => {
    socket.on('join', ({ room }, answer) => {
      socket.join(room);
      answer({ ok: true });
    });
    socket.on('say', ({ room, message }) => {
      io.to(room).emit('said', { type: 'said', at: new Date().toISOString(), ...message });
    });
  });
  return async () => io.close();
}

/** What is left when the rubbish is gone: what connections really hold. */
function settled() {
  for (let round = 0; round < 3; round += 1) globalThis.gc();
  return weighed();
}

function weighed() {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { rss, held: heapUsed + external, cpu: (user + system) / 1_000 };
}
