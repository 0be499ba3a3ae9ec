import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readHouseFile, workspacesOf } from './house-files';
import type { Check, Problem } from './problem';

const DECISION = 'docs/decisions/0002-dependencies.md';
const EXACT = /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/;

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  /** What runs where it could be installed. */
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Wanted {
  readonly file: string;
  readonly name: string;
  readonly version: string;
  readonly runtime: boolean;
}

function wantedBy(root: string): readonly Wanted[] {
  return workspacesOf(root).flatMap((workspace) => {
    const file = join(workspace, 'package.json');
    const manifest = JSON.parse(readHouseFile(root, file)) as Manifest;
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
    const list = (entries: Readonly<Record<string, string>> = {}, runtime: boolean): readonly Wanted[] =>
      Object.entries(entries).map(([name, version]) => ({ file, name, version, runtime }));
    return [
      ...[...list(dependencies, true), ...list(optionalDependencies, true)],
      ...[...list(devDependencies, false), ...list(peerDependencies, false)],
    ];
  });
}

/** A range installs tomorrow what nobody tried today. */
export const exactVersions: Check = (root) =>
  wantedBy(root)
    .filter(({ version }) => !EXACT.test(version))
    .map(({ file, name, version }) => ({ rule: 'exact-version', file, text: `${name} is not pinned: ${version}` }));

/** Strapi's packages are released together and tried together. */
export const oneStrapi: Check = (root) => {
  const strapi = wantedBy(root).filter(({ name }) =>
    /^@strapi\/(strapi|plugin-|admin|types|utils|provider-)/.test(name),
  );
  const [first] = strapi;
  return strapi
    .filter(({ version }) => version !== first?.version)
    .map(({ file, name, version }) => ({
      rule: 'one-strapi',
      file,
      text: `${name} is ${version}, other Strapi packages are ${first?.version ?? ''}`,
    }));
};

/** Each runtime package has its reason in the decision, and each reason its package. */
export const reasonedDependencies: Check = (root) => {
  const rows = existsSync(join(root, DECISION)) ? readHouseFile(root, DECISION).split('\n') : [];
  const reasoned = rows
    .filter((row) => row.startsWith('|'))
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
  const runtime = wantedBy(root).filter(({ name, runtime: runs }) => runs && !name.startsWith('@hearth/'));
  const names = new Set(runtime.map(({ name }) => name));
  return [
    ...runtime
      .filter(({ name }) => !reasoned.includes(name))
      .map(({ file, name }) => problem(file, `${name} has no row in ${DECISION}`)),
    ...reasoned
      .filter((name) => !names.has(name))
      .map((name) => problem(DECISION, `${name} is no longer installed by anybody`)),
  ];
};

const problem = (file: string, text: string): Problem => ({ rule: 'reasoned-dependency', file, text });
