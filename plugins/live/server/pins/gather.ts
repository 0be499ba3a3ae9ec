/** Work that is asked for many times and done at most once within a time; what is asked meanwhile is done once more. */
export type Gather = {
  /** Asks for it: at once where nothing was done for that long, else when that time is over. */
  ask(): void;
  /** Asks for it after so many milliseconds, unless it is asked for sooner. */
  askIn(milliseconds: number): void;
  /** Does nothing any more, and waits for what is being done. */
  stop(): Promise<void>;
};

/** How work is gathered; `failed` hears what went wrong, and then it is tried again. */
export type Gathering = {
  /** Milliseconds. */
  readonly every: number;
  work(): Promise<void>;
  failed(error: unknown): void;
};

/** Longer than that no timer waits: what is due later is asked for by then. */
const LONGEST = 60_000;

/** Gathers work on this node. Nothing durable hangs on it: it tells what tables say. */
export function createGather({ every, work, failed }: Gathering): Gather {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Infinity;
  let lastAt = -Infinity;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  const arm = (milliseconds: number): void => {
    const at = performance.now() + milliseconds;
    if (stopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(run, milliseconds);
    timer.unref();
  };
  const done = (): void => {
    running = undefined;
    if (again) arm(every);
    again = false;
  };
  function run(): void {
    dueAt = Infinity;
    if (running) {
      again = true;
      return;
    }
    lastAt = performance.now();
    running = work()
      .catch((error: unknown) => {
        failed(error);
        again = true;
      })
      .finally(done);
  }
  return {
    ask: () => {
      arm(Math.max(0, lastAt + every - performance.now()));
    },
    askIn: (milliseconds) => {
      arm(Math.min(Math.max(milliseconds, every), LONGEST));
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
