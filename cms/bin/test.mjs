// `npm test`: the same set-up as `npm start`, then every check, with one closing line that counts the tests.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { ensurePrograms } from './programs.mjs';

const results = join(root, '.cache/test-results.json');

/** One check that passes or fails as a whole. */
function check(name, program, args) {
  const started = Date.now();
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' });
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  return status === 0;
}

ensurePrograms(['chromium', 'Chinese fonts', 'ffmpeg', 'redis-server']);
build();
mkdirSync(join(root, '.cache'), { recursive: true });
const checks = [
  check('format', 'npm', ['run', '--silent', 'format:check']),
  check('types', 'npm', ['run', '--silent', 'types']),
  check('lint', 'npm', ['run', '--silent', 'lint']),
  check('arch', 'npm', ['run', '--silent', 'arch']),
];
check('tests', process.execPath, ['node_modules/jest/bin/jest.js', '--ci', '--json', '--outputFile', results]);
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numFailedTestSuites = 1,
} = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : {};
const failed =
  numFailedTests + (numFailedTests === 0 ? numFailedTestSuites : 0) + checks.filter((passed) => !passed).length;
process.stdout.write(`${numPassedTests + checks.filter(Boolean).length} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
