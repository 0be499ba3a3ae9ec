import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { tarOf } from '../archive';

/** The program as it is shipped. */
export const VERIFIER = join(__dirname, '../../../bin/inspection-verify.mjs');
const scratch = mkdtempSync(join(tmpdir(), 'hearth-inspection-'));

/** Runs the verifier as an inspector does: a program of its own. */
export function verified(bytes: Buffer, ...more: string[]): { status: number; told: string } {
  const file = join(scratch, 'pack.tar.gz');
  writeFileSync(file, bytes);
  try {
    return { status: 0, told: execFileSync(process.execPath, [VERIFIER, file, ...more], { encoding: 'utf8' }) };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { status, told: stdout };
  }
}

/** Files of an archive, in its order. */
export type Files = { name: string; bytes: Buffer }[];

/** The files of an archive. */
export function unpacked(archive: Buffer): Files {
  const tar = gunzipSync(archive);
  const files: Files = [];
  for (let at = 0; tar[at] !== 0;) {
    const size = Number.parseInt(tar.toString('utf8', at + 124, at + 135), 8);
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    files.push({ name, bytes: tar.subarray(at + 512, at + 512 + size) });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** An archive of files, as whoever tampers would write it. */
export const packed = (files: Files): Buffer => gzipSync(tarOf(files, new Date(0)));

/** An archive with other lines in one of its files. */
export const edited = (archive: Buffer, name: string, edit: (lines: string[]) => string[]): Buffer =>
  packed(
    unpacked(archive).map((file) => {
      if (file.name !== name) return file;
      const lines = file.bytes.toString('utf8').split('\n').filter(Boolean);
      return {
        name,
        bytes: Buffer.from(
          edit(lines)
            .map((line) => `${line}\n`)
            .join(''),
        ),
      };
    }),
  );

type Touch = { readonly at: number; readonly other: number; readonly how: string };

/** The lines of a file after somebody touched one of them. */
export function touched(lines: string[], { at, other, how }: Touch): string[] {
  const line = lines[at] ?? '';
  switch (how) {
    case 'changed':
      return lines.with(at, line.replace(/"at":"\d/, '"at":"9').replace(/"characters":\d/, '"characters":9') + ' ');
    case 'removed':
      return lines.filter((_line, index) => index !== at);
    case 'added':
      return [...lines.slice(0, at), line.replace(/"id":"[^"]+"/, '"id":"strange"'), ...lines.slice(at)];
    case 'twice':
      return [...lines, line];
    default:
      return lines.with(at, lines[other] ?? '').with(other, line);
  }
}

/** A file of the archive with other bytes. */
const rewritten = (name: string, write: (bytes: Buffer) => Buffer) => (files: Files) =>
  files.map((file) => (file.name === name ? { name, bytes: write(file.bytes) } : file));
const without = (name: string) => (files: Files) => files.filter((file) => file.name !== name);
const appended = (more: string) => (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(more)]);
const replaced = (from: string, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString('utf8').replace(from, () => to));

/** Somebody changes what they like and signs it anew with a key of their own. */
function forged(files: Files): Files {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const manifest = files.find(({ name }) => name === 'manifest.json')!.bytes;
  const seal = Buffer.from(sign(null, manifest, privateKey).toString('base64'));
  const pem = Buffer.from(publicKey.export({ type: 'spki', format: 'pem' }));
  return rewritten('manifest.sig', () => seal)(rewritten('public-key.pem', () => pem)(files));
}

const STEPS = 'records/steps.jsonl';
const SWAP: Readonly<Record<string, string>> = { [STEPS]: 'records/releases.jsonl', 'records/releases.jsonl': STEPS };

/** Every kind of tampering, and what the verifier says of it. */
export const TAMPERING: readonly (readonly [string, (files: Files) => Files, string])[] = [
  ['a summary made kinder', rewritten('manifest.json', replaced('"errors":6', '"errors":0')), 'after it was signed'],
  ['a manifest that ends otherwise', rewritten('manifest.json', appended(' ')), 'after it was signed'],
  ['another signature', rewritten('manifest.sig', () => Buffer.alloc(64).fill('A')), 'after it was signed'],
  ['no signature', without('manifest.sig'), 'is missing'],
  ['no manifest', without('manifest.json'), 'is missing'],
  ['a broken key', rewritten('public-key.pem', () => Buffer.from('no key')), 'not the one that the station published'],
  ['all of it signed anew', forged, 'not the one that the station published'],
  ['a whole file away', without(STEPS), `the whole file ${STEPS}`],
  ['a file emptied', rewritten(STEPS, () => Buffer.alloc(0)), 'removed: steps'],
  [
    'a strange file',
    (all) => [...all, { name: 'records/x.jsonl', bytes: Buffer.from('{}') }],
    'the file records/x.jsonl',
  ],
  ['a file twice', (all) => [...all, ...all.filter(({ name }) => name === STEPS)], `holds ${STEPS} twice`],
  [
    'files in each other’s place',
    (all) => all.map((one) => ({ ...one, name: SWAP[one.name] ?? one.name })),
    'removed: steps',
  ],
  ['a blank line', rewritten(STEPS, (bytes) => Buffer.concat([Buffer.from('\n'), bytes])), 'added: steps'],
  ['a last line without its end', rewritten(STEPS, (bytes) => bytes.subarray(0, -1)), 'does not end as it was written'],
  ['another way to check', rewritten('README.txt', appended('不必核验')), 'changed: README.txt'],
];
