import type { DeliveryDeps } from './delivery-deps';
import { workOnce } from './do-work';
import { sweepLeases } from './sweep-leases';

/** The worker of one node. */
export type DeliveryWorker = {
  /** Does everything that is due now; asked while it works, it looks once more when it is done. */
  drain(): Promise<void>;
  sweep(): Promise<number>;
  /** Takes nothing new and waits for what runs, at most that many milliseconds. */
  stop(limit: number): Promise<void>;
};

const HANDS = 4;

/** Makes the worker of a node: a few deliveries at once, each in transactions of its own. */
export function createDeliveryWorker(deps: DeliveryDeps): DeliveryWorker {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let asked = 0;
  const hand = async (): Promise<void> => {
    while (!stopping.signal.aborted && (await workOnce(deps)));
  };
  const rounds = async (): Promise<void> => {
    for (let seen = -1; seen !== asked && !stopping.signal.aborted;) {
      seen = asked;
      await Promise.all(Array.from({ length: HANDS }, hand));
    }
  };
  return {
    drain() {
      asked += 1;
      running ??= rounds().finally(() => (running = undefined));
      return running;
    },
    sweep: () => sweepLeases(deps),
    async stop(limit) {
      stopping.abort();
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, limit)));
      // A round that failed was told to whoever began it.
      await Promise.race([Promise.resolve(running).catch(() => undefined), patience]);
      clearTimeout(timer);
    },
  };
}
