import { open, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { headLength } from '../fmp4/move-fragment.rules';
import { plainHead } from '../fmp4/plain-head.rules';
import { readRunsOf } from '../fmp4/read-fragment.rules';
import { epochFile } from '../wire/session-line.rules';
import type { Content, ContentPart } from './content.rules';
import type { Edit } from './cut-writer';

/** A plain film that is never written down: a head made for it, and a range of the recording behind it. */
export type PlainFilm = {
  readonly path: string;
  readonly head: Buffer;
  readonly start: number;
  readonly length: number;
};

/** Which epoch of a recording is wanted as a film, and what of it is shown. */
export type FilmWish = {
  readonly folder: string;
  readonly content: Content;
  readonly epoch: number;
  readonly edits: readonly Edit[];
};

/** Heads of fragments are some hundred bytes; one that is longer is read once more. */
const USUAL_HEAD = 2_048;
/** So many reads wait for the disk at once. */
const AT_ONCE = 64;

/** The film of an epoch; undefined where nothing of it is kept. Of a recording that grows it is what lies on the disk now. */
export async function plainFilm({ folder, content, epoch, edits }: FilmWish): Promise<PlainFilm | undefined> {
  const parts = content.parts.filter((part) => part.epoch === epoch);
  const [first, last] = [parts[0], parts.at(-1)];
  const known = content.epochs.get(epoch);
  if (!first || !last || !known) return undefined;
  const path = join(folder, epochFile(epoch));
  const end = last.offset + last.length;
  const facts = await stat(path).catch(() => undefined);
  if (!facts || facts.size < end) return undefined;
  const file = await open(path, 'r');
  try {
    const init = Buffer.alloc(known.init);
    await file.read(init, 0, known.init, 0);
    const fragments = await runsIn(file, parts);
    const length = end - first.offset;
    const head = plainHead({ init, fragments, length, edits: edits.filter((edit) => edit.epoch === epoch) });
    return { path, head, start: first.offset, length };
  } finally {
    await file.close();
  }
}

async function runsIn(file: FileHandle, parts: readonly ContentPart[]) {
  const found: { readonly offset: number; readonly runs: ReturnType<typeof readRunsOf> }[] = [];
  for (let at = 0; at < parts.length; at += AT_ONCE) {
    const those = parts.slice(at, at + AT_ONCE).map(async ({ offset, length }) => {
      return { offset, runs: readRunsOf(await headIn(file, { offset, length })) };
    });
    found.push(...(await Promise.all(those)));
  }
  return found;
}

async function headIn(file: FileHandle, { offset, length }: Pick<ContentPart, 'offset' | 'length'>): Promise<Buffer> {
  const usual = Buffer.alloc(Math.min(USUAL_HEAD, length));
  await file.read(usual, 0, usual.length, offset);
  const wanted = headLength(usual);
  if (wanted <= usual.length) return usual.subarray(0, wanted);
  const whole = Buffer.alloc(Math.min(wanted, length));
  await file.read(whole, 0, whole.length, offset);
  return whole;
}
