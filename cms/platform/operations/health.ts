/** Says what is wrong, or nothing. */
export type Check = () => Promise<string | undefined>;

/** What a load balancer is told: whether to send people here, and for whoever looks, why not. */
export type Readiness = { readonly ready: boolean; readonly checks: Readonly<Record<string, string>> };

/** Whether this node can do its work. */
export type Health = {
  /** Adds something the node cannot serve without. */
  require(name: string, check: Check): void;
  /** From now on no new people: the node is going. */
  leave(): void;
  readiness(): Promise<Readiness>;
};

/** A check that hangs is a check that fails: the balancer asks again in seconds. */
const PATIENCE_MS = 2_000;

/** Builds the health of a node; it needs nothing until something is required. */
export function createHealth(): Health {
  const checks = new Map<string, Check>();
  let leaving = false;
  return {
    require: (name, check) => void checks.set(name, check),
    leave: () => {
      leaving = true;
    },
    readiness: async () => {
      const answers = await Promise.all([...checks].map(async ([name, check]) => [name, await said(check)] as const));
      const told = leaving ? [...answers, ['leaving', 'this node is shutting down'] as const] : answers;
      return { ready: told.every(([, word]) => word === 'ok'), checks: Object.fromEntries(told) };
    },
  };
}

async function said(check: Check): Promise<string> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, `no answer in ${PATIENCE_MS / 1000} s`);
  });
  const answer = check().then(
    (fault) => fault ?? 'ok',
    (error: unknown) => (error instanceof Error ? error.message : 'failed'),
  );
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
