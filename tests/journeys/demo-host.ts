import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedUrl } from './host-database';

const ROOT = join(__dirname, '../..');

/** What must be built before anybody can look at it. */
const PRODUCTS = ['cms/lib/bin/start.js', 'dist/build/index.html', 'mobile-app/dist/index.html'];

/** The demo station as `npm start` makes it on an empty machine. */
export type DemoHost = {
  readonly url: string;
  readonly log: () => string;
  /** The address of its database, for what only time can do. */
  readonly database: () => string;
  stop(): Promise<void>;
};

/**
 * Starts what `npm start` starts once everything is built, on a database and uploads of its own. Whoever writes a journey starts a demo
 * station once and names it in HEARTH_JOURNEYS_AT, its log in HEARTH_JOURNEYS_LOG and its database in HEARTH_JOURNEYS_DATABASE, instead
 * of waiting for a new one each time; one that is to reach the lab then names the lab's port in HEARTH_JOURNEYS_LAB. `world` says where
 * platforms are reached.
 */
export async function aDemoHost(world: NodeJS.ProcessEnv = {}): Promise<DemoHost> {
  const started = process.env['HEARTH_JOURNEYS_AT'];
  const written = process.env['HEARTH_JOURNEYS_LOG'];
  const told = (): string => (written ? readFileSync(written, 'utf8') : '');
  const database = (): string => process.env['HEARTH_JOURNEYS_DATABASE'] ?? '';
  if (started) return { url: started, log: told, database, stop: () => Promise.resolve() };
  const missing = PRODUCTS.filter((product) => !existsSync(join(ROOT, product)));
  if (missing.length > 0) throw new Error(`Run \`npm run build\` first: ${missing.join(', ')} is not there`);
  const home = mkdtempSync(join(tmpdir(), 'hearth-journeys-'));
  // PostgreSQL runs as an account of its own and must be able to enter.
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'public'), { recursive: true });
  const [port, rtmp] = [await freePort(), await freePort()];
  const log = join(home, 'log');
  const child = spawn(process.execPath, [join(ROOT, 'cms/lib/bin/start.js')], {
    cwd: ROOT,
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
    env: { ...environment(home, port), HEARTH_RTMP_PORT: String(rtmp), ...world },
  });
  // A run that is cut short takes its host along.
  const alongside = (): void => void child.kill('SIGTERM');
  process.once('exit', alongside);
  const stop = async (): Promise<void> => {
    process.off('exit', alongside);
    await stopped(child);
    rmSync(home, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await ready(url, child, log);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, log: () => readFileSync(log, 'utf8'), database: () => embeddedUrl(join(home, 'postgres')), stop };
}

/** Nothing of the developer's own settings: the journeys see what somebody sees who has none. */
function environment(home: string, port: number): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, REDIS_URL: _redis, PUBLIC_URL: _url, ...inherited } = process.env;
  return {
    ...inherited,
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    PORT: String(port),
    HEARTH_DATA: join(home, 'postgres'),
    PUBLIC_DIR: join(home, 'public'),
    HEARTH_STREAMS: join(home, 'streams'),
    // Live platforms of the lab are on this machine, where a house sends nothing by itself.
    HEARTH_TARGETS_ALLOW: 'localhost',
    // A dozen journeys sign in as the same few people, all from here.
    HEARTH_SIGN_INS: '100',
  };
}

async function ready(url: string, child: ChildProcess, log: string): Promise<void> {
  const told = (what: string): Error => new Error(`${what}:\n${readFileSync(log, 'utf8').slice(-3000)}`);
  const deadline = Date.now() + 400_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw told('The host ended before it was ready');
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw told('The host was not ready in time');
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
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
