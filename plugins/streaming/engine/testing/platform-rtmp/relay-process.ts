import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import type { ControlLine, EngineEvent, RelayNews, RelayOrders } from '../../wire/control';
import { eachJsonLine } from '../../wire/lines';

/** The relay as the host runs it: compiled, in a process of its own. */
export type RelayProcess = {
  readonly pid: number;
  readonly events: readonly EngineEvent[];
  readonly news: RelayNews | undefined;
  sync(orders: RelayOrders): void;
  stateOf(target: string): RelayNews['targets'][number] | undefined;
  kill(signal: NodeJS.Signals): Promise<void>;
};

/** What it is handed, but for the paths. */
export type Handed = { readonly allowed: readonly string[]; readonly ca?: string; readonly stalledMs?: number };

const MAIN = join(__dirname, '../../../lib/engine/relay/main.js');
/** As the host gives it (`child.ts`). */
const ENV = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production' };

/** Starts one whose sockets and log lie in a folder. */
export async function aRelay(folder: string, handed: Handed): Promise<RelayProcess> {
  const log = openSync(join(folder, 'relay.log'), 'a');
  const child = spawn(process.execPath, [MAIN], { stdio: ['pipe', log, log], env: ENV });
  closeSync(log);
  const control = join(folder, 'relay.sock');
  const paths = { control, media: join(folder, 'media.sock'), lingerMs: 60_000 };
  child.stdin?.end(
    `${JSON.stringify({
      ...paths,
      closed: [
        ['127.0.0.0', 8, 'ipv4'],
        ['::1', 128, 'ipv6'],
      ],
      ...handed,
    })}\n`,
  );
  const host = await reached(control, child);
  const events: EngineEvent[] = [];
  let news: RelayNews | undefined;
  eachJsonLine(host, (line) => {
    const heard = line as ControlLine<RelayOrders, RelayNews>;
    if (heard.say === 'state') news = heard.news;
    if (heard.say === 'event') events.push(heard.event);
  });
  return {
    ...{ pid: child.pid ?? 0, events },
    get news() {
      return news;
    },
    sync: (orders) => void host.write(`${JSON.stringify({ say: 'sync', orders })}\n`),
    stateOf: (target) => news?.targets.find((one) => one.target === target),
    kill: async (signal) => {
      host.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

async function reached(path: string, child: ChildProcess): Promise<Socket> {
  while (child.exitCode === null) {
    const socket = connect(path);
    const [is] = await Promise.race([once(socket, 'connect').then(() => [true]), once(socket, 'error')]).catch(() => [
      false,
    ]);
    if (is === true) return socket.on('error', () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`the relay ended with ${child.exitCode}`);
}
