import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { until } from '../../../../tests/host/a-node';
import type { TestDatabase } from '../../../../tests/host/database';
import type { Life } from './live-life';

const AT = join(__dirname, '../../../../tests/faults/live-node.cjs');

/** A node of lives in a process of its own. */
export type MortalLive = {
  /** Lets it live a live; gives how many moments that took, unless it was killed on the way. */
  lives(life: Life, dieAt?: number): Promise<number | 'killed'>;
  /** Kills it with a signal that nobody can catch, and waits until the database has let go of what it held. */
  kill(): Promise<void>;
};

/** Starts one on a database. */
export async function aMortalLive({ url, knex }: TestDatabase): Promise<MortalLive> {
  const name = `live-node ${randomUUID()}`;
  const env = { ...process.env, DATABASE_URL: url, PGAPPNAME: name };
  const child = fork(AT, [], { env, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `code ${String(code)}`));
  });
  await Promise.race([
    new Promise((ready) => child.once('message', ready)),
    ended.then((how) => {
      throw new Error(`a node ended with ${how} before it was ready`);
    }),
  ]);
  const letGo = async (): Promise<void> => {
    await ended;
    await until(
      () => knex('pg_stat_activity').where({ application_name: name }).select<{ pid: number }[]>('pid'),
      (held) => held.length === 0,
    );
  };
  return {
    lives: async (life, dieAt) => {
      const done = new Promise<number>((resolve) => {
        child.once('message', (word: { readonly done: number }) => resolve(word.done));
      });
      child.send({ life, ...(dieAt === undefined ? {} : { dieAt }) });
      const came = await Promise.race([done, ended]);
      if (typeof came === 'number') return came;
      if (came !== 'SIGKILL') throw new Error(`a node ended with ${came}`);
      await letGo();
      return 'killed';
    },
    kill: async () => {
      child.kill('SIGKILL');
      await letGo();
    },
  };
}
