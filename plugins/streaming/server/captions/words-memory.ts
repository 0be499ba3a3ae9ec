import type { CaptionTrack, Cue } from '../../contract';
import { inOrder, oneAfterTheOther } from './cue.rules';
import type { LiveCue, WordTrack } from './live-words.rules';
import type { BroadcastWords, Words } from './words';

/** All that is on record of a broadcast's words. */
export type WordsOnRecord = {
  readonly room: string;
  readonly delaySeconds: number;
  readonly networkMs: number;
  readonly tracks: readonly CaptionTrack[];
  readonly cues: readonly Cue[];
  /** What it was cut from: when something is said anew there, it has to be read anew. */
  readonly sources?: readonly string[];
};

/** The words of this node's broadcasts in memory, kept in step by what every node hears. */
export type WordsMemory = Words & {
  heard(cue: Cue): void;
  /** Something else of a room changed: it is read anew, and until then what was known is told. */
  changed(room: string): void;
  /** Events may have been missed. */
  lost(): void;
};

type Ports = { readonly read: (broadcast: string) => Promise<WordsOnRecord | undefined> };

/** So many broadcasts are kept; those asked for longest ago go first. */
const KEPT = 40;

type Kept = {
  room: string | undefined;
  delaySeconds: number;
  networkMs: number;
  tracks: readonly WordTrack[];
  sources: readonly string[] | undefined;
  /** By cue, the newest version; taken back ones as well, so that an older word does not bring them back. */
  readonly cues: Map<string, Cue>;
  readonly lists: Map<string, readonly LiveCue[]>;
  reading: Promise<boolean> | undefined;
};

/** Nothing is known yet; each broadcast is read when somebody first asks for its words. */
export function wordsMemory({ read }: Ports): WordsMemory {
  const kept = new Map<string, Kept>();
  const reading = (broadcast: string, one: Kept): Promise<boolean> =>
    (one.reading ??= taken(one, read(broadcast)).catch((error: unknown) => {
      // The next who asks tries again.
      one.reading = undefined;
      throw error;
    }));
  const anew = (broadcast: string, one: Kept): void => {
    one.reading = undefined;
    reading(broadcast, one).catch(() => undefined);
  };
  return {
    async of(broadcast) {
      const one = kept.get(broadcast) ?? nothing();
      kept.delete(broadcast);
      kept.set(broadcast, one);
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      const now = reading(broadcast, one);
      // Whoever was told before is told what is known, however long the record takes to answer.
      if (one.room === undefined) return (await now) ? told(one) : undefined;
      now.catch(() => undefined);
      return told(one);
    },
    behind(broadcast) {
      const one = kept.get(broadcast);
      // Of a host that has just started nobody may ask for words; players are kept where they were all the same.
      if (!one) this.of(broadcast).catch(() => undefined);
      return one?.delaySeconds ?? 0;
    },
    heard(cue) {
      const one = kept.get(cue.broadcast);
      if (one) take(one, cue);
      // Read when somebody asks for them again, and not with each word.
      for (const other of kept.values()) if (other.sources?.includes(cue.broadcast) === true) other.reading = undefined;
    },
    changed(room) {
      for (const [broadcast, one] of kept) if (one.room === room) anew(broadcast, one);
    },
    lost() {
      for (const [broadcast, one] of kept) anew(broadcast, one);
    },
  };
}

const nothing = (): Kept => ({
  ...{ room: undefined, delaySeconds: 0, networkMs: 0, tracks: [], sources: undefined },
  ...{ cues: new Map(), lists: new Map(), reading: undefined },
});

async function taken(one: Kept, reading: Promise<WordsOnRecord | undefined>): Promise<boolean> {
  const record = await reading;
  if (!record) return false;
  const { room, delaySeconds, networkMs, tracks, cues, sources } = record;
  Object.assign(one, { room, delaySeconds, networkMs, tracks, sources });
  // Nothing of a cut is heard: all of it is what was read.
  if (sources) for (const list of [one.cues, one.lists]) list.clear();
  // What was heard meanwhile is newer than what was read.
  for (const cue of cues) take(one, cue);
  return true;
}

function take(one: Kept, cue: Cue): void {
  const known = one.cues.get(cue.id);
  if (known && known.version >= cue.version) return;
  one.cues.set(cue.id, cue);
  one.lists.delete(cue.track);
}

function told(one: Kept): BroadcastWords {
  const cues = (track: string): readonly LiveCue[] => {
    const list = one.lists.get(track) ?? listed(one, track);
    one.lists.set(track, list);
    return list;
  };
  const { tracks, networkMs } = one;
  return { tracks, networkMs, cues, spoken: () => one.tracks.filter(({ id }) => cues(id).length > 0) };
}

const listed = ({ cues }: Kept, track: string): readonly LiveCue[] =>
  oneAfterTheOther(inOrder([...cues.values()].filter((cue) => cue.track === track && !cue.removed)));
