import type { Station } from '../../contract';
import type { Clock } from '../../kernel';
import type { Database } from '../database/database';
import { allStations } from './station-store';
import { stationTree, type StationTree } from './station-tree.rules';

/** The tree of stations, as every part of the house asks it. */
export type Stations = {
  tree(): Promise<StationTree>;
  /** Own and below. */
  visible(slug: string): Promise<readonly string[]>;
  get(slug: string): Promise<Station | undefined>;
  /** Reads the tree again at the next question: after a change, on every node. */
  forget(): void;
};

/** Every node hears of a change; should it be deaf for a while, it reads the tree anew this often. */
const FRESH_FOR = 30_000;

/** Keeps the tree in memory, because every request of staff asks it. */
export function createStations({ database, clock }: { readonly database: Database; readonly clock: Clock }): Stations {
  let kept: { readonly tree: Promise<StationTree>; readonly until: number } | undefined;

  function tree(): Promise<StationTree> {
    const now = clock.now().getTime();
    if (kept && now < kept.until) return kept.tree;
    const reading = allStations(database.read).then(stationTree);
    kept = { tree: reading, until: now + FRESH_FOR };
    // A failed read must not be remembered, or every request would fail with it for a while.
    reading.catch(() => (kept = undefined));
    return reading;
  }

  return {
    tree,
    visible: async (slug) => (await tree()).visible(slug),
    get: async (slug) => (await tree()).get(slug),
    forget: () => (kept = undefined),
  };
}
