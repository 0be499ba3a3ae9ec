import type { Database } from '../database/database';
import type { Log } from '../log/log';
import { openLine, type Line } from './line';

/** What a part of the house hears over PostgreSQL's NOTIFY. */
export type Ears = {
  heard(payload: string): void;
  /** The line is up for the first time, or again: anything may have been said meanwhile. */
  connected(): void;
};

/** One connection of a node that only listens, and comes back by itself. */
export type Listener = {
  /** Before `start`. */
  on(channel: string, ears: Ears): void;
  start(): Promise<void>;
  stop(): Promise<void>;
};

const FIRST_WAIT = 50;
const LONGEST_WAIT = 2_000;

/** Builds the listener of one node. */
export function createListener(deps: { readonly database: Database; readonly log: Log }): Listener {
  const channels = new Map<string, Ears[]>();
  let line: Line | undefined;
  let again: NodeJS.Timeout | undefined;
  let running = false;
  let wait = FIRST_WAIT;

  const retry = (): void => {
    line = undefined;
    if (!running) return;
    deps.log.warn('the line for notifications is down, trying again', { wait });
    clearTimeout(again);
    again = setTimeout(() => void connect(), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  };

  const said = (channel: string, payload: string): void => {
    for (const ears of channels.get(channel) ?? []) ears.heard(payload);
  };

  async function connect(): Promise<void> {
    try {
      line = await openLine(deps.database.read, channels.keys(), { said, broke: retry });
    } catch {
      retry();
      return;
    }
    if (!running) return line.close();
    wait = FIRST_WAIT;
    for (const ears of [...channels.values()].flat()) ears.connected();
  }

  return {
    on: (channel, ears) => void channels.set(channel, [...(channels.get(channel) ?? []), ears]),
    start: () => {
      running = true;
      return connect();
    },
    stop: async () => {
      running = false;
      clearTimeout(again);
      await line?.close();
    },
  };
}
