/** Servers under measurement: each is a process of its own, so that load and server do not share a loop. */
import { fork } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../..');

/** Starts a program that sends `{ port }` when it listens; `ask` gets its answer to a question sent as `{ ask, id, about }`. */
export async function aServer(program, { env = {}, args = [], execArgv = [] } = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-'));
  const log = openSync(join(scratch, 'log'), 'w');
  const child = fork(program, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0', ...env },
    stdio: ['ignore', log, log, 'ipc'],
    execArgv,
  });
  const port = await new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message.port));
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}; see ${scratch}/log`)));
  });
  const stop = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await gone;
    rmSync(scratch, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, pid: child.pid, ask: asking(child), stop };
}

function asking(child) {
  const waiting = new Map();
  let asked = 0;
  child.on('message', ({ id, answer, error }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(answer);
    else reject?.(new Error(error));
  });
  return (ask, about) =>
    new Promise((resolve, reject) => {
      asked += 1;
      waiting.set(asked, { resolve, reject });
      child.send({ ask, id: asked, about });
    });
}
