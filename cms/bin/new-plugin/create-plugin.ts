import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { namesOf } from './names';
import { nextMigration, packageOf, registrations } from './registrations';
import { filledTemplate, type Written } from './template';

/** Makes a plugin that compiles and passes every check, or leaves everything as it was. Answers with what to do next. */
export function createPlugin(root: string, name: string, noun: string): string {
  const folder = `plugins/${name}`;
  if (existsSync(join(root, folder))) throw new Error(`${folder} exists already`);
  const migration = nextMigration(root, name);
  const { dependencies, peerDependencies } = packageOf(root);
  const words = {
    ...namesOf(name, noun),
    migration,
    dependencies: listed(dependencies),
    peers: listed(peerDependencies),
  };
  const files = [...filledTemplate(root, words), ...registrations(root, name)];
  const link = `node_modules/@hearth/${name}`;
  const undo = remembered(root, [...files.map(({ file }) => file), 'docs/errors.md']);
  try {
    write(root, files);
    symlinkSync(`../../${folder}`, join(root, link), 'dir');
    run(root, 'node_modules/prettier/bin/prettier.cjs', ['--write', '--log-level', 'warn', ...formatted(files)]);
    // The table of errors is written from the contracts of all plugins, so all are compiled.
    run(root, 'node_modules/typescript-native/bin/tsc', ['-b', ...pluginsOf(root)]);
    run(root, 'cms/lib/bin/diagrams.js', []);
    run(root, 'cms/lib/bin/errors.js', []);
  } catch (error) {
    undo();
    for (const made of [folder, link, `dist/database/migrations/${migration}.js`]) {
      if (isThere(join(root, made))) rmSync(join(root, made), { recursive: true });
    }
    throw error;
  }
  return `${folder} is made: its table is in database/migrations/${migration}.ts, its entry in config/plugins.ts.
Next: npm run check, then npm start.`;
}

const pluginsOf = (root: string): readonly string[] =>
  readdirSync(join(root, 'plugins')).map((name) => `plugins/${name}`);

const listed = (versions: Readonly<Record<string, string>>): string => JSON.stringify(versions);

const formatted = (files: readonly Written[]): readonly string[] =>
  files.map(({ file }) => file).filter((file) => file !== 'package-lock.json');

function write(root: string, files: readonly Written[]): void {
  for (const { file, content } of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

/** Reads what will change, and answers with the way back. */
function remembered(root: string, files: readonly string[]): () => void {
  const before = files.map((file) => {
    const path = join(root, file);
    return { path, content: existsSync(path) ? readFileSync(path) : undefined };
  });
  return () => {
    for (const { path, content } of before) {
      if (content) writeFileSync(path, content);
      else rmSync(path, { force: true });
    }
  };
}

/** A broken link is there too. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

function run(root: string, script: string, args: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${script} failed:\n${stdout}${stderr}`);
}
