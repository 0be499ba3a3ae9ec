import { createHash } from 'node:crypto';
import { canonicalJson } from '../../kernel';
import type { Line } from './line.rules';

/** A file of the archive: its lines, and for each its id and SHA-256, which the signed manifest lists. */
export type ArchiveFile = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly records: readonly (readonly [id: string, sha256: string])[];
};

const sha = (text: string | Buffer): string => createHash('sha256').update(text).digest('hex');

/** Writes lines as canonical JSON (RFC 8785), each with its own sum, so that a verifier can name the one that was touched. */
export function fileOf(name: string, lines: readonly Line[]): ArchiveFile {
  const written = lines.map((line) => ({ id: line.id, text: canonicalJson(line) }));
  return {
    name: `records/${name}.jsonl`,
    bytes: Buffer.from(written.map(({ text }) => `${text}\n`).join('')),
    records: written.map(({ id, text }) => [id, sha(text)] as const),
  };
}

const BLOCK = 512;

/** A tar archive (ustar) of files: read by every system, and by forty lines of a verifier. */
export function tarOf(files: readonly { readonly name: string; readonly bytes: Buffer }[], at: Date): Buffer {
  const blocks = files.flatMap(({ name, bytes }) => {
    const rest = (BLOCK - (bytes.length % BLOCK)) % BLOCK;
    return [header(name, bytes.length, at), bytes, Buffer.alloc(rest)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

function header(name: string, size: number, at: Date): Buffer {
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number): string => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0, 100, 'utf8');
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8) + octal(0, 8), 108);
  block.write(octal(size, 12) + octal(Math.floor(at.getTime() / 1000), 12), 124);
  block.write(' '.repeat(8), 148);
  block.write('0', 156);
  block.write('ustar\x0000', 257);
  block.write(
    `${block
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, '0')}\0 `,
    148,
  );
  return block;
}
