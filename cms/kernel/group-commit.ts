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
  /**
   * Answers all of them, in their order, or none. Whoever calls `next` says that what comes after this group may begin already; it does when
   * a whole group waits.
   */
  work(items: readonly Item[], next: () => void): Promise<readonly Answer[]>;
  /** So many are worked on at once at most. */
  readonly most: number;
  /** Milliseconds that the first of a group waits for its neighbours, unless as many have come as came together before. */
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
 * While a group is being written the next one gathers, so groups grow with the rush and whoever comes alone waits for nobody but `gather`. Two are
 * under way at most, and the second only when it is full. A group that breaks is tried one by one, so that one bad wish refuses nobody else.
 */
export function createGroupCommit<Item, Answer>({
  work,
  most,
  gather,
}: Gathering<Item, Answer>): GroupCommit<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let atWork = 0;
  const gathering = createGathering(gather);
  const turns = createTurns();

  const group = async (): Promise<void> => {
    const items = waiting.slice(0, most);
    waiting = waiting.slice(most);
    atWork += items.length;
    gathering.took(items.length);
    const next = turns.begin(pump);
    // Once more together: most of what breaks a group is over by then, or is looked at first.
    if (!(await together(items, work, next)) && !(await together(items, work, next))) await oneByOne(items, work);
    atWork -= items.length;
    turns.end();
    pump();
  };

  function pump(): void {
    while (waiting.length > 0 && turns.mayBegin(waiting.length >= most)) void group();
    if (waiting.length === 0) turns.rest();
  }

  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, resolve, reject });
        if (turns.areTaken()) pump();
        else gathering.came(waiting.length, pump);
      }),
    size: () => waiting.length + atWork,
    idle: async () => {
      while (waiting.length + atWork > 0) await turns.over();
    },
  };
}

/** Which groups are under way: two at most, and the second only when the first lets it and it is full. */
function createTurns() {
  let [underway, latest] = [0, 0];
  let mayFollow = false;
  let resting: (() => void)[] = [];
  return {
    mayBegin: (isFull: boolean): boolean => underway === 0 || (underway === 1 && mayFollow && isFull),
    areTaken: (): boolean => underway > 0,
    /** Gives what the group calls to let the next one follow; only who came last is asked. */
    begin(follow: () => void): () => void {
      underway += 1;
      mayFollow = false;
      const own = (latest += 1);
      return () => {
        if (own !== latest) return;
        mayFollow = true;
        follow();
      };
    },
    end: (): void => void (underway -= 1),
    over: (): Promise<void> => new Promise((resolve) => void resting.push(resolve)),
    rest(): void {
      if (underway > 0) return;
      for (const resolve of resting) resolve();
      resting = [];
    },
  };
}

/** Waits for neighbours: for as many as came together before, or for as long as is allowed. */
function createGathering(gather: number): {
  came(waiting: number, enough: () => void): void;
  took(size: number): void;
} {
  let before = 2;
  let isGathering = false;
  let go: (() => void) | undefined;
  return {
    came(waiting, enough) {
      const done = (): void => {
        isGathering = false;
        enough();
      };
      if (!isGathering) {
        isGathering = true;
        const timer = setTimeout(done, gather);
        go = () => {
          go = undefined;
          clearTimeout(timer);
          // What arrives in the same turn of the loop goes together.
          setImmediate(done);
        };
      }
      if (waiting >= before || gather === 0) go?.();
    },
    took: (size) => void (before = Math.max(2, size)),
  };
}

async function together<Item, Answer>(
  group: readonly Waiting<Item, Answer>[],
  work: Gathering<Item, Answer>['work'],
  next: () => void,
): Promise<boolean> {
  try {
    const answers = await work(
      group.map(({ item }) => item),
      next,
    );
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
      const [answer] = await work([one.item], () => undefined);
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
