/**
 * Red packets: five hundred shares and ten thousand viewers who reach for one within a second, on two nodes with a pool each. Everybody is
 * answered, the sum is exact, and each has one share at most. Beside it the limit: what one commit of this database costs.
 */
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { figure, keepFigures } from './figure.mjs';
import { root } from './server.mjs';

const CLAIMERS = Number(process.env.HEARTH_BENCH_CLAIMERS ?? 10_000);
const SHARES = 500;
const BUDGET = 50_000;
const NODES = 2;
/** The second in which all of them reach, in steps. */
const STEPS = 100;
const STATION = 'yunze';

const require = createRequire(join(root, 'package.json'));
const knex = require('knex');
const cms = (path) => require(join(root, 'cms/lib', path));
const live = (path) => require(join(root, 'plugins/live/lib/server', path));
const { startEmbeddedPostgres } = cms('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = cms('bin/prepare-database.js');
const { createDatabase, createDatabaseTime, createLedger, createVault, parseVaultKeys, plainConnection } =
  cms('platform/index.js');
const { systemIds, systemRandom } = cms('kernel/index.js');
const { createClaimDesk } = live('envelopes/claim-desk.js');
const { runEnvelopes } = live('envelopes/run-envelopes.js');
const { gameStores } = live('games/games-wiring.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-envelopes-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), durable: true });
await createIfMissing(cluster, 'envelopes');
await migrateDatabase(cluster.url('envelopes'), join(root, 'dist/database/migrations'));
const pools = [];

/** A node as a host wires it; books, coupons and rooms are not what is measured. */
function aNode() {
  const connection = { connectionString: cluster.url('envelopes'), pipeline: true };
  const pool = knex({ client: 'pg', connection, pool: { min: 2, max: 8 } });
  pools.push(pool);
  const database = createDatabase(plainConnection(pool), {
    hookFailed: (error) => {
      throw error;
    },
  });
  const nothing = () => Promise.resolve();
  const deps = {
    ...{ database, ids: systemIds, random: systemRandom, ledger: createLedger({ database, ids: systemIds }) },
    ...{ ...gameStores, time: createDatabaseTime(database), rooms: { tell: () => undefined } },
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    escrow: { setAside: nothing, giveBack: nothing, paidOut: nothing },
    coupons: { give: () => Promise.resolve(new Map()), letGo: nothing },
    sessions: { find: nothing },
    reservedBy: gameStores.reservations.reservedBy,
  };
  return { deps, pool, desk: createClaimDesk(deps) };
}

/** A red packet that is open: its shares are those that the verb would have split, summed to the fen. */
async function anEnvelope({ pool, deps }) {
  const id = systemIds.next();
  await pool('live_envelope').insert({
    ...{ id, station: STATION, session: randomUUID(), room: randomUUID(), title: '整点红包', made_by: 'bench' },
    ...{ budget: BUDGET, count: SHARES, split: 'equal', least: 1, most: 1_000, payout: 'account', audience: 'all' },
    ...{ opens_at: new Date(Date.now() - 1_000), closes_at: new Date(Date.now() + 3_600_000), state: 'funded' },
  });
  const shares = Array.from({ length: SHARES }, () => BUDGET / SHARES);
  await deps.database.transaction((tx) => deps.shares.insert(tx, id, shares));
  await pool('live_envelope').where({ id }).update({ state: 'published' });
  await runEnvelopes(deps);
  return id;
}

/** All of them within a second, spread evenly; answers the milliseconds that each waited, and what they got. */
async function rush(nodes, envelope) {
  const each = CLAIMERS / STEPS;
  const waits = [];
  const got = [];
  const reach = async (n) => {
    const reader = { kind: 'reader', id: randomUUID(), name: 'x', station: STATION };
    const began = performance.now();
    const answer = await nodes[n % nodes.length].desk.claim(reader, envelope);
    waits.push(performance.now() - began);
    if (!answer.ok) throw new Error(answer.error.code);
    if (answer.value.amount !== null) got.push(answer.value.amount);
  };
  const steps = Array.from({ length: STEPS }, async (_none, step) => {
    await new Promise((resolve) => setTimeout(resolve, (step * 1_000) / STEPS));
    await Promise.all(Array.from({ length: each }, (_no, n) => reach(step * each + n)));
  });
  await Promise.all(steps);
  return { waits: waits.sort((a, b) => a - b), got };
}

/** What one commit costs here, so that a slow disk is seen for what it is. */
async function commitCost({ pool }) {
  await pool.raw('CREATE TABLE bench_commit (n integer)');
  const began = performance.now();
  for (let n = 0; n < 50; n += 1) await pool('bench_commit').insert({ n });
  return (performance.now() - began) / 50;
}

const at = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const figures = [];
try {
  const nodes = Array.from({ length: NODES }, aNode);
  const commit = await commitCost(nodes[0]);
  await rush(nodes, await anEnvelope(nodes[0]));
  const envelope = await anEnvelope(nodes[0]);
  const { waits, got } = await rush(nodes, envelope);
  const sum = got.reduce((all, amount) => all + amount, 0);
  const [{ readers }] = await nodes[0]
    .pool('live_envelope_share')
    .where({ envelope })
    .select(nodes[0].pool.raw('count(DISTINCT reader)::int AS readers'));
  const facts = { claimers: CLAIMERS, shares: SHARES, nodes: NODES, commitMs: Number(commit.toPrecision(3)) };
  figures.push(
    figure({
      ...{ name: 'red packet: reach to answer, p95', value: at(waits, 0.95), unit: 'ms', wanted: { below: 2_000 } },
      ...{ ...facts, p50: Math.round(at(waits, 0.5)), worst: Math.round(at(waits, 1)) },
    }),
    figure({
      ...{ name: 'red packet: fen that are missing or too many', value: Math.abs(sum - BUDGET), unit: 'fen' },
      ...{ wanted: { below: 1 }, ...facts },
    }),
    figure({
      ...{ name: 'red packet: answers that are missing', value: CLAIMERS - waits.length, unit: 'answers' },
      ...{ wanted: { below: 1 }, ...facts },
    }),
    figure({
      ...{ name: 'red packet: shares beyond one for each', value: SHARES - readers, unit: 'shares' },
      ...{ wanted: { below: 1 }, ...facts },
    }),
  );
  if (CLAIMERS === 10_000) keepFigures(figures);
} finally {
  await Promise.all(pools.map((pool) => pool.destroy()));
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}
if (figures.some(({ passed }) => !passed)) process.exitCode = 1;
