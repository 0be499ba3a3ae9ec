const { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

const root = join(__dirname, '../..');

/** Left behind by a run that is over; another run at the same time, or one inside a test, keeps its own. */
function isStale(name) {
  const pid = /^test-postgres-(\d+)$/.exec(name)?.[1];
  if (!pid) return false;
  try {
    return !process.kill(Number(pid), 0);
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** One PostgreSQL for the whole run, and a migrated template in it from which each test file copies its own database. */
module.exports = async () => {
  if (!existsSync(join(root, 'cms/lib/platform/index.js')))
    throw new Error('Run `npm run build` first: tests run the compiled host.');
  const { startEmbeddedPostgres } = require(join(root, 'cms/lib/platform/database/embedded-postgres.js'));
  const { createIfMissing, migrateDatabase } = require(join(root, 'cms/lib/bin/prepare-database.js'));
  const { isOpen } = require(join(root, 'cms/lib/platform/database/open-folder.js'));

  const home = isOpen(root) ? join(root, '.cache') : join(tmpdir(), 'hearth-tests');
  mkdirSync(home, { recursive: true });
  for (const stale of readdirSync(home).filter(isStale)) {
    rmSync(join(home, stale), { recursive: true, force: true });
  }
  const cluster = await startEmbeddedPostgres({ dataDir: join(home, `test-postgres-${process.pid}`), durable: false });
  await createIfMissing(cluster, 'hearth_template');
  await migrateDatabase(cluster.url('hearth_template'), join(root, 'dist/database/migrations'));

  const hosts = join(root, '.cache/test-hosts');
  rmSync(hosts, { recursive: true, force: true });
  mkdirSync(hosts, { recursive: true });
  writeFileSync(join(hosts, 'cluster.json'), JSON.stringify({ url: cluster.url('postgres') }));
  globalThis.__HEARTH_CLUSTER__ = cluster;
};
