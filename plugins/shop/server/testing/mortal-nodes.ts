import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { until } from '../../../../tests/host/a-node';
import type { TestDatabase } from '../../../../tests/host/database';

const AT = join(__dirname, '../../../../tests/faults/shop-node.cjs');

/** A wish as it was pressed, and by whom. */
export type Pressed = {
  readonly buyer: string;
  readonly lines: readonly { readonly offer: string; readonly price: number; readonly quantity: number }[];
};

/** What a node tells while it lives: what it is about to press, what was answered, what it did, and what should never be. */
export type NodeWord = Partial<Pressed> & {
  readonly pressed?: string;
  readonly answered?: string;
  readonly order?: string | null;
  readonly did?: string;
  readonly went?: boolean;
  readonly wrong?: string;
  /** So many moments passed until it was done. */
  readonly done?: number;
};

/** A node of the shop in a process of its own. */
export type MortalNode = {
  /** Lets it do something; gives how many moments that took, unless it was killed on the way. */
  does(task: object): Promise<number | 'killed'>;
  /** Kills it with a signal that nobody can catch, and waits until the database has let go of what it held. */
  kill(): Promise<void>;
};

async function backendsOf(knex: Knex, name: string): Promise<readonly { readonly pid: number }[]> {
  return knex('pg_stat_activity').where({ application_name: name }).select<{ pid: number }[]>('pid');
}

/** Starts one on a database. */
export async function aMortalNode(
  { url, knex }: TestDatabase,
  heard: (word: NodeWord) => void = () => undefined,
): Promise<MortalNode> {
  const name = `shop-node ${randomUUID()}`;
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
  child.on('message', heard);
  const letGo = async (): Promise<void> => {
    await ended;
    await until(
      () => backendsOf(knex, name),
      (held) => held.length === 0,
    );
  };
  return {
    does: async (task) => {
      const done = new Promise<number>((resolve) => {
        const look = (word: NodeWord): void => {
          if (word.done === undefined) return;
          child.off('message', look);
          resolve(word.done);
        };
        child.on('message', look);
      });
      child.send(task);
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
