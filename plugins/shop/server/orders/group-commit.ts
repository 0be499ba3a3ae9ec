/** Gathers what arrives and works on it together. */
export type GroupCommit<Item, Answer> = {
  add(item: Item): Promise<Answer>;
  /** How many wait or are being worked on. */
  size(): number;
  /** Resolves when nothing is left. */
  idle(): Promise<void>;
};

/** How a group is gathered. */
export type Gathering<Item, Answer> = {
  /** Answers all of them, in their order, or none. */
  work(items: readonly Item[]): Promise<readonly Answer[]>;
  /** So many are worked on at once at most. */
  readonly most: number;
  /** Milliseconds that the first of a group waits for its neighbours. */
  readonly gather: number;
};

type Waiting<Item, Answer> = {
  readonly item: Item;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

/** So many may fail alone, one after the other, until the rest is told that the database does not answer. */
const PATIENCE = 3;

/**
 * One group at a time: while it is being written the next one gathers, so groups grow with the rush and a lone buyer waits for nobody
 * but `gather`. A group that breaks is tried one by one, so that one bad wish refuses nobody else.
 */
export function createGroupCommit<Item, Answer>({
  work,
  most,
  gather,
}: Gathering<Item, Answer>): GroupCommit<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let atWork = 0;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    // Even without a wait, what arrives in the same turn of the loop goes together.
    await new Promise<void>((resolve) => {
      if (gather > 0) setTimeout(resolve, gather);
      else setImmediate(resolve);
    });
    while (waiting.length > 0) {
      const group = waiting.slice(0, most);
      waiting = waiting.slice(most);
      atWork = group.length;
      // Once more together: most of what breaks a group is over by then, or is looked at first.
      if (!(await together(group, work)) && !(await together(group, work))) await oneByOne(group, work);
      atWork = 0;
    }
    running = undefined;
  };

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        running ??= run();
      }),
    size: () => waiting.length + atWork,
    idle: async () => {
      while (running) await running;
    },
  };
}

async function together<Item, Answer>(
  group: readonly Waiting<Item, Answer>[],
  work: Gathering<Item, Answer>['work'],
): Promise<boolean> {
  try {
    const answers = await work(group.map(({ item }) => item));
    // The work answers each of them, in their order.
    for (const [at, one] of group.entries()) one.resolve(answers[at] as Answer);
    return true;
  } catch {
    return false;
  }
}

/** Whether a commit whose answer was lost stood or not, the key of each tells: what was placed is found, not placed twice. */
async function oneByOne<Item, Answer>(
  group: readonly Waiting<Item, Answer>[],
  work: Gathering<Item, Answer>['work'],
): Promise<void> {
  let failed = 0;
  let last: unknown;
  for (const one of group) {
    if (failed >= PATIENCE) {
      one.reject(last);
      continue;
    }
    try {
      const [answer] = await work([one.item]);
      // As above: one in, one out.
      one.resolve(answer as Answer);
      failed = 0;
    } catch (error) {
      failed += 1;
      last = error;
      one.reject(error);
    }
  }
}
