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

/**
 * One node of the house counts, whichever holds the lease; the others hear when it did and read what changed. They ask the
 * database nothing while it lives. The timer decides only when to look: what is true stands in tables.
 */
export function createProjector({ store, clock, ids, log }: Deps, counting: Counting): Projector {
  const node = ids.next();
  const now = (): number => clock.now().getTime();
  let watch: Watch = {
    counts: false,
    looked: Number.NEGATIVE_INFINITY,
    heard: Number.NEGATIVE_INFINITY,
    dirty: undefined,
  };
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let open = false;

  const arm = (): void => {
    clearTimeout(timer);
    if (open) timer = setTimeout(() => void (running = look()), Math.max(0, nextLook(watch) - now()));
  };
  const look = async (): Promise<void> => {
    // What happens from here on may not be in what is counted.
    watch = { ...watch, looked: now(), dirty: undefined };
    try {
      const counted = await store.count(node);
      watch = { ...watch, counts: counted !== undefined };
      if (counted) told(counted, counting);
    } catch (error) {
      log.warn('the command screen could not be counted, trying again soon', { error });
    }
    arm();
  };
  const read = async (): Promise<void> => {
    try {
      counting.changed(await store.read());
    } catch (error) {
      log.warn('what was counted for the command screen could not be read', { error });
    }
  };

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
      if (what === 'gone') {
        watch = { ...watch, looked: Number.NEGATIVE_INFINITY, heard: Number.NEGATIVE_INFINITY };
        arm();
        return;
      }
      watch = { ...watch, counts: false, heard: now(), dirty: undefined };
      if (what === 'changed') void read();
      else counting.confirmed(at);
      arm();
    },
    lost: () => void read(),
    start: () => {
      open = true;
      watch = { ...watch, looked: now() };
      running = read().then(look);
    },
    stop: async () => {
      open = false;
      clearTimeout(timer);
      await running;
      if (watch.counts) await store.release(node).catch(() => undefined);
    },
  };
}

function told(counted: Tallies, counting: Counting): void {
  if (counted.byStation.size > 0) counting.changed(counted);
  else counting.confirmed(counted.at);
}
