import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { HOSTS } from './database';
import { HOST_ENV, type Host } from './host';

/** What came of something that was done inside a host: an answer, or the words of its refusal. */
export type Outcome =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly message: string; readonly code: string | undefined };

/** A further node of a host whose inside a test may reach. */
export type Inside = {
  readonly url: string;
  ask(what: string, about?: object): Promise<Outcome>;
  stop(): Promise<void>;
};

type Told = { readonly id: number; readonly answer?: unknown; readonly error?: { message: string; code?: string } };

/** Boots a node on a host's database in which `inside-node.cjs` does what is asked by name: what no route leads to. */
export async function insideOf(host: Pick<Host, 'databaseUrl'>, env: NodeJS.ProcessEnv = {}): Promise<Inside> {
  const log = openSync(join(HOSTS, `inside-${randomBytes(4).toString('hex')}.log`), 'w');
  const child = fork(join(__dirname, 'inside-node.cjs'), [], {
    env: {
      ...process.env,
      ...HOST_ENV,
      DATABASE_URL: host.databaseUrl,
      PUBLIC_DIR: join(HOSTS, 'public-inside'),
      ...env,
    },
    stdio: ['ignore', log, log, 'ipc'],
    execArgv: [],
  });
  const port = await new Promise<number>((resolve, reject) => {
    child.once('message', (message: { port: number }) => resolve(message.port));
    child.once('exit', (code) =>
      reject(new Error(`The inner node ended with ${String(code)}; its log is in ${HOSTS}`)),
    );
  });
  return { url: `http://127.0.0.1:${port}`, ask: asking(child), stop: () => stopped(child) };
}

function asking(child: ChildProcess): Inside['ask'] {
  const waiting = new Map<number, (told: Outcome) => void>();
  let asked = 0;
  child.on('message', ({ id, answer, error }: Told) => {
    const told: Outcome = error
      ? { ok: false, message: error.message, code: error.code }
      : { ok: true, answer: answer ?? null };
    waiting.get(id)?.(told);
    waiting.delete(id);
  });
  return (ask, about) =>
    new Promise((resolve) => {
      asked += 1;
      waiting.set(asked, resolve);
      child.send({ ask, id: asked, about });
    });
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}
