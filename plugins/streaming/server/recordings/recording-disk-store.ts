import { access, mkdir, rm, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { contentOf, positionOf, type Content } from '../../engine/cutting/content.rules';
import { plainFilm, type PlainFilm } from '../../engine/cutting/plain-film';
import { preciseCut } from '../../engine/cutting/precise-cut';
import { readCut, writeCut, type Cut, type Piece } from '../../engine/cutting/write-cut';
import type { Range } from '../../engine/cutting/cut.rules';
import type { SessionState } from '../../engine/wire/session-state.rules';
import { createRecordings } from '../origin/recordings';
import { STORYBOARD_VTT } from '../pictures/storyboard.rules';

/** What the hands of the house do with recordings of our own engine, on the disk. A `ref` is a room and a session in it. */
export type RecordingWorks = {
  /** What lies there; undefined where nothing does. */
  read(ref: string): Promise<KnownRecording | undefined>;
  cut(ref: string, wish: CutOrder): Promise<Cut | CutFailure>;
  /** Where in it the moment of a clock is. */
  position(ref: string, moment: Date): Promise<number | undefined>;
  film(ref: string, epoch: number): Promise<PlainFilm | undefined>;
  /** Whether its small pictures are drawn. */
  hasStoryboard(ref: string): Promise<boolean>;
  /** Gone for good; what is gone already is no error. */
  remove(ref: string): Promise<void>;
  space(): Promise<{ readonly total: number; readonly free: number; readonly floor: number }>;
};

/** A recording on the disk. */
export type KnownRecording = {
  readonly content: Content;
  readonly ended: boolean;
  /** The epochs of which there is something. */
  readonly epochs: readonly number[];
};

/** What is cut of what. */
export type CutOrder = {
  readonly pieces: readonly (Range & { readonly ref: string })[];
  readonly precise: boolean;
  readonly at: Date;
  readonly signal?: AbortSignal;
  readonly onProgress?: (share: number) => void;
};

/** Why a cut came to nothing. */
export type CutFailure = {
  readonly why: 'empty' | 'missing' | 'no-ffmpeg' | 'sound-only' | 'ffmpeg' | 'stopped';
  readonly words?: string;
};

/** What the works stand on. */
export type WorksDeps = {
  readonly folder: string;
  /** The program that encodes; nothing where this host has none. */
  readonly ffmpeg: () => Promise<string | undefined>;
  readonly floorBytes?: number;
};

const REF = /^[\w-]{1,64}\/[\w-]{1,64}$/;
/** As much as the packager leaves free. */
const FLOOR = 2 * 1024 ** 3;

/** Whoever loads a film asks for many ranges of it. */
const FILMS_KEPT = 6;

/** Makes each once, and keeps those that were asked for lately. */
function remembered<T>(): (name: string, make: () => Promise<T | undefined>) => Promise<T | undefined> {
  const kept = new Map<string, Promise<T | undefined>>();
  return (name, make) => {
    const known = kept.get(name);
    if (known) return known;
    const made = make();
    kept.set(name, made);
    // What is not there may be there the next time.
    made.then((one) => (one ? undefined : kept.delete(name))).catch(() => kept.delete(name));
    const [oldest] = kept.keys();
    if (kept.size > FILMS_KEPT && oldest !== undefined) kept.delete(oldest);
    return made;
  };
}

/** What the hands are. */
type Hands = WorksDeps & {
  readonly sessions: ReturnType<typeof createRecordings>;
  readonly films: ReturnType<typeof remembered<PlainFilm>>;
};

/** The works over a folder of streams. */
export function createRecordingWorks(deps: WorksDeps): RecordingWorks {
  const { folder, floorBytes = FLOOR } = deps;
  const hands: Hands = { ...deps, sessions: createRecordings(), films: remembered<PlainFilm>() };
  return {
    read: (ref) => readRecording(hands, ref),
    cut: (ref, order) => cutTo(hands, ref, order),
    film: (ref, epoch) => filmOf(hands, ref, epoch),
    position: async (ref, moment) => {
      const state = await stateOf(hands, ref);
      return state && positionOf(state, moment.getTime());
    },
    hasStoryboard: (ref) =>
      access(join(folderOf(hands, ref) ?? folder, STORYBOARD_VTT)).then(
        () => true,
        () => false,
      ),
    async remove(ref) {
      const place = folderOf(hands, ref);
      if (place !== undefined) await rm(place, { recursive: true, force: true });
    },
    async space() {
      await mkdir(folder, { recursive: true, mode: 0o750 });
      const { blocks, bavail, bsize } = await statfs(folder);
      return { total: blocks * bsize, free: bavail * bsize, floor: floorBytes };
    },
  };
}

const folderOf = ({ folder }: Hands, ref: string): string | undefined =>
  REF.test(ref) ? join(folder, ref) : undefined;

async function stateOf(hands: Hands, ref: string): Promise<SessionState | undefined> {
  const place = folderOf(hands, ref);
  return place === undefined ? undefined : hands.sessions({ session: ref, folder: place });
}

async function readRecording(hands: Hands, ref: string): Promise<KnownRecording | undefined> {
  const state = await stateOf(hands, ref);
  if (!state) return undefined;
  const content = contentOf(state);
  return { content, ended: state.ended, epochs: [...new Set(content.parts.map(({ epoch }) => epoch))] };
}

async function piecesOf(hands: Hands, wanted: CutOrder['pieces']): Promise<readonly Piece[] | undefined> {
  const pieces: Piece[] = [];
  for (const { ref, start, end } of wanted) {
    const [place, known] = [folderOf(hands, ref), await readRecording(hands, ref)];
    if (place === undefined || !known) return undefined;
    pieces.push({ folder: place, content: known.content, start, end });
  }
  return pieces;
}

async function cutTo(
  hands: Hands,
  ref: string,
  { pieces: wanted, precise, at, signal, onProgress }: CutOrder,
): Promise<Cut | CutFailure> {
  const [place, pieces] = [folderOf(hands, ref), await piecesOf(hands, wanted)];
  if (place === undefined || !pieces) return { why: 'missing' };
  await mkdir(join(place, '..'), { recursive: true, mode: 0o750 });
  if (!precise) return (await writeCut(place, pieces)) ?? { why: 'empty' };
  const ffmpeg = await hands.ffmpeg();
  if (ffmpeg === undefined) return { why: 'no-ffmpeg' };
  return preciseCut(place, pieces, {
    ...{ ffmpeg, session: ref, at: at.getTime() },
    contentIn: async (folder) => {
      const state = await hands.sessions({ session: folder, folder });
      return state && contentOf(state);
    },
    signal: signal ?? new AbortController().signal,
    onProgress: onProgress ?? (() => undefined),
  });
}

async function filmOf(hands: Hands, ref: string, epoch: number): Promise<PlainFilm | undefined> {
  const [folder, known] = [folderOf(hands, ref), await readRecording(hands, ref)];
  if (folder === undefined || !known) return undefined;
  const { content } = known;
  return hands.films(`${ref} ${epoch} ${content.bytes}`, async () => {
    const edits = (await readCut(folder))?.edits ?? [];
    return plainFilm({ folder, content, epoch, edits });
  });
}
