import type { Database, Log } from '@hearth/cms/platform';
import type { Drivers } from '../rooms/room-deps';
import type { ViewerBook } from './viewer-book';
import type { ViewerCountStore } from './viewer-count-store';
import type { Due, ViewerSampleStore } from './viewer-sample-store';

/** What counting stands on. */
export type CountDeps = {
  readonly database: Database;
  readonly log: Log;
  readonly drivers: Drivers;
  readonly book: ViewerBook;
  readonly counts: ViewerCountStore;
  readonly samples: ViewerSampleStore;
  /** This node, for as long as it runs. */
  readonly node: string;
};

/** Says what this node sees, and writes the next point of each curve that no other node has written. */
export async function countViewers(deps: CountDeps): Promise<void> {
  const { database, counts, book, node, samples } = deps;
  const { read } = database;
  await counts.say(read, node, book.counts());
  await counts.sweep(read);
  await Promise.all((await samples.due(read)).map((due) => keepSample(deps, due)));
}

/** What a video service does not tell now is a gap in the curve. */
async function keepSample({ drivers, database, samples }: CountDeps, due: Due): Promise<void> {
  const viewers = await drivers.named(due.driver)?.viewers(due.ref);
  if (viewers?.ok) await samples.keep(database.read, due, viewers.value);
}

const ROUND = 5_000;

/** Counts for as long as the host runs. What fails is tried again in the next round. */
export function keepCounting(deps: CountDeps): { stop(): Promise<void> } {
  let running: Promise<void> | undefined;
  const round = async (): Promise<void> => {
    try {
      await countViewers(deps);
    } catch (error) {
      deps.log.warn('viewers could not be counted', { error });
    } finally {
      running = undefined;
    }
  };
  const timer = setInterval(() => {
    running ??= round();
  }, ROUND);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
      await deps.counts.leave(deps.database.read, deps.node);
    },
  };
}
