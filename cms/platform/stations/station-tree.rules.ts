import type { Station, StationLevel } from '../../contract';
import { stationLevels } from '../../contract';

/** Where a station stands: enough to say who sees whom. */
export type StationPlace = Pick<Station, 'slug' | 'parent'>;

/** The tree of stations, ready for questions. */
export type StationTree<Place extends StationPlace = Station> = {
  /** The station that all others stand below; undefined in a database without stations. */
  readonly root: Place | undefined;
  readonly all: readonly Place[];
  get(slug: string): Place | undefined;
  /** The station itself and all below it, a station before those below it; nothing for a slug that is none. */
  visible(slug: string): readonly string[];
  /** Whether somebody of `from` may see `target`. */
  sees(from: string, target: string): boolean;
};

/** Builds the tree from rows in any order. A row whose parent is missing hangs nowhere and is seen by itself alone. */
export function stationTree<Place extends StationPlace>(rows: readonly Place[]): StationTree<Place> {
  const bySlug = new Map(rows.map((row) => [row.slug, row]));
  const below = new Map<string | null, readonly Place[]>();
  for (const row of rows) below.set(row.parent, [...(below.get(row.parent) ?? []), row]);
  const cache = new Map<string, readonly string[]>();

  function visible(slug: string): readonly string[] {
    const known = cache.get(slug);
    if (known) return known;
    if (!bySlug.has(slug)) return [];
    // A Set visits what is added while it is walked, and never twice: a circle would end too.
    const seen = new Set([slug]);
    for (const one of seen) for (const child of below.get(one) ?? []) seen.add(child.slug);
    const answer = [...seen];
    cache.set(slug, answer);
    return answer;
  }

  return {
    root: rows.find((row) => row.parent === null),
    all: rows,
    get: (slug) => bySlug.get(slug),
    visible,
    sees: (from, target) => visible(from).includes(target),
  };
}

/** Whether a station of `level` may stand below one of `parent`. */
export function standsBelow(level: StationLevel, parent: StationLevel): boolean {
  return stationLevels.indexOf(level) > stationLevels.indexOf(parent);
}
