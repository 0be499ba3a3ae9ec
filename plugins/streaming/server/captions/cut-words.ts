import type { Database } from '@hearth/cms/platform';
import type { Cue, RecordingPiece } from '../../contract';
import type { CaptionDeps } from './caption-deps';
import { oneAfterTheOther } from './cue.rules';
import { cut, inRuns, momentOf, onFilm, type Stretch } from './cut-cues.rules';
import type { WordsOnRecord } from './words-memory';

/** What was cut from other recordings. */
export type CutOnRecord = {
  readonly room: string;
  readonly precise: boolean;
  readonly pieces: readonly RecordingPiece[];
};

/** Where cuts are looked up. */
export type CutStore = { find(database: Database, id: string): Promise<CutOnRecord | undefined> };

type Deps = Pick<CaptionDeps, 'database' | 'film'> & {
  readonly cuts: CutStore;
  readonly cues: { onRecord(database: Database, broadcast: string): Promise<WordsOnRecord | undefined> };
};

/** A cut of a cut of a cut is cut from what is near enough to be read. */
const DEEPEST = 4;

/** All that viewers may read of a broadcast, or of what was cut from broadcasts. */
export async function wordsOnRecord(deps: Deps, id: string, depth = 0): Promise<WordsOnRecord | undefined> {
  const own = await deps.cues.onRecord(deps.database, id);
  if (own || depth > DEEPEST) return own;
  const found = await deps.cuts.find(deps.database, id);
  const film = found && (await deps.film(found.room, id));
  if (!found || !film) return undefined;
  const sources = await sourcesOf(deps, found, depth);
  const cues = found.precise ? await encoded(deps, sources, film) : copied(sources, film);
  const { tracks, as } = inOneTongueEach(sources);
  return {
    ...{ room: found.room, delaySeconds: 0, networkMs: 0, tracks, sources: namesOf(sources) },
    // Each is where its picture is: none is moved on account of the next.
    cues: cues.map((cue) => ({ ...cue, track: as.get(cue.track) ?? cue.track, broadcast: id, source: 'imported' })),
  };
}

type Source = { readonly piece: RecordingPiece; readonly words: WordsOnRecord };

async function sourcesOf(deps: Deps, { pieces }: CutOnRecord, depth: number): Promise<readonly Source[]> {
  const found: Source[] = [];
  for (const piece of pieces) {
    const words = await wordsOnRecord(deps, piece.recording, depth + 1);
    if (words) found.push({ piece, words });
  }
  return found;
}

/** What it was cut from, and what that was cut from. */
const namesOf = (sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ piece, words }) => [piece.recording, ...(words.sources ?? [])]);

/** Pictures that were copied say when they were taken, as those of the broadcast do; so words find them whatever became of their source. */
function copied(sources: readonly Source[], film: readonly Stretch[]): readonly Cue[] {
  const unique = new Map(sources.flatMap(({ words }) => shown(words).map((cue) => [cue.id, cue])));
  return inRuns([...unique.values()], film);
}

/** Pictures that were encoded anew are counted from the beginning of the cut. */
async function encoded(deps: Deps, sources: readonly Source[], film: readonly Stretch[]): Promise<readonly Cue[]> {
  const cues: Cue[] = [];
  let before = 0;
  for (const [index, { piece, words }] of sources.entries()) {
    const source = await deps.film(words.room, piece.recording);
    if (!source) continue;
    const [start, end] = [piece.start * 1_000, Math.min(piece.end * 1_000, lengthOf(source))];
    for (const cue of cut(onFilm(shown(words), source), [{ start, end }])) {
      const [from, to] = [momentOf(film, before + cue.start), momentOf(film, before + cue.end)];
      cues.push({ ...cue, id: `${cue.id}-${index}`, start: from, end: to });
    }
    before += Math.max(0, end - start);
  }
  return cues;
}

const shown = ({ tracks, cues }: WordsOnRecord): readonly Cue[] =>
  tracks.flatMap(({ id }) => oneAfterTheOther(cues.filter(({ track, removed }) => track === id && !removed)));

function lengthOf(film: readonly Stretch[]): number {
  const last = film.at(-1);
  return last ? last.position + last.length : 0;
}

/** Pieces of several rooms have their words in one track for each language. */
function inOneTongueEach(sources: readonly Source[]): {
  readonly tracks: WordsOnRecord['tracks'];
  readonly as: ReadonlyMap<string, string>;
} {
  const all = sources.flatMap(({ words }) => words.tracks);
  const first = new Map([...all].reverse().map((track) => [track.language, track]));
  return {
    tracks: [...new Map(all.map((track) => [track.language, first.get(track.language) ?? track])).values()],
    as: new Map(all.map(({ id, language }) => [id, first.get(language)?.id ?? id])),
  };
}
