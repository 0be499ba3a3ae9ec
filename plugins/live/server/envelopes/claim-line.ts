/** Those who reach for shares of one red packet, answered together. */
export type ClaimLine<Item, Answer> = { add(item: Item): Promise<Answer> };

/** How a line is served. */
export type Serving<Item, Answer> = {
  /** Answers each of them in their order; nothing for whoever has to stand in line once more. */
  serve(items: readonly Item[]): Promise<readonly (Answer | undefined)[]>;
  /** So many at once at most. */
  readonly most: number;
  /** Nobody stands in line more often than that. */
  readonly tries: number;
};

type Waiting<Item, Answer> = {
  readonly item: Item;
  tries: number;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
};

/**
 * One group is served at a time, and while it is the next one gathers: the greater the rush, the greater the groups. Whoever comes alone waits for
 * nobody.
 */
export function createClaimLine<Item, Answer>(serving: Serving<Item, Answer>): ClaimLine<Item, Answer> {
  let waiting: Waiting<Item, Answer>[] = [];
  let isServing = false;
  const pump = async (): Promise<void> => {
    if (isServing) return;
    isServing = true;
    while (waiting.length > 0) {
      const group = waiting.slice(0, serving.most);
      waiting = waiting.slice(serving.most);
      waiting.unshift(...(await together(group, serving)));
    }
    isServing = false;
  };
  return {
    add: (item) =>
      new Promise((resolve, reject) => {
        waiting.push({ item, tries: 0, resolve, reject });
        // What arrives in the same turn of the loop goes together.
        setImmediate(() => void pump());
      }),
  };
}

/** Answers a group; gives back those who go first next time. */
async function together<Item, Answer>(
  group: readonly Waiting<Item, Answer>[],
  { serve, tries }: Serving<Item, Answer>,
): Promise<readonly Waiting<Item, Answer>[]> {
  const again: Waiting<Item, Answer>[] = [];
  try {
    const answers = await serve(group.map(({ item }) => item));
    for (const [at, one] of group.entries()) {
      const answer = answers[at];
      one.tries += 1;
      if (answer !== undefined) one.resolve(answer);
      else if (one.tries < tries) again.push(one);
      else one.reject(new Error('a share could not be taken: others hold what is left'));
    }
  } catch (error) {
    for (const one of group) one.reject(error);
  }
  return again;
}
