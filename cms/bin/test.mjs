// `npm test`: the same set-up as `npm start`, then every check, with one closing line that counts them all.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, root } from './build.mjs';
import { ensurePrograms } from './programs.mjs';

const NODE = process.execPath;
const tally = { passed: 0, failed: 0 };

/** Runs a program, lets it speak, and gives its exit code and the end of what it said. */
function speak(program, args, cwd) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk) => {
      process.stdout.write(chunk);
      said = (said + chunk).slice(-20_000);
    });
    child.once('exit', (code) => resolve({ code, said }));
  });
}

/** Counts what a runner says it ran; one that breaks before it counts is a failure by itself. */
async function suite(name, run, count) {
  const began = Date.now();
  const { code, said } = await run();
  const { passed, failed } = count(said);
  tally.passed += passed;
  tally.failed += failed + (code !== 0 && failed === 0 ? 1 : 0);
  const took = ((Date.now() - began) / 1000).toFixed(0);
  process.stdout.write(`${code === 0 ? '✓' : '✗'} ${name}: ${passed} passed, ${failed} failed (${took} s)\n\n`);
}

function jest(cwd, results, more = []) {
  rmSync(results, { force: true });
  const args = ['node_modules/jest/bin/jest.js', '--ci', '--json', '--outputFile', results, ...more];
  return speak(NODE, args, cwd);
}

function countJest(results) {
  if (!existsSync(results)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, 'utf8'));
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}

/** Node's own runner closes with lines such as `# pass 12` or `ℹ pass 12`. */
function countNode(said) {
  const of = (word) => Number(new RegExp(`^\\S+ ${word} (\\d+)$`, 'm').exec(said)?.[1] ?? 0);
  return { passed: of('pass'), failed: of('fail') };
}

const one = (said, code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** A step without a count of its own is one check. */
async function step(name, script, cwd) {
  let code = 0;
  const ran = async () => {
    const outcome = await speak('npm', ['run', '--silent', script], cwd);
    code = outcome.code;
    return outcome;
  };
  await suite(name, ran, (said) => one(said, code));
}

const results = {
  house: join(root, '.cache/tests.json'),
  journeys: join(root, '.cache/tests-journeys.json'),
  app: join(root, '.cache/tests-app.json'),
};
/** What jest leaves out by its settings, and the journeys, which come by themselves. */
const NOT_YET = ['/node_modules/', '/lib/', '/dist/', '/fixtures/', '/tests/journeys/'];

/** The journeys after all else, not beside it: people press one thing after the other, and browsers that wait for a processor do not. */
async function theHouse() {
  await suite(
    'the house',
    () => jest(root, results.house, ['--testPathIgnorePatterns', ...NOT_YET]),
    () => countJest(results.house),
  );
  await suite(
    'the house: journeys',
    () => jest(root, results.journeys, ['tests/journeys']),
    () => countJest(results.journeys),
  );
}

/** After the house, not beside it, for the same reason. */
async function theApp() {
  const app = join(root, 'mobile-app');
  await step('the app: types', 'typecheck', app);
  await suite(
    'the app',
    () => jest(app, results.app),
    () => countJest(results.app),
  );
  await step('the app: size', 'size', app);
  await step('the app: Android bundle', 'export:android', app);
  await suite('the app: journeys', () => speak('npm', ['run', '--silent', 'test:journeys'], app), countNode);
}

ensurePrograms(['chromium', 'Chinese fonts', 'ffmpeg', 'redis-server', 'nginx', 'openssl']);
build();
mkdirSync(join(root, '.cache'), { recursive: true });

await step('types', 'types', root);
await theHouse();
await theApp();

process.stdout.write(`${tally.passed} passed, ${tally.failed} failed\n`);
process.exit(tally.failed === 0 ? 0 : 1);
