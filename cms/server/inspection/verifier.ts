import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the verifier lies beside the compiled house, as it is shipped. */
const PROGRAM = join(__dirname, '../../../bin/inspection-verify.mjs');

/** The program that checks packs, whole, with its sum: the same file that stands in the repository. */
export function verifier(): { readonly name: string; readonly program: string; readonly sha256: string } {
  const program = readFileSync(PROGRAM, 'utf8');
  return { name: 'inspection-verify.mjs', program, sha256: createHash('sha256').update(program).digest('hex') };
}
