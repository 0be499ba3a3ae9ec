import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { epochFile } from '../wire/session-line.rules';
import type { Content } from './content.rules';
import { planCut, type CutRun, type Range } from './cut.rules';
import { CutWriter, type Edit } from './cut-writer';

/** A piece of a recording: where it lies, what it holds, and what of it is wanted. */
export type Piece = Range & { readonly folder: string; readonly content: Content };

/** What came of a cut. */
export type Cut = {
  /** What was asked for, in seconds. */
  readonly seconds: number;
  readonly bytes: number;
  /** Seconds before the first wanted picture. */
  readonly lead: number;
  readonly edits: readonly Edit[];
};

/** What of the files of a cut is wanted, beside its index. */
export const CUT = 'cut.json';

/**
 * Makes a recording of its own from pieces of others, in their order and without touching a picture. It is written beside its place and moved, so that
 * a place that exists is whole; who comes second finds it. Undefined when the pieces hold nothing.
 */
export async function writeCut(place: string, pieces: readonly Piece[]): Promise<Cut | undefined> {
  const before = await readCut(place);
  if (before) return before;
  const making = `${place}.making-${randomUUID()}`;
  await mkdir(making, { recursive: true, mode: 0o750 });
  try {
    const cut = await written(making, pieces);
    if (!cut) return undefined;
    await writeFile(join(making, CUT), JSON.stringify(cut), { mode: 0o640 });
    return await settled(making, place, cut);
  } finally {
    await rm(making, { recursive: true, force: true });
  }
}

/** Moves what is whole to its place; one that somebody else finished meanwhile counts. */
export async function settled(making: string, place: string, cut: Cut): Promise<Cut> {
  try {
    await rename(making, place);
    return cut;
  } catch (error) {
    const there = await readCut(place);
    if (there) return there;
    throw error;
  }
}

/** What came of a cut that is there. */
export async function readCut(place: string): Promise<Cut | undefined> {
  const text = await readFile(join(place, CUT), 'utf8').catch(() => undefined);
  // Written by this very file, and moved into place only when it was whole.
  return text === undefined ? undefined : (JSON.parse(text) as Cut);
}

async function written(folder: string, pieces: readonly Piece[]): Promise<Cut | undefined> {
  const writer = new CutWriter(folder);
  const edits: Edit[] = [];
  let lead: number | undefined;
  let bytes = 0;
  for (const piece of pieces) {
    for (const run of planCut(piece.content, piece)) {
      const done = await copyRun(writer, piece, run);
      edits.push(done.edit);
      bytes += done.bytes;
      lead ??= run.lead;
    }
  }
  if (lead === undefined) return undefined;
  await writer.close();
  const seconds = edits.reduce((sum, edit) => sum + edit.seconds, 0);
  return { seconds: Math.round(seconds * 1e3) / 1e3, bytes, lead, edits };
}

/** Copies a run; the last part is cut where the wanted end lies in it. */
async function copyRun(writer: CutWriter, piece: Piece, run: CutRun): Promise<{ edit: Edit; bytes: number }> {
  const epoch = piece.content.epochs.get(run.epoch);
  if (!epoch) throw new Error('parts of parameters that the index does not know');
  const file = await open(join(piece.folder, epochFile(run.epoch)), 'r');
  try {
    await writer.begin({ epoch, init: await bytesOf(file, { offset: 0, length: epoch.init }) });
    const stop = (run.parts[0]?.at ?? 0) + run.lead + run.seconds;
    let edit: Edit | undefined;
    let bytes = 0;
    for (const part of run.parts) {
      const until = part.at + part.seconds > stop ? stop - part.at : undefined;
      const added = await writer.add({ part, bytes: await bytesOf(file, part), until });
      edit ??= { epoch: added.epoch, from: added.from + run.lead, seconds: run.seconds };
      bytes += part.length;
    }
    if (!edit) throw new Error('a run without parts');
    return { edit, bytes };
  } finally {
    await file.close();
  }
}

async function bytesOf(
  file: FileHandle,
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
  if (bytesRead < length) throw new Error('the recording is shorter than its index says');
  return buffer;
}
