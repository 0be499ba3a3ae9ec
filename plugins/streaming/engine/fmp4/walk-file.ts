import type { FileHandle } from 'node:fs/promises';

/** What a walk over a file found. */
export type Walk = {
  /** Where the first fragment begins: the length of the head of the file. */
  readonly init: number;
  /** Where the last whole fragment ends; what follows was cut off in writing. */
  readonly end: number;
  readonly fragments: number;
};

type Head = { readonly type: string; readonly length: number };

/** Walks a file by the heads of its boxes, from a known place on, and finds the last whole fragment. */
export async function walkFile(file: FileHandle, from = 0): Promise<Walk> {
  const { size } = await file.stat();
  let at = from;
  let found: Walk = { init: from, end: from, fragments: 0 };
  let head = await headAt(file, at, size);
  while (head) {
    at += head.length;
    if (head.type === 'moov') found = { init: at, end: at, fragments: 0 };
    if (head.type === 'mdat') found = { ...found, end: at, fragments: found.fragments + 1 };
    head = await headAt(file, at, size);
  }
  return found;
}

async function headAt(file: FileHandle, at: number, size: number): Promise<Head | undefined> {
  if (at + 8 > size) return undefined;
  const { buffer } = await file.read(Buffer.alloc(8), 0, 8, at);
  const length = buffer.readUInt32BE(0);
  return length >= 8 && at + length <= size ? { type: buffer.toString('latin1', 4, 8), length } : undefined;
}
