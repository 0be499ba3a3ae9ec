/** The compiled product in a folder of its own, so that a build meanwhile disturbs no bench that takes hours. */
import { cpSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './server.mjs';

/** Copies what these packages compiled, and more, beside links to all other packages; answers where. */
export function productApart(to, { packages, more = [] }) {
  const compiled = packages.flatMap((name) => [`${name}/package.json`, `${name}/lib`]);
  for (const part of [...compiled, ...more]) cpSync(join(root, part), join(to, part), { recursive: true });
  mkdirSync(join(to, 'node_modules/@hearth'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@hearth' && !name.startsWith('.'))
      symlinkSync(join(root, 'node_modules', name), join(to, 'node_modules', name));
  for (const name of packages) symlinkSync(join(to, name), join(to, 'node_modules/@hearth', name.split('/').at(-1)));
  return to;
}
