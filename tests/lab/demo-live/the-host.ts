import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { isReady } from './demo-desk';

const LONGEST_START = 15 * 60_000;
const OWN_MACHINE: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);
const STARTERS = ['cms/bin/start.mjs', 'cms/lib/bin/start.js'];

/** Where a host is looked for, and started from where there is none. */
export type Sought = {
  readonly root: string;
  readonly url: string;
  say(line: string): void;
  readonly enough: AbortSignal;
};

/** Somebody's running host, or one of our own that ends with the demo. */
export async function theHost(sought: Sought): Promise<ChildProcess | undefined> {
  const { root, url, say } = sought;
  if (await isReady(url)) return undefined;
  const { hostname, port } = new URL(url);
  if (!OWN_MACHINE.has(hostname))
    throw new Error(`No host answers at ${url}. Start it there, or name another with --url.`);
  if (isStarting(root)) {
    say(`the host of this folder is still starting: waiting until it answers at ${url}`);
    await readyOr(sought, () => isStarting(root));
    return undefined;
  }
  say(`no host answers at ${url}: starting one, which takes some minutes the first time`);
  // A group of its own, so that Ctrl-C reaches us first and the broadcast ends before its host does.
  const child = spawn(process.execPath, [join(root, 'cms/bin/start.mjs')], {
    ...{ cwd: root, stdio: ['ignore', 'inherit', 'inherit'], detached: true },
    env: { ...process.env, ...(port === '' ? {} : { PORT: port }) },
  });
  try {
    await readyOr(sought, () => child.exitCode === null);
  } catch (error) {
    await stopped(child);
    throw error;
  }
  return child;
}

/** Waits while there is something to wait for. */
async function readyOr({ url, enough }: Sought, isComing: () => boolean): Promise<void> {
  const deadline = Date.now() + LONGEST_START;
  while (!(await isReady(url))) {
    if (enough.aborted) throw new Error('Ended before there was a host.');
    if (!isComing()) throw new Error(`The host ended before it answered at ${url}; what it said last stands above.`);
    if (Date.now() > deadline) throw new Error(`The host did not answer at ${url} in a quarter of an hour.`);
    await after(500, undefined, { signal: enough }).catch(() => undefined);
  }
}

/** Two that start on one folder would load the demo station into each other. */
export function isStarting(root: string): boolean {
  return processes().some((id) => {
    try {
      const words = readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      const isStarter = words.some((word) => STARTERS.some((one) => word.endsWith(one)));
      return isStarter && readlinkSync(`/proc/${id}/cwd`) === root;
    } catch {
      // It ended meanwhile, or is somebody else's.
      return false;
    }
  });
}

function processes(): readonly string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    // A system that has no such folder.
    return [];
  }
}

/** Ends a host of our own. */
export async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
