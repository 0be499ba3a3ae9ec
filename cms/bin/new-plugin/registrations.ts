import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Written } from './template';

/** The four places outside its folder where a plugin must be known. */
export function registrations(root: string, name: string): readonly Written[] {
  const change = (file: string, by: (text: string) => string): Written => ({
    file,
    content: by(readFileSync(join(root, file), 'utf8')),
  });
  return [
    change('config/plugins.ts', (text) => withPlugin(text, name)),
    change('tsconfig.json', (text) => withReference(text, `./plugins/${name}`)),
    change('tsconfig.tests.json', (text) => withReference(text, `./plugins/${name}`)),
    change('package-lock.json', (text) => withWorkspace(text, name, packageOf(root))),
  ];
}

/** Strapi loads plugins in the order of this object, so a new one comes after all others of ours. */
function withPlugin(text: string, name: string): string {
  const ours = [...text.matchAll(/^ {2}\S+: \{ enabled: true, resolve: '\.\/[^']+' \},\n/gm)];
  const last = ours.at(-1);
  if (!last) throw new Error('config/plugins.ts names no plugin of ours to stand behind');
  const end = last.index + last[0].length;
  const key = name.includes('-') ? `'${name}'` : name;
  return `${text.slice(0, end)}  ${key}: { enabled: true, resolve: './plugins/${name}' },\n${text.slice(end)}`;
}

function withReference(text: string, path: string): string {
  const at = text.lastIndexOf(']', text.length);
  const start = text.indexOf('"references"');
  if (start === -1 || at < start) throw new Error('a tsconfig has no references to add to');
  return `${text.slice(0, at).trimEnd()}, { "path": "${path}" }${text.slice(at)}`;
}

type Manifest = Readonly<Record<string, unknown>>;

/** npm ci refuses a lock file that misses a workspace; a plugin brings no package that is not there, so no registry is asked. */
function withWorkspace(text: string, name: string, manifest: Manifest): string {
  // The lock file of this very npm version, as pinned in the root's engines.
  const lock = JSON.parse(text) as { packages: Record<string, unknown> };
  const { dependencies, peerDependencies } = manifest;
  lock.packages[`plugins/${name}`] = { name: `@hearth/${name}`, version: '0.1.0', dependencies, peerDependencies };
  lock.packages[`node_modules/@hearth/${name}`] = { resolved: `plugins/${name}`, link: true };
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`;
}

/** What every plugin of the house depends on, at the versions that the kitchen has. */
export function packageOf(root: string): {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
} {
  // A package.json of our own; a version that is missing stops the run below.
  const cms = JSON.parse(readFileSync(join(root, 'cms/package.json'), 'utf8')) as {
    readonly version: string;
    readonly dependencies: Readonly<Record<string, string>>;
    readonly peerDependencies: Readonly<Record<string, string>>;
  };
  const all = new Map(Object.entries({ ...cms.dependencies, ...cms.peerDependencies, '@hearth/cms': cms.version }));
  const pick = (names: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      names.map((name) => {
        const version = all.get(name);
        if (!version) throw new Error(`cms/package.json does not say which ${name} the house uses`);
        return [name, version];
      }),
    );
  return {
    dependencies: pick(['@hearth/cms', 'zod']),
    peerDependencies: pick(['@strapi/design-system', '@strapi/icons', '@strapi/strapi', 'react', 'react-intl']),
  };
}

/** Behind the last migration, with room between for what turns out to be missing. */
export function nextMigration(root: string, name: string): string {
  const folder = join(root, 'database/migrations');
  const numbers = existsSync(folder) ? readdirSync(folder).map((file) => Number.parseInt(file, 10) || 0) : [];
  const next = (Math.floor(Math.max(0, ...numbers) / 10) + 1) * 10;
  return `${String(next).padStart(4, '0')}-${name}`;
}
