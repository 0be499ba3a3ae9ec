import { AsyncResource } from 'node:async_hooks';

/** Something with work in the database: events for a subscriber, jobs of one kind. */
export type Source = {
  readonly name: string;
  /** How many of its pieces this node works on at once. */
  readonly atOnce: number;
  /** Claims one piece and finishes it; says `found` as soon as it has claimed one, and returns at once when there is none. */
  take(found: () => void): Promise<void>;
};

/** Keeps the slots of a node busy while there is work, and idle without a question to the database when there is none. */
export type Pump = {
  add(source: Source): void;
  /** Says that a source may have work. */
  wake(name: string): void;
  start(): void;
  /** Takes nothing new and waits for what runs, at most that long; tells how many pieces it left behind. */
  stop(limit: number): Promise<number>;
};

/** How many pieces of all sources run at once, and whom to tell when the claim itself breaks (the database is away). */
export type PumpOptions = { readonly slots: number; failed(source: string, error: unknown): void };

/**
 * A wake-up is never lost: it marks the source as ready, and only the claim that starts afterwards clears the mark. Sources take
 * turns, so that a busy one cannot starve the others.
 */
export function createPump({ slots, failed }: PumpOptions): Pump {
  const sources = new Map<string, Source>();
  const ready = new Set<string>();
  const work = createWork();
  const outside = createOutside();
  let open = false;
  const wake = (name: string): void => {
    if (!sources.has(name)) return;
    ready.add(name);
    fill();
  };

  const fill = (): void => {
    while (open && work.count() < slots) {
      const next = [...ready].map((name) => sources.get(name)).find((source) => source && work.hasRoom(source));
      if (!next) return;
      ready.delete(next.name);
      work.run(next.name, () => outside(() => piece(next)), fill);
    }
  };

  const piece = async (source: Source): Promise<void> => {
    const found = { any: false };
    try {
      await source.take(() => {
        found.any = true;
        wake(source.name);
      });
    } catch (error) {
      failed(source.name, error);
      return;
    }
    // What waited behind the finished piece (the next event of its key) is free now.
    if (found.any) ready.add(source.name);
  };

  return {
    add: (source) => void sources.set(source.name, source),
    wake,
    start: () => {
      open = true;
      for (const name of sources.keys()) wake(name);
    },
    stop: async (limit) => {
      open = false;
      await work.settled(limit);
      return work.count();
    },
  };
}

/**
 * Runs a piece in the context in which the pump was made. A piece is often woken from inside the claim of another, and Strapi lends
 * the transaction of the calling context to whoever asks: the piece would write into a foreign transaction and end with it.
 */
function createOutside(): (piece: () => Promise<void>) => Promise<void> {
  const made = new AsyncResource('Pump');
  return (piece) =>
    made.runInAsyncScope(async () => {
      // Contexts hang on the resource that runs; a piece that ran directly in this one would leave its own there.
      await Promise.resolve();
      await piece();
    });
}

type Work = {
  count(): number;
  hasRoom(source: Source): boolean;
  run(name: string, piece: () => Promise<void>, after: () => void): void;
  settled(limit: number): Promise<void>;
};

/** Counts what runs, in all and by source. */
function createWork(): Work {
  const busy = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let taken = 0;
  const count = (name: string, by: 1 | -1): void => {
    taken += by;
    busy.set(name, (busy.get(name) ?? 0) + by);
  };
  return {
    count: () => taken,
    hasRoom: ({ name, atOnce }) => (busy.get(name) ?? 0) < atOnce,
    run: (name, piece, after) => {
      // Counted before it starts, since a piece may wake its source again at once.
      count(name, 1);
      const run = piece().finally(() => {
        running.delete(run);
        count(name, -1);
        after();
      });
      running.add(run);
    },
    settled: async (limit) => {
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
      await Promise.race([Promise.allSettled(running), patience]);
      clearTimeout(timer);
    },
  };
}
