/** Plays many histories, and cuts the first that breaks a promise down to what breaks it. */
import fc from 'fast-check';
import type { House } from './house';
import { history, told, type Happening, type History } from './happenings';
import { PROMISES, type Promised, type Seen } from './oracle';
import { lived } from './play';
import type { Beginning } from './story';

/** Builds a house for one history. */
export type Builds = (begins: Beginning) => Promise<House> | House;

/** What to play: so many histories of a seed, as far as one that breaks a certain promise. */
export type Hunt = { readonly builds: Builds; readonly runs: number; readonly seed: number; readonly until?: Promised };

/** The first history that broke a promise. */
export type Found = { readonly history: History; readonly how: string; readonly at: number };

/** What many histories came to. */
export type Hunted = Hunt & {
  readonly played: number;
  readonly seen: Seen;
  readonly found: ReadonlyMap<Promised, Found>;
};

/** The seed of this run: a new one each time, or the one that a failure named. */
export const seedOfRun = (): number => Number(process.env['SEED'] ?? Date.now() % 1_000_000_000);

/** Plays them. */
export async function hunt(given: Hunt): Promise<Hunted> {
  const { builds, runs, seed, until } = given;
  const seen: Seen = { sent: 0, signed: 0, downed: 0, released: 0, carried: 0 };
  const found = new Map<Promised, Found>();
  let played = 0;
  for (const one of drawn(runs, seed)) {
    const known = await lived(await builds(one.begins), one);
    for (const { promise, how } of known.broken)
      if (!found.has(promise)) found.set(promise, { history: one, how, at: played });
    // The names of the record.
    for (const key of Object.keys(seen) as (keyof Seen)[]) seen[key] += known.seen[key];
    played += 1;
    if (until !== undefined && found.has(until)) break;
  }
  return { ...given, played, seen, found };
}

const BATCH = 100;

/** Histories of a seed, drawn as they are wanted. */
export function* drawn(runs: number, seed: number): Generator<History> {
  for (let from = 0; from < runs; from += BATCH)
    yield* fc.sample(history, { numRuns: Math.min(BATCH, runs - from), seed: seed + from });
}

/** Says what broke a promise as shortly as it can be broken; undefined when nothing did. */
export async function breach({ found, seed, builds }: Hunted, promise: Promised): Promise<string | undefined> {
  const first = found.get(promise);
  if (!first) return undefined;
  const { history: short, how } = await shorten(builds, promise, first);
  const again = `SEED=${seed}, history ${first.at}`;
  return `${promise}: ${PROMISES[promise]}\n${how} (${again})\n${told(short)}`;
}

/** Leaves out whatever the promise is broken without. */
async function shorten(builds: Builds, promise: Promised, { history: long, how }: Found) {
  let [short, why] = [long, how];
  const tries = async (happenings: readonly Happening[]): Promise<boolean> => {
    const history = { ...short, happenings };
    const known = await lived(await builds(history.begins), history);
    const broken = known.broken.find((one) => one.promise === promise);
    if (broken) [short, why] = [history, broken.how];
    return broken !== undefined;
  };
  for (let size = long.happenings.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < short.happenings.length;) {
      const { happenings } = short;
      if (!(await tries([...happenings.slice(0, at), ...happenings.slice(at + size)]))) at += size;
    }
  }
  return { history: short, how: why };
}
