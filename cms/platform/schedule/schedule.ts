import { createTask, type ScheduledTask } from 'node-cron';
import { Bug, type Ids } from '../../kernel';
import type { Database } from '../database/database';
import type { Handled } from '../jobs/job-kind';
import type { Log } from '../log/log';
import { createRounds, type Rounds } from '../pump/rounds';
import { catchUp, type Known } from './catch-up';
import { readCalendar } from './read-calendar';
import { leaseOf, runTick } from './run-tick';
import { claimRun, declareTick, pruneRuns, timeUntil, type Run } from './schedule-store';

/** What a tick's handler is told. */
export type TickCall = {
  /** The moment it was due, by the calendar: use this, not the time it happens to be. */
  readonly due: Date;
  /** It comes late: nobody fired it in time, or its first node died. */
  readonly missed: boolean;
};

/** Something to do by the calendar, once in the whole house. */
export type Tick = {
  readonly name: string;
  /** Five fields, or six with seconds first. */
  readonly cron: string;
  readonly timezone?: string;
  /** When moments passed while nobody ran: do it once for the latest of them, or leave it. Also when the node dies mid-way. */
  readonly missed: 'run-once' | 'skip';
  /** Seconds of silence after which its node counts as dead. Default 30. */
  readonly lease?: number;
  /** Short: enqueue jobs for long work. Rows go into the function it returns, which commits with the mark that it was done. */
  handle(call: TickCall): Handled;
};

/** Ticks of the calendar: each fires once however many nodes run, by the clock of the database. */
export type Schedule = {
  tick(tick: Tick): void;
  start(): Promise<void>;
  stop(limit?: number): Promise<void>;
  prune(keepDays: number): Promise<void>;
};

/** What the schedule stands on. */
export type ScheduleDeps = { readonly database: Database; readonly ids: Ids; readonly log: Log };

const LOOK = 5_000;
/** Where looks find what nobody fired, no node's clock may be right, and looks are all that fires ticks of seconds. */
const LOOK_WHEN_BEHIND = 2_000;
/** After so many looks in a row that found nothing somebody fires again. */
const QUIET_LOOKS = 3;
const LAST_WAIT = 10_000;
const STATION_TIME = 'Asia/Shanghai';

/** Builds the schedule of one node. */
export function createSchedule(deps: ScheduleDeps): Schedule {
  const { database, log } = deps;
  const node = deps.ids.next();
  const ticks = new Map<string, Known>();
  const tasks: ScheduledTask[] = [];
  const running = new Set<Promise<void>>();

  const run = (claimed: Run, missed: boolean): Promise<void> => {
    const known = ticks.get(claimed.name);
    if (!known) throw new Bug(`nobody declared the tick ${claimed.name}`);
    const work = runTick(deps, known.tick, { ...claimed, missed }).finally(() => running.delete(work));
    running.add(work);
    return work;
  };
  const looks = createLooks(log, async () => {
    const found = await catchUp({ database, log, node }, ticks);
    for (const claimed of found) {
      run(claimed, true).catch((error: unknown) => log.warn('the end of a tick could not be noted', { error }));
    }
    return found.length > 0;
  });
  const arm = async ({ tick }: Known): Promise<void> => {
    await declareTick(database.read, tick.name);
    const claim = (due: Date): Promise<Run | undefined> => claimPunctually(database, { tick, due, node });
    const task = armTask(tick, { claim, run: (claimed) => run(claimed, false), log });
    tasks.push(task);
    await task.start();
  };

  return {
    tick: (tick) => {
      if (ticks.has(tick.name)) throw new Bug(`two ticks are called ${tick.name}`);
      ticks.set(tick.name, { tick, calendar: readCalendar(tick.cron, tick.timezone ?? STATION_TIME) });
    },
    start: async () => {
      for (const known of ticks.values()) await arm(known);
      looks.start();
    },
    stop: async (limit = LAST_WAIT) => {
      looks.stop();
      for (const task of tasks.splice(0)) await task.destroy();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
      await Promise.race([Promise.allSettled(running), patience]);
      clearTimeout(timer);
    },
    prune: (keepDays) => pruneRuns(database.read, keepDays),
  };
}

/** Looks for ticks that nobody fired; each answers whether it found any. */
function createLooks(log: Log, look: () => Promise<boolean>): Pick<Rounds, 'start' | 'stop'> {
  let looksWhileBehind = 0;
  const work = async (): Promise<void> => {
    looksWhileBehind = (await look()) ? QUIET_LOOKS : Math.max(0, looksWhileBehind - 1);
  };
  const rounds = createRounds(log, [
    { every: LOOK, work },
    { every: LOOK_WHEN_BEHIND, work: async () => (looksWhileBehind > 0 ? work() : undefined) },
  ]);
  return {
    start: () => {
      rounds.start();
      rounds.now(work);
    },
    stop: rounds.stop,
  };
}

/** A node whose clock is ahead waits for the database's; one whose clock is behind finds the moment taken. */
async function claimPunctually(
  { read }: Database,
  { tick, due, node }: { readonly tick: Tick; readonly due: Date; readonly node: string },
): Promise<Run | undefined> {
  const early = await timeUntil(read, due);
  if (early > 0) await new Promise((resolve) => setTimeout(resolve, Math.ceil(early)));
  return claimRun(read, { name: tick.name, due, node, lease: leaseOf(tick) });
}

type Arms = {
  claim(due: Date): Promise<Run | undefined>;
  run(claimed: Run): Promise<void>;
  readonly log: Log;
};

/** Lets node-cron watch the clock and ask our table whether the moment is ours. */
function armTask(tick: Tick, { claim, run, log }: Arms): ScheduledTask {
  const claimed = new Map<number, Run>();
  const sink = {
    info: () => undefined,
    debug: () => undefined,
    warn: (message: string) => log.warn('node-cron warns', { tick: tick.name, message }),
    error: (message: string | Error) => log.warn('node-cron could not fire', { tick: tick.name, error: message }),
  };
  const fire = async ({ date }: { date: Date }): Promise<void> => {
    const mine = claimed.get(date.getTime());
    claimed.delete(date.getTime());
    if (mine) await run(mine);
  };
  return createTask(tick.cron, fire, {
    name: tick.name,
    timezone: tick.timezone ?? STATION_TIME,
    distributed: true,
    suppressMissedWarning: true,
    logger: sink,
    runCoordinator: {
      // The key is `name:moment`; the moment is in ISO, whose colons are why only the first one counts from the end of the name.
      shouldRun: async (key) => {
        const due = new Date(key.slice(tick.name.length + 1));
        const mine = await claim(due);
        if (mine) claimed.set(due.getTime(), mine);
        return mine !== undefined;
      },
    },
  });
}
