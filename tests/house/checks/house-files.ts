import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What breaks the rules on purpose is looked at by its own tests only. */
const FIXTURES = 'tests/house/fixtures/';

/** Every file that is tracked or about to be, relative to the root. */
export function houseFiles(root: string): readonly string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (listed.status !== 0) throw new Error(`git ls-files failed in ${root}: ${listed.stderr}`);
  return listed.stdout.split('\0').filter((file) => file && !file.startsWith(FIXTURES) && existsSync(join(root, file)));
}

/** The folders with a package.json of their own; the house itself is `.`. */
export function workspacesOf(root: string): readonly string[] {
  return houseFiles(root)
    .filter((file) => /^((cms|mobile-app|plugins\/[^/]+)\/)?package\.json$/.test(file))
    .map((file) => file.replace(/\/?package\.json$/, '') || '.');
}

export const readHouseFile = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');
