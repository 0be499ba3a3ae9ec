/** The second `npm start`: how long until the first page is served, and what an idle host weighs. */
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { root } from './server.mjs';

const IDLE_FOR = 15_000;
const LONGEST_START = 600_000;

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-start-'));
// As root, PostgreSQL runs as another user, who must be able to look inside.
chmodSync(scratch, 0o755);
try {
  // The first start loads the demo station; only the second is what a person waits for every day.
  const first = await started();
  await first.stop();
  const second = await started();
  figure({ name: 'second start to first page', value: second.seconds, unit: 's', wanted: { below: 10 } });
  await wait(IDLE_FOR);
  figure({ name: 'memory of the idle host', value: residentMegabytes(second.pid), unit: 'MB', wanted: { below: 450 } });
  await second.stop();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function started() {
  const port = await freePort();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      HEARTH_DATA: join(scratch, 'postgres'),
      PUBLIC_DIR: join(scratch, 'public'),
    },
  });
  await firstPage(`http://127.0.0.1:${port}/`, child);
  const seconds = (performance.now() - began) / 1000;
  const pid = hostBelow(child.pid);
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(pid, 'SIGTERM');
    await gone;
  };
  return { seconds, pid, stop };
}

async function firstPage(url, child) {
  const end = performance.now() + LONGEST_START;
  while (performance.now() < end) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => 0,
    );
    if (status === 200) return;
    await wait(50);
  }
  throw new Error('npm start served nothing');
}

/** npm starts a shell and the shell starts node; the host is the deepest of them that runs start.mjs. */
function hostBelow(ancestor) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
        return [{ pid: Number(name), parent, command: readFileSync(`/proc/${name}/cmdline`, 'utf8') }];
      } catch {
        return [];
      }
    });
  const below = (pid) => processes.filter(({ parent }) => parent === pid).flatMap((one) => [one, ...below(one.pid)]);
  const host = below(ancestor).findLast(({ command }) => /^[^\0]*node\0.*start\.mjs/.test(command));
  if (!host) throw new Error('The host was not found below npm');
  return host.pid;
}

function residentMegabytes(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
