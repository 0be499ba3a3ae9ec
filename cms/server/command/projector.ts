import type { Clock, Ids } from '../../kernel';
import type { Log } from '../../platform';
import { nextLook, type Watch } from './projector.rules';
import type { Tallies, TallyStore } from './tally-store';

type Deps = { readonly store: TallyStore; readonly clock: Clock; readonly ids: Ids; readonly log: Log };

/** What a node does with what was counted, by itself or by another. */
export type Counting = { changed(tallies: Tallies): void; confirmed(at: string): void };

/** The part of a node that counts for the screens, or waits until it has to. */
export type Projector = {
  /** Something happened that a tile shows. */
  happened(): void;
  /** What the node that counts said. */
  heard(said: string): void;
  /** Words may have passed unheard. */
  lost(): void;
  start(): void;
  stop(): Promise<void>;
};

const NEVER = Number.NEGATIVE_INFINITY;

/**
 * One node of the house counts, whichever holds the lease; the others hear when it did and read what changed. They ask the
 * database nothing while it lives. The timer decides only when to look: what is true stands in tables.
 */
export function createProjector(deps: Deps, counting: Counting): Projector {
  const node = deps.ids.next();
  const now = (): number => deps.clock.now().getTime();
  let watch: Watch = { counts: false, looked: NEVER, heard: NEVER, dirty: undefined };
  const alarm = createAlarm(async () => {
    // What happens from here on may not be in what is counted.
    watch = { ...watch, looked: now(), dirty: undefined };
    watch = { ...watch, counts: (await count(deps, node, counting)) ?? watch.counts };
    arm();
  });
  const arm = (): void => alarm.set(nextLook(watch) - now());

  return {
    happened: () => {
      if (watch.dirty !== undefined) return;
      watch = { ...watch, dirty: now() };
      // Whoever does not count only remembers, should it have to take over.
      if (watch.counts) arm();
    },
    heard: (said) => {
      const [what, who = '', at = ''] = said.split(' ');
      if (who === node) return;
      if (what === 'gone') watch = { ...watch, looked: NEVER, heard: NEVER };
      else watch = { ...watch, counts: false, heard: now(), dirty: undefined };
      if (what === 'changed') void read(deps, counting);
      else if (what === 'same') counting.confirmed(at);
      arm();
    },
    lost: () => void read(deps, counting),
    start: () => {
      watch = { ...watch, looked: now() };
      alarm.start(() => read(deps, counting));
    },
    stop: async () => {
      await alarm.stop();
      if (watch.counts) await deps.store.release(node).catch(() => undefined);
    },
  };
}

/** Tells whether this node counted; undefined when the database was away, which changes nothing about who counts. */
async function count({ store, log }: Deps, node: string, counting: Counting): Promise<boolean | undefined> {
  try {
    const counted = await store.count(node);
    if (counted && counted.byStation.size > 0) counting.changed(counted);
    else if (counted) counting.confirmed(counted.at);
    return counted !== undefined;
  } catch (error) {
    log.warn('the command screen could not be counted, trying again soon', { error });
    return undefined;
  }
}

async function read({ store, log }: Deps, counting: Counting): Promise<void> {
  try {
    counting.changed(await store.read());
  } catch (error) {
    log.warn('what was counted for the command screen could not be read', { error });
  }
}

/** One timer for one kind of work, which is waited for when it ends. */
function createAlarm(work: () => Promise<void>) {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let open = false;
  return {
    set: (wait: number): void => {
      clearTimeout(timer);
      if (open) timer = setTimeout(() => void (running = work()), Math.max(0, wait));
    },
    start: (first: () => Promise<void>): void => {
      open = true;
      running = first().then(work);
    },
    stop: async (): Promise<void> => {
      open = false;
      clearTimeout(timer);
      await running;
    },
  };
}
