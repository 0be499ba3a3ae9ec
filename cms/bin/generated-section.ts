import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const load = createRequire(__filename);

/** A document of which one part is written by a script. */
export interface Generated {
  /** Relative to the root. */
  readonly file: string;
  readonly content: string;
}

/** Puts a body between the marks of a section; a document without the marks gets the section at its end. */
export function withSection(document: string, name: string, body: string): string {
  const begin = `<!-- ${name}: written by npm run ${name} -->`;
  const end = `<!-- /${name} -->`;
  const section = `${begin}\n\n${body.trim()}\n\n${end}`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end, from);
  if (from === -1 || to === -1) return `${document.trimEnd()}\n\n${section}\n`.trimStart();
  return document.slice(0, from) + section + document.slice(to + end.length);
}

/** The folders of a house whose server halves are compiled. */
export function serverWorkspaces(root: string): readonly string[] {
  const plugins = existsSync(join(root, 'plugins')) ? readdirSync(join(root, 'plugins')).sort() : [];
  return ['cms', ...plugins.map((name) => `plugins/${name}`)].filter((folder) => existsSync(join(root, folder, 'lib')));
}

/** What those compiled files of a workspace export whose path below `lib/` matches, in the order of their paths. */
export function compiledExports(root: string, workspace: string, path: RegExp): readonly unknown[] {
  const lib = join(root, workspace, 'lib');
  return readdirSync(lib, { recursive: true, encoding: 'utf8' })
    .filter((file) => path.test(file))
    .sort()
    .flatMap((file) => {
      // A module of our own; whoever calls looks at each value before using it.
      const exported = load(join(lib, file)) as Readonly<Record<string, unknown>>;
      return Object.values(exported);
    });
}

export const textOf = (root: string, file: string): string =>
  existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '';

/** Writes what differs; with `--check` it names what differs and fails instead. */
export function writeOrCheck(root: string, documents: readonly Generated[], args: readonly string[]): void {
  const stale = documents.filter(({ file, content }) => textOf(root, file) !== content);
  if (args.includes('--check')) {
    for (const { file } of stale) console.log(`${file}: stale`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  for (const { file, content } of stale) {
    writeFileSync(join(root, file), content);
    console.log(`${file}: written`);
  }
}

/** The house a script works on: where it is called, or what `--root` names. */
export function rootOf(args: readonly string[]): string {
  const at = args.indexOf('--root');
  return at === -1 ? process.cwd() : (args[at + 1] ?? process.cwd());
}
