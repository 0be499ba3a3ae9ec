import { execFileSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './compose';
import { commandsOf, readDockerfile, type Stage } from './dockerfile';

/** The stages of the Dockerfile by name. */
export function stages(): Readonly<Record<'manifests' | 'build' | 'image', Stage>> {
  const found = new Map(readDockerfile(readFileSync(join(ROOT, 'Dockerfile'), 'utf8')).map((one) => [one.name, one]));
  const named = (name: string): Stage => {
    const stage = found.get(name);
    if (!stage) throw new Error(`The Dockerfile has no stage ${name}`);
    return stage;
  };
  return { manifests: named('manifests'), build: named('build'), image: named('image') };
}

/** What `COPY . .` brings: everything that git knows, as hard links. `.dockerignore` leaves out what git ignores. */
export function contextIn(folder: string): void {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of listed.toString().split('\0')) if (file && existsSync(join(ROOT, file))) link(file, folder);
}

/**
 * The file tree of the image, made by the Dockerfile's own lines. What would take minutes is taken from what was built before:
 * `npm run build` by its products, `npm prune` by links to the packages that the lock file does not mark as for development.
 */
export function imageTree(): { readonly folder: string; remove(): void } {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache/image-'));
  const { build, image } = stages();
  contextIn(folder);
  for (const command of [...commandsOf(build), ...commandsOf(image)]) {
    if (command.startsWith('node cms/bin/build.mjs install')) continue;
    if (command.startsWith('npm run build')) builtIn(folder);
    else if (command.startsWith('npm prune')) packagesIn(folder);
    else runIn(folder, command);
  }
  return {
    folder,
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs a line of the Dockerfile as Docker does. The account `node` is the image's; here it is whoever runs the tests. */
export function runIn(folder: string, command: string): void {
  const owner = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  execFileSync('sh', ['-c', command.replaceAll('node:node', owner)], { cwd: folder });
}

/** Every file below a folder; links count as files. */
export function filesBelow(folder: string, below = ''): readonly string[] {
  return readdirSync(join(folder, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? filesBelow(folder, path) : [path];
  });
}

function builtIn(folder: string): void {
  const workspaces = ['cms', ...readdirOrNone('plugins').map((name) => `plugins/${name}`)];
  for (const product of ['dist', 'mobile-app/dist', ...workspaces.map((path) => `${path}/lib`)]) {
    for (const file of filesBelow(join(ROOT, product))) link(`${product}/${file}`, folder);
  }
}

type Lock = { readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly link?: boolean }>> };

function packagesIn(folder: string): void {
  // The lock file's own format, version 3.
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as Lock;
  for (const [path, { dev, link: isWorkspace }] of Object.entries(packages)) {
    const isTop = /^((cms|plugins\/[\w-]+)\/)?node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    if (dev || !isTop || !existsSync(join(ROOT, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const workspace = path.replace('node_modules/@hearth/', '');
    const inside = workspace === 'cms' ? 'cms' : `plugins/${workspace}`;
    symlinkSync(isWorkspace ? join(folder, inside) : join(ROOT, path), join(folder, path));
  }
}

function readdirOrNone(name: string): readonly string[] {
  return existsSync(join(ROOT, name)) ? readdirSync(join(ROOT, name)) : [];
}

function link(file: string, folder: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  linkSync(join(ROOT, file), join(folder, file));
}
