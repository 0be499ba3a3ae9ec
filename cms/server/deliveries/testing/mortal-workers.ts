import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

/** What a worker is let do, with what it needs for it. */
export type Deed = { readonly act: 'deliver' | 'watch' | 'seal' } & Readonly<Record<string, unknown>>;

/** Workers in processes of their own that die where they are told to. */
export type MortalWorkers = {
  /** Lets one do something until it dies at its nth moment; gives how many there were when it lived to the end. */
  work(deed: Deed, dieAt: number): Promise<number | 'killed'>;
  end(): Promise<void>;
};

/** Makes them for a database and a platform. */
export function mortalWorkers(env: { readonly DATABASE_URL: string; readonly PLATFORM_URL: string }): MortalWorkers {
  let spare: Promise<ChildProcess> | undefined;
  return {
    async work(deed, dieAt) {
      const child = await (spare ?? born(env));
      // The next one loads while this one works.
      spare = born(env);
      return lived(child, { ...deed, dieAt });
    },
    async end() {
      (await spare)?.kill('SIGKILL');
    },
  };
}

async function born(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const at = join(__dirname, '../../../../tests/faults/delivery-worker.cjs');
  const child = fork(at, [], { env: { ...process.env, ...env }, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`a worker ended with ${String(code)} before it was ready`)));
  });
  return child;
}

function lived(child: ChildProcess, deed: object): Promise<number | 'killed'> {
  return new Promise((resolve, reject) => {
    child.once('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve('killed');
      else reject(new Error(`a worker ended with ${String(code)}`));
    });
    child.once('message', ({ done }: { done: number }) => {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      resolve(done);
    });
    child.send(deed);
  });
}
