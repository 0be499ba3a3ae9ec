import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import knex, { type Knex } from 'knex';
import { migrate, startEmbeddedPostgres, type Cluster } from '@hearth/cms/platform';
import { accountOf, comeToRest, expectWhole, faultNode, faultTables, type FaultNode } from './event-nodes';
import { isLong, keepFigures } from './figures';

const run = promisify(execFile);
const RESTARTS = isLong ? 20 : 3;

let home: string;
let cluster: Cluster;
let db: Knex;
const nodes: FaultNode[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'hearth-restart-'));
  // PostgreSQL runs as another user when we are root.
  chmodSync(home, 0o755);
  cluster = await startEmbeddedPostgres({ dataDir: join(home, 'data'), durable: true });
  db = knex({ client: 'pg', connection: cluster.url('postgres'), pool: { min: 0, max: 4 } });
  await migrate(db, join(__dirname, '../../dist/database/migrations'));
  await faultTables(db);
}, 60_000);

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.kill('SIGKILL')));
  await db.destroy();
  await cluster.stop();
  rmSync(home, { recursive: true, force: true });
});

/** As if the machine's power had failed: no checkpoint, no good-bye to connections. */
async function restart(): Promise<void> {
  const dataDir = join(home, 'data');
  const { uid, gid } = statSync(dataDir);
  const account = process.getuid?.() === 0 ? { uid, gid } : undefined;
  const [server = ''] = readFileSync(join(dataDir, 'postmaster.opts'), 'utf8').split(' ');
  const log = join(dataDir, 'hearth.log');
  await run(join(dirname(server), 'pg_ctl'), ['restart', '-D', dataDir, '-m', 'immediate', '-w', '-l', log], {
    ...account,
  });
}

it(
  `outlives ${RESTARTS} restarts of the database under load, without a node being restarted`,
  async () => {
    const url = cluster.url('postgres');
    for (let i = 0; i < 2; i += 1) nodes.push(await faultNode(url, 'load', new Map()));
    let told = 0;
    for (let i = 0; i < RESTARTS; i += 1) {
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 1_500));
      await restart();
      // They recover by themselves: more is told soon after each restart.
      const before = told;
      for (let seen = 0; seen < 200 && told <= before; seen += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        told = await accountOf(db).then(
          (account) => account.told,
          () => told,
        );
      }
      expect(told).toBeGreaterThan(before);
    }
    expect(nodes.map((node) => node.ended())).toEqual([false, false]);
    await Promise.all(nodes.splice(0).map((node) => node.kill('SIGTERM')));

    const { account, took } = await comeToRest(url, db);
    expectWhole(account);
    keepFigures('faults.databaseRestarts', { value: RESTARTS, unit: 'restarts', ...account, cameToRestIn: took });
  },
  isLong ? 300_000 : 90_000,
);
