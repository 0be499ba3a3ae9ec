import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './compose';

/** Where a host reads its settings; what tests and the app's own build read is no setting of a host. */
const HOST_CODE = ['cms/*.ts', 'cms/*.mjs', 'config/*.ts', 'plugins/*.ts'];
const NO_HOST_CODE = /\.test\.ts$|\/testing\/|\/admin\//;

/** What every process has, and nobody sets for us. */
const OF_THE_SYSTEM = new Set(['PATH']);

const NAME = '[A-Z][A-Z0-9_]{2,}';
const READ = new RegExp(
  [
    String.raw`\benv\['(${NAME})'\]`, // process.env['X'], env['X']
    String.raw`\bprocess\.env\.(${NAME})\b`, // plain JavaScript
    String.raw`\benv(?:\.\w+)?\('(${NAME})'`, // Strapi's env('X'), env.int('X')
    String.raw`\(env, '(${NAME})'\)`, // needed(env, 'X')
  ].join('|'),
  'g',
);

/** The names in `const { X: x, Y } = env`, which no other form shows. */
const TAKEN_APART = /const \{([^}]+)\} = (?:process\.)?env;/g;

/** The settings that a piece of code reads. */
export function settingsReadBy(code: string): readonly string[] {
  const direct = [...code.matchAll(READ)].flatMap((match) => match.slice(1).filter((name) => name));
  const apart = [...code.matchAll(TAKEN_APART)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.split(':')[0]?.trim() ?? ''),
  );
  const named = [...direct, ...apart.filter((name) => new RegExp(`^${NAME}$`).test(name))];
  return named.filter((name) => !OF_THE_SYSTEM.has(name));
}

/** Every setting that the host's code reads, and where. */
export function settingsRead(): ReadonlyMap<string, string> {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard', ...HOST_CODE], {
    cwd: ROOT,
  });
  const files = listed
    .toString()
    .split('\0')
    .filter((file) => file !== '' && !NO_HOST_CODE.test(file));
  return new Map(
    files.flatMap((file) =>
      settingsReadBy(readFileSync(join(ROOT, file), 'utf8')).map((name) => [name, file] as const),
    ),
  );
}
