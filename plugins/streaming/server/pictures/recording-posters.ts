import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { epochFile } from '../../engine/wire/session-line.rules';
import type { SessionState } from '../../engine/wire/session-state.rules';
import type { DrawPicture } from '../../engine/ffmpeg/draw-picture';
import { keyParts, nearestKey, posterCandidates, recordedSeconds, type KeyPart } from './key-pictures.rules';
import { isGood, postersOf, type Poster } from './poster-sizes';

/** A recording: where it lies, and what its index says. */
export type Recorded = { readonly folder: string; readonly state: SessionState };

/** The poster of a recording: chosen by somebody, or the first good picture. It lies in the folder of the recording. */
export type RecordingPosters = {
  of(recorded: Recorded): Promise<Poster | undefined>;
  /** Takes the key frame nearest to a second; the second it is of, or nothing where none can be drawn. */
  chooseSecond(recorded: Recorded, second: number): Promise<number | undefined>;
  /** Takes a picture that somebody brought. */
  put(folder: string, jpeg: Buffer): Promise<void>;
  /** Goes back to the one before; done twice, it is as it was. False where there was none before. */
  back(folder: string): Promise<boolean>;
};

const POSTER = 'poster.jpg';
const BEFORE = 'poster-before.jpg';
const KEPT = 100;

/** Makes posters of recordings, each once. */
export function createRecordingPosters(draw: DrawPicture): RecordingPosters {
  const making = new Map<string, Promise<Buffer | undefined>>();
  const kept = new Map<string, { readonly stamp: string; readonly poster: Poster }>();
  const once = (recorded: Recorded): Promise<Buffer | undefined> => {
    const known = making.get(recorded.folder);
    if (known) return known;
    const made = firstGood(recorded, draw).finally(() => making.delete(recorded.folder));
    making.set(recorded.folder, made);
    return made;
  };
  return {
    of: async (recorded) => {
      const path = join(recorded.folder, POSTER);
      if (!(await stampOf(path)) && !(await once(recorded))) return undefined;
      const stamp = (await stampOf(path)) ?? '';
      const known = kept.get(recorded.folder);
      if (known?.stamp === stamp) return known.poster;
      const poster = await postersOf(await readFile(path), 0);
      kept.set(recorded.folder, { stamp, poster });
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return poster;
    },
    chooseSecond: async (recorded, second) => {
      const key = nearestKey(keyParts(recorded.state), second);
      const jpeg = key && (await drawKey(recorded, key, draw));
      if (!key || !jpeg) return undefined;
      await replace(recorded.folder, jpeg);
      return key.second;
    },
    put: replace,
    back: async (folder) => {
      const before = await readFile(join(folder, BEFORE)).catch(() => undefined);
      if (before) await replace(folder, before);
      return before !== undefined;
    },
  };
}

/** What stood there until now can be had back. */
async function replace(folder: string, jpeg: Buffer): Promise<void> {
  const until = await readFile(join(folder, POSTER)).catch(() => undefined);
  if (until) await writeWhole(join(folder, BEFORE), until);
  await writeWhole(join(folder, POSTER), jpeg);
}

async function stampOf(path: string): Promise<string | undefined> {
  const facts = await stat(path).catch(() => undefined);
  return facts && `${facts.mtimeMs}-${facts.size}-${facts.ino}`;
}

/** The first of some pictures over the length that is neither dark nor empty; the first of all where none is. */
async function firstGood(recorded: Recorded, draw: DrawPicture): Promise<Buffer | undefined> {
  let first: Buffer | undefined;
  for (const key of posterCandidates(keyParts(recorded.state), recordedSeconds(recorded.state))) {
    const jpeg = await drawKey(recorded, key, draw);
    first ??= jpeg;
    if (!jpeg || !(await isGood(jpeg))) continue;
    first = jpeg;
    break;
  }
  if (first) await writeWhole(join(recorded.folder, POSTER), first);
  return first;
}

async function drawKey(recorded: Recorded, key: KeyPart, draw: DrawPicture): Promise<Buffer | undefined> {
  const init = recorded.state.epochs.get(key.epoch)?.init ?? 0;
  const file = await open(join(recorded.folder, epochFile(key.epoch)));
  try {
    return await draw(await piece(file, 0, init), await piece(file, key.offset, key.length));
  } finally {
    await file.close();
  }
}

/** Reads a range of an open file. */
export async function piece(file: Awaited<ReturnType<typeof open>>, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

/** Nobody reads half of it: it is written beside its name and moved. */
export async function writeWhole(path: string, bytes: Buffer | string): Promise<void> {
  const making = `${path}.${process.pid}.${Math.trunc(performance.now() * 1_000)}`;
  await writeFile(making, bytes, { mode: 0o640 });
  await rename(making, path);
}
