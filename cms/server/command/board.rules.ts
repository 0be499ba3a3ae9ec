import type { CommandBoard, LevelWait, LiveCoverage, LivePhase, Tally } from '../../contract';

/** How many lines a list of the board has. */
const LINES = 12;

/** What a board is added up from. */
export type Counted = {
  readonly station: string;
  /** The station and those below it. */
  readonly stations: readonly string[];
  readonly at: string;
  readonly byStation: ReadonlyMap<string, Tally>;
  /** The names of the tiles that somebody offers. */
  readonly offered: readonly string[];
};

/** The board of a station: what it and the stations below it have, added up. */
export function boardOf({ station, stations, at, byStation, offered }: Counted): CommandBoard {
  const tallies = stations.flatMap((slug) => byStation.get(slug) ?? []);
  const latest = <T extends { readonly at: string | null }>(lines: readonly T[]): T[] =>
    [...lines].sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '')).slice(0, LINES);
  return {
    station,
    at,
    topics: summed(tallies.map((one) => one.topics ?? {})),
    reviews: waits(tallies.map((one) => one.reviews ?? {})),
    assignments: tallies.flatMap((one) => one.assignments ?? []),
    duty: tallies.flatMap((one) => one.duty ?? []),
    output: {
      stories: tallies.reduce((sum, one) => sum + (one.output?.stories ?? 0), 0),
      hours: summed(tallies.map((one) => one.output?.hours ?? {})),
      channels: byAccount(tallies.flatMap((one) => one.output?.channels ?? [])),
    },
    trouble: summed(tallies.map((one) => one.trouble ?? {})),
    broadcasts: {
      phases: summed(tallies.map((one) => one.broadcasts?.phases ?? {})),
      lines: soonest(tallies.flatMap((one) => one.broadcasts?.lines ?? [])),
    },
    live: offered.includes('live') ? tallies.flatMap((one) => one.live ?? []) : null,
    published: latest(tallies.flatMap((one) => one.published ?? [])),
  };
}

/** Those on site first, then by the hour at which they begin; what is over comes last. */
const ORDER: readonly LivePhase[] = ['on_site', 'planned', 'over'];
const soonest = (lines: readonly LiveCoverage[]): LiveCoverage[] =>
  [...lines]
    .sort((a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase) || (a.at ?? '').localeCompare(b.at ?? ''))
    .slice(0, LINES);

type Accounts = CommandBoard['output']['channels'];

/** One line for each account: stories of several stations may go out on the same. */
function byAccount(lines: Accounts): Accounts {
  const merged = new Map<string, Accounts[number]>();
  for (const line of lines) {
    const known = merged.get(line.id);
    const both = known && { live: known.live + line.live, waiting: known.waiting + line.waiting };
    merged.set(line.id, { ...line, ...both });
  }
  return [...merged.values()];
}

type Counts<Key extends string> = Partial<Record<Key, number>>;

function summed<Key extends string>(all: readonly Counts<Key>[]): Counts<Key> {
  const sums: Counts<Key> = {};
  for (const counts of all) {
    // Object.entries forgets that the keys are those of the type.
    for (const [key, n] of Object.entries(counts) as [Key, number][]) sums[key] = (sums[key] ?? 0) + n;
  }
  return sums;
}

type Waits = CommandBoard['reviews'];

function waits(all: readonly Waits[]): Waits {
  const sums: Waits = {};
  for (const levels of all) {
    // As above.
    for (const [level, wait] of Object.entries(levels) as [keyof Waits, LevelWait][]) {
      const known = sums[level];
      sums[level] = known
        ? { waiting: known.waiting + wait.waiting, late: known.late + wait.late, due: sooner(known.due, wait.due) }
        : wait;
    }
  }
  return sums;
}

function sooner(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return Date.parse(a) <= Date.parse(b) ? a : b;
}
