import type { Log } from '../log/log';

/** Something a node asks the database for every so many milliseconds. */
export type Round = { readonly every: number; readonly work: () => Promise<void> };

/** The rounds of one part of the house. A round that fails is logged and comes again; two of the same never overlap. */
export type Rounds = {
  start(): void;
  stop(): void;
  running(): boolean;
  /** Does some work once, outside its turn, with the same patience. */
  now(work: () => Promise<void>): void;
};

/** Makes rounds; what hangs on them is only ever a second look, never the truth. */
export function createRounds(log: Log, rounds: readonly Round[]): Rounds {
  const timers = new Map<Round, NodeJS.Timeout>();
  const patiently = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn('a round could not ask the database and comes again', { error });
    }
  };
  const arm = (round: Round): void => {
    const turn = async (): Promise<void> => {
      await patiently(round.work);
      if (timers.has(round)) arm(round);
    };
    timers.set(
      round,
      setTimeout(() => void turn(), round.every),
    );
  };
  return {
    start: () => {
      for (const round of rounds) arm(round);
    },
    stop: () => {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
    },
    running: () => timers.size > 0,
    now: (work) => void patiently(work),
  };
}
