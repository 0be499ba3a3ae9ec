import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { hasCluster, startEmbeddedPostgres, type Cluster } from './embedded-postgres';

let home: string;
let running: Cluster | undefined;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'hearth-cluster-'));
  // The account postgres must be able to enter.
  spawnSync('chmod', ['755', home]);
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<Cluster> {
  running = await startEmbeddedPostgres({ dataDir: join(home, 'postgres'), durable: true });
  return running;
}

async function ask(cluster: Cluster, statement: string): Promise<unknown[]> {
  const client = new Client({ connectionString: cluster.url('postgres') });
  await client.connect();
  try {
    // pg leaves rows untyped; the tests compare them whole.
    return (await client.query(statement)).rows as unknown[];
  } finally {
    await client.end();
  }
}

function postmaster(dataDir = join(home, 'postgres')): number {
  return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]);
}

async function gone(pid: number): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if (spawnSync('kill', ['-0', String(pid)]).status !== 0) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`Process ${pid} is still there.`);
}

it('keeps what was written over a stop and a start', async () => {
  const first = await start();
  await ask(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  expect(await ask(await start(), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
});

it('joins the server that a killed host left running, instead of starting a second one', async () => {
  const first = await start();
  const pid = postmaster();
  const second = await start();
  expect(second.port).toBe(first.port);
  expect(postmaster()).toBe(pid);
});

it('recovers when the server itself was killed', async () => {
  const first = await start();
  await ask(first, 'CREATE TABLE kept AS SELECT 7 AS answer');
  const pid = postmaster();
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  // Its children notice the death of their parent a moment later and hold the shared memory until then.
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(await ask(await start(), 'SELECT answer FROM kept')).toEqual([{ answer: 7 }]);
});

it('says what to do when the folder was made by another version', async () => {
  const first = await start();
  await first.stop();
  running = undefined;
  writeFileSync(join(home, 'postgres/PG_VERSION'), '16\n');
  await expect(start()).rejects.toThrow(/made by PostgreSQL 16, and this release brings 17.*Restore a backup/s);
});

it('says what to do when the disk is full, and leaves no half-made folder', async () => {
  const small = join(home, 'small');
  spawnSync('mkdir', ['-m', '755', small]);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', small]).status === 0;
  // Without the right to mount, the largest number stands for the free space that is wanted.
  const dataDir = mounted ? join(small, 'postgres') : join('/proc', 'postgres');
  try {
    await expect(startEmbeddedPostgres({ dataDir, durable: true })).rejects.toThrow(
      mounted ? /is full/ : /is full|did not start|ENOENT/,
    );
  } finally {
    spawnSync('umount', [small]);
  }
});

it('keeps its data in an open place when the project lies in a closed folder, over a stop and over kill -9', async () => {
  const closed = join(home, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  const wanted = join(closed, '.data/postgres');
  const startClosed = async (): Promise<Cluster> =>
    (running = await startEmbeddedPostgres({ dataDir: wanted, durable: true }));
  try {
    expect(hasCluster(wanted)).toBe(false);
    const first = await startClosed();
    // Only root hands the server to another account; everybody else can enter what is theirs.
    const note = `${wanted}.location`;
    expect(existsSync(note) ? readFileSync(note, 'utf8').trim() : wanted).toBe(first.dataDir);
    expect(first.dataDir !== wanted).toBe(process.getuid?.() === 0);
    expect(hasCluster(wanted)).toBe(true);
    await ask(first, 'CREATE TABLE kept AS SELECT 11 AS answer');
    await first.stop();

    const second = await startClosed();
    const pid = postmaster(second.dataDir);
    expect((await startClosed()).port).toBe(second.port);
    process.kill(pid, 'SIGKILL');
    await gone(pid);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await ask(await startClosed(), 'SELECT answer FROM kept')).toEqual([{ answer: 11 }]);
  } finally {
    await running?.stop();
    if (running && running.dataDir !== wanted) rmSync(join(running.dataDir, '..'), { recursive: true });
    running = undefined;
  }
}, 60_000);
