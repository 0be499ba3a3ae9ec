import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** The demo station as `npm start` makes it on an empty machine. */
export type DemoHost = { readonly url: string; readonly log: () => string; stop(): Promise<void> };

/** Starts what `npm start` starts once everything is built, on a database and uploads of its own. */
export async function aDemoHost(): Promise<DemoHost> {
  const home = mkdtempSync(join(tmpdir(), 'hearth-journeys-'));
  // PostgreSQL runs as an account of its own and must be able to enter.
  chmodSync(home, 0o755);
  mkdirSync(join(home, 'public'), { recursive: true });
  const port = await freePort();
  const log = join(home, 'log');
  const out = openSync(log, 'w');
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'cms/lib/bin/start.js')], {
    cwd: ROOT,
    stdio: ['ignore', out, out],
    env: {
      ...inherited,
      NODE_ENV: 'development',
      HOST: '127.0.0.1',
      PORT: String(port),
      HEARTH_DATA: join(home, 'postgres'),
      PUBLIC_DIR: join(home, 'public'),
    },
  });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child, log);
  return { url, log: () => readFileSync(log, 'utf8'), stop: () => stopped(child) };
}

async function ready(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + 280_000;
  while (Date.now() < deadline) {
    if (child.exitCode !== null)
      throw new Error(`The host ended before it was ready:\n${readFileSync(log, 'utf8').slice(-3000)}`);
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`The host was not ready in time:\n${readFileSync(log, 'utf8').slice(-3000)}`);
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
