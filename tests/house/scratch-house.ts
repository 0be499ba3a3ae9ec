import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { houseFiles } from './checks/house-files';

const HOUSE = join(__dirname, '../..');

/** What the compiler made and remembers: with it a copy compiles only what is changed in it. */
const BUILT = ['cms/lib', 'dist', '.cache/tests', '.cache/admin.tsbuildinfo'];

/** A copy of the house in which a test may build, break and make what it likes. */
export interface ScratchHouse {
  readonly root: string;
  /** Runs a script of the house or of a package and answers with how it ended and what it said. */
  run(script: string, ...args: readonly string[]): { readonly status: number | null; readonly said: string };
  remove(): void;
}

/** Copies what git knows and what is compiled; packages are linked, workspaces are the copy's own. */
export function aScratchHouse(name: string): ScratchHouse {
  const root = join(HOUSE, '.cache/scratch', name);
  rmSync(root, { recursive: true, force: true });
  for (const file of houseFiles(HOUSE).filter((path) => !path.startsWith('mobile-app/src/'))) copy(file, root);
  for (const built of BUILT.filter((path) => existsSync(join(HOUSE, path)))) copy(built, root);
  linkPackages(root);
  // The checks ask git which files belong to a house.
  spawnSync('git', ['init', '--quiet'], { cwd: root });
  return {
    root,
    run(script, ...args) {
      const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
        cwd: root,
        encoding: 'utf8',
        env: withoutJest(),
      });
      return { status, said: stdout + stderr };
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

function copy(path: string, root: string): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  cpSync(join(HOUSE, path), target, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true });
}

/** Links every package by itself, because `@hearth` must lead into the copy and not back into the house. */
function linkPackages(root: string): void {
  linkEach('node_modules', root);
  linkEach('cms/node_modules', root);
  mkdirSync(join(root, 'node_modules/@hearth'));
  for (const workspace of readdirSync(join(HOUSE, 'node_modules/@hearth'))) {
    symlinkSync(
      workspace === 'cms' ? '../../cms' : `../../plugins/${workspace}`,
      join(root, 'node_modules/@hearth', workspace),
    );
  }
}

/** The folder itself stays a folder: git ignores `node_modules/`, and would list a link of that name. */
function linkEach(folder: string, root: string): void {
  if (!existsSync(join(HOUSE, folder))) return;
  mkdirSync(join(root, folder), { recursive: true });
  for (const entry of readdirSync(join(HOUSE, folder)).filter((each) => each !== '@hearth' && !each.startsWith('.'))) {
    symlinkSync(join(HOUSE, folder, entry), join(root, folder, entry));
  }
}

/** A run of jest inside a test must not think that it is a worker of the outer one. */
function withoutJest(): NodeJS.ProcessEnv {
  const { JEST_WORKER_ID: _worker, NODE_ENV: _env, ...rest } = process.env;
  return rest;
}
