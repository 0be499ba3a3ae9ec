import { execFile, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { dataPlace, leaveNote, type DataPlace } from './data-place';
import { OPEN_HOME } from './open-folder';
import { POSTGRES_MAJOR, postgresBinaries } from './postgres-binaries';

const run = promisify(execFile);
const LEAST_FREE_BYTES = 256 * 1024 * 1024;

/** A problem with the embedded database that the person at the machine can solve; the message says how. */
export class EmbeddedPostgresProblem extends Error {
  override name = 'EmbeddedPostgresProblem';
}

/** Where a cluster lives and how it is run. */
export type ClusterOptions = {
  /** Where the data should lie; as root it goes elsewhere when the account that runs the server could not reach it. */
  readonly dataDir: string;
  /** False for tests only: commits are not flushed, which is faster and loses data when the machine (not the process) dies. */
  readonly durable: boolean;
};

/** A running PostgreSQL; `stop` waits for it, and killing this process leaves it running for the next start to find. */
export type Cluster = {
  readonly port: number;
  /** Where the data really lies. */
  readonly dataDir: string;
  url(database: string): string;
  stop(): Promise<void>;
};

/**
 * Starts the PostgreSQL that npm brought, or joins the one that still runs on this data folder (after `kill -9` of the host it
 * does), so that a data folder never has two masters.
 */
export async function startEmbeddedPostgres(options: ClusterOptions): Promise<Cluster> {
  const account = serverAccount();
  const place = placeOf(options.dataDir, account);
  const { dataDir } = place;
  const bin = postgresBinaries(account);
  const ctx = { ...options, bin, account, dataDir };
  if (place.moved) leaveNote(options.dataDir, place);
  refuseFullDisk(dataDir);
  if (existsSync(join(dataDir, 'PG_VERSION'))) refuseOtherVersion(dataDir);
  else await initialise(ctx);

  const port = runningPort(dataDir) ?? (await start(ctx));
  const password = readFileSync(passwordFile(dataDir), 'utf8').trim();
  return {
    port,
    dataDir,
    url: (database) => `postgres://hearth:${password}@127.0.0.1:${port}/${database}`,
    stop: async () => {
      await run(join(bin, 'pg_ctl'), ['stop', '-D', dataDir, '-m', 'fast', '-w'], asServer(account));
    },
  };
}

/** Whether this data folder, or the place that its data went to, holds a database. */
export function hasCluster(dataDir: string): boolean {
  return existsSync(join(placeOf(dataDir, serverAccount()).dataDir, 'PG_VERSION'));
}

/** Only an account of its own can be shut out of the place that was asked for. */
function placeOf(wanted: string, account: Context['account']): DataPlace {
  return account ? dataPlace(wanted, OPEN_HOME) : { dataDir: resolve(wanted), moved: false };
}

/** The programs must not start in a folder that their account cannot enter. */
function asServer(account: Context['account']): { cwd: string; uid?: number; gid?: number } {
  return { cwd: '/', ...account };
}

type Context = ClusterOptions & { readonly bin: string; readonly account: { uid: number; gid: number } | undefined };

function passwordFile(dataDir: string): string {
  return `${dataDir}.password`;
}

/** PostgreSQL refuses to run as root, so root runs it as the account postgres, made when missing. */
function serverAccount(): Context['account'] {
  if (process.getuid?.() !== 0) return undefined;
  if (spawnSync('id', ['-u', 'postgres']).status !== 0) {
    spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']);
  }
  const id = (flag: string): number => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout.trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function initialise({ bin, account, dataDir }: Context): Promise<void> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const password = passwordFile(dataDir);
  writeFileSync(password, `${randomBytes(24).toString('hex')}\n`, { mode: 0o600 });
  if (account) for (const path of [dataDir, password]) chownSync(path, account.uid, account.gid);
  const flags = ['--username=hearth', '--auth=scram-sha-256', `--pwfile=${password}`];
  const locale = ['--lc-messages=C', '--locale=C', '--encoding=UTF8'];
  try {
    await run(join(bin, 'initdb'), ['-D', dataDir, ...flags, ...locale], asServer(account));
  } catch (cause) {
    rmSync(dataDir, { recursive: true, force: true });
    throw explain(cause, dataDir);
  }
}

async function start({ bin, account, dataDir, durable }: Context): Promise<number> {
  const port = await freePort();
  const tuning = ['-c shared_buffers=128MB', '-c unix_socket_directories='];
  // A cluster that need not last is one of tests: a dozen hosts share it.
  const kind = durable
    ? ['-c max_connections=200']
    : ['-c max_connections=600', '-c fsync=off', '-c synchronous_commit=off', '-c full_page_writes=off'];
  const flags = [`-p ${port}`, '-c listen_addresses=127.0.0.1', ...tuning, ...kind].join(' ');
  const log = join(dataDir, 'hearth.log');
  try {
    await run(
      join(bin, 'pg_ctl'),
      ['start', '-D', dataDir, '-w', '-t', '60', '-l', log, '-o', flags],
      asServer(account),
    );
  } catch (cause) {
    throw explain(cause, dataDir, existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '');
  }
  return port;
}

/** The port of a server that already runs on the folder, from its own lock file; a stale lock file is PostgreSQL's to clear. */
function runningPort(dataDir: string): number | undefined {
  const lock = join(dataDir, 'postmaster.pid');
  if (!existsSync(lock)) return undefined;
  const [pid, , , port] = readFileSync(lock, 'utf8').split('\n');
  const command = `/proc/${pid ?? ''}/cmdline`;
  const isPostgres = existsSync(command) ? readFileSync(command, 'utf8').includes('postgres') : isAlive(Number(pid));
  return isPostgres && port ? Number(port) : undefined;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function refuseOtherVersion(dataDir: string): void {
  const version = readFileSync(join(dataDir, 'PG_VERSION'), 'utf8').trim();
  if (version === POSTGRES_MAJOR) return;
  throw new EmbeddedPostgresProblem(
    `The database folder ${dataDir} was made by PostgreSQL ${version}, and this release brings ${POSTGRES_MAJOR}. ` +
      'Restore a backup into an empty folder (docs/operations.md, "Upgrade"), or run the release that made it.',
  );
}

function refuseFullDisk(dataDir: string): void {
  mkdirSync(join(dataDir, '..'), { recursive: true });
  const { bavail, bsize } = statfsSync(join(dataDir, '..'));
  if (bavail * bsize < LEAST_FREE_BYTES) throw diskFull(dataDir);
}

function diskFull(dataDir: string): EmbeddedPostgresProblem {
  return new EmbeddedPostgresProblem(
    `The disk that holds ${dataDir} is full. Free at least 256 MB and start again; no data was changed.`,
  );
}

function explain(cause: unknown, dataDir: string, log = ''): Error {
  const text = `${String(cause)}\n${log}`;
  if (text.includes('No space left on device')) return diskFull(dataDir);
  return new EmbeddedPostgresProblem(`The embedded PostgreSQL on ${dataDir} did not start.\n${text}`, { cause });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      // A TCP server that listens has an AddressInfo, never a pipe name.
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
