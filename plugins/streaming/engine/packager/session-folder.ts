import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { epochFile, INDEX, readLines, type PartLine, type SessionLine } from '../wire/session-line.rules';
import { apply, newSession, openSegment, type Segment, type SessionState } from '../wire/session-state.rules';
import type { Made } from './made';

/** The folder of a broadcast: the recording, which is the only copy, and the index that says what lies where in it. */
export type SessionFolder = {
  readonly path: string;
  readonly state: SessionState;
  /** The heads of the epochs, by their number. */
  readonly inits: Map<number, Buffer>;
  /** Writes what was made and gives the line that says so; while the disk is full viewers alone get it. */
  keep(made: Made, hasRoom: boolean): Promise<SessionLine>;
  append(line: SessionLine): Promise<void>;
  /** The bytes of a segment, by its parts. */
  partsOf(segment: Segment): Promise<Buffer[]>;
  close(): Promise<void>;
};

/** Opens the folder of a broadcast. What a killed predecessor left half written is cut away, and the rest goes on. */
export async function openFolder(path: string, session: string): Promise<SessionFolder> {
  await mkdir(path, { recursive: true, mode: 0o750 });
  const files = new Map<number, FileHandle>();
  const index = await open(join(path, INDEX), 'a+', 0o640);
  const read = readLines(await index.readFile('utf8'));
  const state = await replay(read.lines, { path, session, files });
  await rewriteEnd(index, read, state.lines);
  const inits = new Map<number, Buffer>();
  for (const [number, file] of files) inits.set(number, await firstBytes(file, state.session.epochs.get(number)?.init));

  const append = async (line: SessionLine): Promise<void> => {
    await index.appendFile(`${JSON.stringify(line)}\n`);
  };
  return {
    ...{ path, state: state.session, inits, append },
    async keep(made, hasRoom) {
      if (made.is === 'epoch') {
        const file = await open(join(path, epochFile(made.line.epoch)), 'w+', 0o640);
        await file.write(made.init, 0, made.init.length, 0);
        files.set(made.line.epoch, file);
        inits.set(made.line.epoch, made.init);
      }
      const line = made.is === 'part' ? await keepPart(made, { state: state.session, files, hasRoom }) : made.line;
      await append(line);
      return line;
    },
    partsOf: (segment) => readParts(files.get(segment.epoch), segment),
    async close() {
      for (const file of [index, ...files.values()]) await file.close();
    },
  };
}

type Keeping = { readonly state: SessionState; readonly files: Map<number, FileHandle>; readonly hasRoom: boolean };

async function keepPart(
  { line, bytes }: Extract<Made, { is: 'part' }>,
  { state, files, hasRoom }: Keeping,
): Promise<PartLine> {
  const offset = state.epochs.get(line.epoch)?.end ?? 0;
  const known = { ...line, offset, length: bytes.length };
  const file = files.get(line.epoch);
  if (!hasRoom || !file) return { ...known, kept: false };
  try {
    await file.write(bytes, 0, bytes.length, offset);
    return known;
  } catch (error) {
    // The disk filled up faster than its guard looks: viewers go on, and the guard will say so.
    if (isFull(error)) return { ...known, kept: false };
    throw error;
  }
}

// Only a node error carries a code.
const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes((error as NodeJS.ErrnoException).code ?? '');

type Replaying = { readonly path: string; readonly session: string; readonly files: Map<number, FileHandle> };

/** Takes the lines in whose bytes are there, up to the first whose bytes are not. */
async function replay(
  lines: readonly SessionLine[],
  { path, session, files }: Replaying,
): Promise<{ session: SessionState; lines: number }> {
  const state = newSession(session);
  const sizes = new Map<number, number>();
  let taken = 0;
  for (const line of lines) {
    if (line.k === 'epoch') {
      const file = await open(join(path, epochFile(line.epoch)), 'a+', 0o640);
      sizes.set(line.epoch, (await file.stat()).size);
      await file.close();
    }
    if (!isThere(line, sizes)) break;
    apply(state, line);
    taken += 1;
  }
  for (const { epoch, end } of state.epochs.values())
    files.set(epoch, await cutBack(join(path, epochFile(epoch)), end));
  return { session: state, lines: taken };
}

function isThere(line: SessionLine, sizes: ReadonlyMap<number, number>): boolean {
  if (line.k === 'epoch') return (sizes.get(line.epoch) ?? 0) >= line.init;
  if (line.k !== 'part' || line.kept === false) return true;
  return (sizes.get(line.epoch) ?? 0) >= line.offset + line.length;
}

/** A part that the index does not know ends no broadcast: its encoder sends it again, or it is the one part that was lost. */
async function cutBack(path: string, end: number): Promise<FileHandle> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  if (size > end) await file.truncate(end);
  return file;
}

/** Cuts the index back to the lines that were taken; all of them is the rule. */
async function rewriteEnd(
  index: FileHandle,
  { lines, bytes }: ReturnType<typeof readLines>,
  taken: number,
): Promise<void> {
  const lost = lines.slice(taken).reduce((sum, line) => sum + Buffer.byteLength(JSON.stringify(line)) + 1, 0);
  await index.truncate(bytes - lost);
}

async function readParts(file: FileHandle | undefined, { offset, parts }: Segment): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  let at = offset;
  for (const { length } of parts) {
    if (file) pieces.push((await file.read(Buffer.alloc(length), 0, length, at)).buffer);
    at += length;
  }
  return pieces;
}

async function firstBytes(file: FileHandle, length = 0): Promise<Buffer> {
  const { buffer } = await file.read(Buffer.alloc(length), 0, length, 0);
  return buffer;
}

/** What a maker needs to go on after the lines that were read. */
export function madeBefore({ state, inits }: SessionFolder) {
  const open = openSegment(state);
  return {
    epochs: [...state.epochs.values()].map(({ epoch: number, slate, reached }) => ({
      ...{ number, slate, reached },
      init: inits.get(number) ?? Buffer.alloc(0),
    })),
    numbering: {
      segment: open?.number ?? state.total.segments,
      part: open?.parts.length ?? 0,
      seconds: open?.seconds ?? 0,
      fragments: state.total.fragments,
    },
    clock: state.clock,
  };
}
