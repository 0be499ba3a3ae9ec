// `npm run faults`: nodes and the database are killed between steps; with `--long` a thousand times, and the figures are kept.
import { build, root, run } from './build.mjs';

const [...asked] = process.argv.slice(2);
const long = asked.includes('--long');
build();
run(
  process.execPath,
  [
    'node_modules/jest/bin/jest.js',
    '--runInBand',
    'tests/faults',
    'faults\\.int\\.test',
    ...asked.filter((word) => word !== '--long'),
  ],
  { cwd: root, env: { ...process.env, ...(long ? { HEARTH_LONG: '1' } : {}) } },
);
