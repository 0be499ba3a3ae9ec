import { fork } from 'node:child_process';
import { join } from 'node:path';

/** A process in which several plugins meet, which no test of one of them may reach: it does what it is asked by name. */
export type AskedNode = {
  ask<Answer>(what: string, about?: object): Promise<Answer>;
  stop(): Promise<void>;
};

type Word = { readonly id?: number; readonly answer?: unknown; readonly error?: string };

/** Starts one of this folder. */
export async function anAskedNode(name: string, env: NodeJS.ProcessEnv = {}): Promise<AskedNode> {
  const options = { env: { ...process.env, ...env }, execArgv: [], stdio: ['ignore', 2, 2, 'ipc'] as const };
  const child = fork(join(__dirname, name), [], { ...options, stdio: [...options.stdio] });
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code, signal) => reject(new Error(`${name} ended with ${signal ?? String(code)}`)));
  });
  child.on('message', ({ id = 0, answer, error }: Word) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(new Error(error));
  });
  let count = 0;
  return {
    ask: <Answer>(what: string, about: object = {}) =>
      new Promise<Answer>((resolve, reject) => {
        count += 1;
        // Whoever asks knows what is answered.
        waiting.set(count, { resolve: (answer) => resolve(answer as Answer), reject });
        child.send({ id: count, what, about });
      }),
    stop: async () => {
      child.send({ id: 0, what: 'stop', about: {} });
      await ended;
    },
  };
}
