import type { Database, Listener, Log, SharedTime } from '@hearth/cms/platform';
import type { GateVerdict } from '../../contract';
import type { GateStore } from './gate-store';
import { knownVerdicts, type KnownVerdicts } from './known-verdicts';
import { createSharedClock, TIME_ANEW, type SharedClock } from './shared-clock';

/** What a node keeps in memory of all verdicts. */
export type GateMemory = {
  verdictOf(product: string): GateVerdict;
  /** Before the listener starts: hears of changes. */
  listen(listener: Pick<Listener, 'on'>): void;
  /** Reads everything; the first question may be asked once it has come back. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** How many products it knows. */
  size(): number;
};

/** What the memory stands on. */
export type MemoryDeps = {
  readonly database: Database;
  readonly gate: Pick<GateStore, 'all' | 'some' | 'channel'>;
  readonly time: SharedTime;
  readonly log: Pick<Log, 'warn'>;
  /** Milliseconds that only rise, for the time since the database was asked for its own. */
  readonly elapsed: () => number;
};

const AGAIN = 500;

/**
 * All verdicts of a node. What is heard is read one read after the other, so that an older answer never covers a newer one; after the line was
 * away everything is read anew. The end of a paper needs no message: each question compares it with the database's time.
 */
export function createGateMemory(deps: MemoryDeps): GateMemory {
  const clock = createSharedClock(deps.time, deps.elapsed);
  const verdicts = knownVerdicts(clock);
  const reader = createReader(deps, clock, verdicts);
  return {
    verdictOf: (product) => verdicts.verdictOf(product),
    size: () => verdicts.size(),
    listen: (listener) => {
      listener.on(deps.gate.channel, {
        heard: (payload) => reader.read(payload.split(',')),
        connected: () => reader.read('all'),
      });
    },
    start: () => reader.start(),
    stop: () => reader.stop(),
  };
}

type Wanted = { all: boolean; some: Set<string> };

/** Reads what it is told to, one read at a time, and what could not be read again. */
function createReader(deps: MemoryDeps, clock: SharedClock, verdicts: KnownVerdicts) {
  const wanted: Wanted = { all: false, some: new Set() };
  let reading: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;
  let beat: NodeJS.Timeout | undefined;
  let running = false;

  async function readAll(): Promise<void> {
    while (wanted.all || wanted.some.size > 0 || clock.isOld()) await readOnce(deps, { wanted, clock, verdicts });
  }
  function wake(): void {
    if (!running || reading) return;
    clearTimeout(again);
    reading = readAll()
      .catch((error: unknown) => {
        deps.log.warn('verdicts could not be read, trying again', { error });
        again = setTimeout(wake, AGAIN);
      })
      .finally(() => {
        reading = undefined;
      });
  }
  const read = (products: 'all' | readonly string[]): void => {
    if (products === 'all') wanted.all = true;
    else for (const id of products) wanted.some.add(id);
    wake();
  };
  return {
    read,
    start: async (): Promise<void> => {
      running = true;
      beat = setInterval(wake, TIME_ANEW).unref();
      read('all');
      await reading;
    },
    stop: async (): Promise<void> => {
      running = false;
      clearInterval(beat);
      await reading;
      clearTimeout(again);
    },
  };
}

type Reading = { readonly wanted: Wanted; readonly clock: SharedClock; readonly verdicts: KnownVerdicts };

/** What is wanted now; what comes in meanwhile waits for the next read, and what failed is wanted still. */
async function readOnce({ database, gate }: MemoryDeps, { wanted, clock, verdicts }: Reading): Promise<void> {
  const all = wanted.all;
  const some = [...wanted.some];
  wanted.all = false;
  wanted.some.clear();
  try {
    if (all || clock.isOld()) await clock.ask();
    if (all) verdicts.replace(await gate.all(database));
    else if (some.length > 0) verdicts.renew(some, await gate.some(database, some));
  } catch (error) {
    wanted.all ||= all;
    for (const id of some) wanted.some.add(id);
    throw error;
  }
}
