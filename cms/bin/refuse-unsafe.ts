import { Client } from 'pg';
import { hasCluster, startEmbeddedPostgres } from '../platform';
import { createIfMissing, embeddedFolder } from './prepare-database';
import { unsafeSettings, type Unsafe } from './unsafe-settings';

/** A production host that would not be safe; the message lists everything that has to change. */
export class UnsafeProduction extends Error {
  override name = 'UnsafeProduction';
  constructor(problems: readonly Unsafe[]) {
    const lines = problems.map(({ zh, en }) => `  - ${zh}\n    ${en}`);
    super(
      ['生产环境拒绝启动，请先改正： This host does not start in production until this is put right:', ...lines].join(
        '\n',
      ),
    );
  }
}

/** Looks at settings and database before anything is changed, and refuses what must not face the public. */
export async function refuseUnsafe(root: string, env: NodeJS.ProcessEnv): Promise<void> {
  if (env['NODE_ENV'] !== 'production') return;
  const problems = [...unsafeSettings(env), ...(await unsafeDatabase(root, env))];
  if (problems.length > 0) throw new UnsafeProduction(problems);
}

async function unsafeDatabase(root: string, env: NodeJS.ProcessEnv): Promise<readonly Unsafe[]> {
  if (env['DATABASE_URL']) return demoIn(env['DATABASE_URL']);
  const dataDir = embeddedFolder(root, env);
  if (env['HEARTH_EMBEDDED_DATABASE'] !== '1' || !hasCluster(dataDir)) return [];
  // Left running when all is well: the start that follows joins it.
  const cluster = await startEmbeddedPostgres({ dataDir, durable: true });
  await createIfMissing(cluster, 'hearth');
  const found = await demoIn(cluster.url('hearth'));
  if (found.length > 0) await cluster.stop();
  return found;
}

/** The mark that the demo loader leaves, and log-ins whose password is printed in every terminal. */
async function demoIn(connectionString: string): Promise<readonly Unsafe[]> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ marks: boolean; people: boolean }>(
      `SELECT to_regclass('hearth_host') IS NOT NULL AS marks, to_regclass('admin_users') IS NOT NULL AS people`,
    );
    const marked = rows[0]?.marks && (await some(client, `SELECT 1 FROM hearth_host WHERE key = 'demo'`));
    const known = rows[0]?.people && (await some(client, `SELECT 1 FROM admin_users WHERE email ~* '${DEMO_LOG_IN}'`));
    return marked || known ? [DEMO] : [];
  } catch (error) {
    // The code alone: the message of a failed sign-in names the account.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'no answer';
    return [{ zh: `数据库无法使用（${code}）`, en: `the database cannot be used (${code})` }];
  } finally {
    await client.end();
  }
}

const DEMO_LOG_IN = '@(yunze|qinghe|liutang)\\.example$';

const DEMO: Unsafe = {
  zh: '数据库里有演示台的账号，密码人人皆知；请使用另一个数据库',
  en: 'the database holds the demo station, whose passwords everybody knows; use another database',
};

async function some(client: Client, query: string): Promise<boolean> {
  return ((await client.query(query)).rowCount ?? 0) > 0;
}
