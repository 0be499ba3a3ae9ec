/** Lets benches load what is TypeScript and is never compiled: the lab, and the hands that tests work with. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { root } from './server.mjs';

const require = createRequire(join(root, 'package.json'));

require.extensions['.ts'] ??= (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), {
    filename,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
  });
  module._compile(code, filename);
};

/** Loads a file by its path from the root of the repository. */
export const load = (path) => require(join(root, path));
