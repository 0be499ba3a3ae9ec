import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './compose';
import { commandsOf, execForm, lastOf, type Stage } from './dockerfile';
import { contextIn, filesBelow, runIn, stages } from './image';

const { manifests, build, image } = stages();
const all: readonly Stage[] = [manifests, build, image];

it('copies only what exists', () => {
  const copies = all.flatMap(({ steps }) => steps.filter(({ word }) => word === 'COPY').map(({ rest }) => rest));
  expect(copies.length).toBeGreaterThan(0);
  for (const copy of copies) {
    const stage = /^--from=(\S+) /.exec(copy)?.[1];
    const sources = copy
      .replace(/^--\S+ /, '')
      .split(' ')
      .slice(0, -1);
    if (stage) expect(all.map(({ name }) => name)).toContain(stage);
    for (const source of sources)
      expect([source, stage ? source === '/hearth' : existsSync(join(ROOT, source))]).toEqual([source, true]);
  }
});

it('runs only npm scripts and programs that exist', () => {
  // The manifest is ours.
  const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object };
  const commands = all.flatMap(commandsOf);
  const named = commands.flatMap((command) => [...command.matchAll(/npm run (\S+)/g)].map(([, name]) => name));
  expect(named).toEqual(['build']);
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(named));
  const started = [...commands.filter((command) => command.startsWith('node ')), ...programs()];
  for (const command of started) {
    const file = command.split(' ').find((word) => word.endsWith('.js')) ?? '';
    const source = file.replace(/^cms\/lib\/(.*)\.js$/, 'cms/$1.ts');
    expect([command, existsSync(join(ROOT, source))]).toEqual([command, true]);
  }
});

function programs(): readonly string[] {
  return [lastOf(image, 'CMD'), lastOf(image, 'HEALTHCHECK')].map((rest) => execForm(rest).join(' '));
}

it('keeps of the sources exactly what decides which packages are installed', () => {
  mkdirSync(join(ROOT, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(ROOT, '.cache/manifests-'));
  contextIn(folder);
  const wanted = filesBelow(folder).filter((file) => /(^|\/)package(-lock)?\.json$|^cms\/bin\/build\.mjs$/.test(file));
  for (const command of commandsOf(manifests)) runIn(folder, command);
  expect([...filesBelow(folder)].sort()).toEqual([...wanted].sort());
  expect(wanted).toEqual(expect.arrayContaining(['package.json', 'package-lock.json', 'cms/package.json']));
  rmSync(folder, { recursive: true });
});

it('never runs as root, and never takes secrets along', () => {
  expect(lastOf(image, 'USER')).toBe('node');
  const ignored = readFileSync(join(ROOT, '.dockerignore'), 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining(['.env', '.data', '.git', 'deploy/tls', '**/node_modules']));
});
