/**
 * Saving and publishing a manuscript of ten thousand characters over HTTP, as the edit form does it, against stock Strapi that does the
 * same with the same fields: a host of its own beside ours, on the same PostgreSQL, asked in turns.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { aNewsroom, aStockRoom } from './newsroom-rooms.mjs';
import { aServer, here, root } from './server.mjs';
import { swept } from './swept.mjs';

const SAVES = Number(process.env.HEARTH_BENCH_SAVES ?? 100);
const PUBLISHED = Number(process.env.HEARTH_BENCH_PUBLISHED ?? 60);
const WARM = 10;

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing } = lib('bin/prepare-database.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-manuscripts-'));
// As root, PostgreSQL runs as another user, who must be able to look inside.
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), durable: true });
const running = [];
try {
  const ours = await aNewsroom(await started('manuscript-host.mjs', 'ours'));
  const stock = await aStockRoom(await started('stock-host.mjs', 'stock', { args: [join(scratch, 'stock')] }));
  const saves = await inTurns(SAVES, { ours: ours.save, stock: stock.save });
  tell('manuscript: saved as the edit form does it, 95th percentile', at(saves.ours, 0.95), {
    wanted: { below: 1 },
    limit: '200 ms',
    limitMeasured: 200,
    ...spread(saves.ours),
    stock: spread(saves.stock),
  });
  const published = await inTurns(PUBLISHED, { ours: ours.publish, stock: stock.publish });
  tell('manuscript: signed, published through the gate, against stock Strapi, median', at(published.ours, 0.5), {
    wanted: { below: 1 },
    limit: 'stock Strapi publishing a document of the same fields, median',
    limitMeasured: at(published.stock, 0.5),
    ...spread(published.ours),
    stock: spread(published.stock),
  });
  await ours.checkOut();
  await ours.end();
  await swept(cluster.url('ours'));
} finally {
  await Promise.all(running.map((server) => server.stop()));
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

async function started(program, name, more = {}) {
  await createIfMissing(cluster, name);
  const env = {
    ...{ DATABASE_URL: cluster.url(name), PUBLIC_DIR: join(scratch, `public-${name}`) },
    ...{ HEARTH_STATION: 'yunze', HEARTH_RATE_SCALE: '1000' },
  };
  const server = await aServer(join(here, program), { env, ...more });
  running.push(server);
  return { ...server, databaseUrl: cluster.url(name) };
}

/** Turn about, so that a neighbour's noise falls on both alike; the first turns warm up. Each act times its own press. */
async function inTurns(times, acts) {
  const taken = Object.fromEntries(Object.keys(acts).map((name) => [name, []]));
  for (let turn = 0; turn < WARM + times; turn += 1) {
    for (const [name, act] of Object.entries(acts)) {
      const took = await act(turn);
      if (turn >= WARM) taken[name].push(took);
    }
  }
  return taken;
}

function tell(name, value, facts) {
  figure({ name, value, unit: 'ms', characters: 10_000, ...facts });
}

function spread(times) {
  return { times: times.length, p50: at(times, 0.5), p95: at(times, 0.95), worst: at(times, 1) };
}

function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] * 10) / 10;
}
