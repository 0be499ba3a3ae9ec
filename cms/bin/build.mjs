// Plain JavaScript, because it runs before anything is installed or compiled: what `npm start` and `npm test` share.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

const SKIPPED = new Set(['node_modules', 'lib', 'dist', 'build', '.cache', '.data', '.expo', '.git', 'uploads']);

/** Runs a program of the project and lets it speak. */
export function run(program, args, options = {}) {
  execFileSync(program, args, { cwd: root, stdio: 'inherit', ...options });
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .flatMap((entry) => filesBelow(join(path, entry.name)));
}

function fingerprint(inputs) {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap((input) => filesBelow(join(root, input))).sort()) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Does a step only when its inputs differ from those it was last done with, or its product is gone. */
export function whenStale(name, { inputs, product }, work) {
  const stamp = join(root, '.cache/built', name);
  const now = fingerprint(inputs);
  if (existsSync(join(root, product)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  process.stdout.write(`· ${name}\n`);
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

/** The packages of the host, exactly as the lock file says. */
export function install() {
  whenStale('install packages', { inputs: ['package-lock.json'], product: 'node_modules/@strapi/strapi' }, () => {
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel', 'error']);
  });
}

/** Compiles what the server runs. */
export function buildServer() {
  const inputs = [
    'cms',
    'plugins',
    'config',
    'database/migrations',
    'tsconfig.json',
    'tsconfig.base.json',
    'package-lock.json',
  ];
  whenStale('compile the server', { inputs, product: 'dist/config/server.js' }, () => {
    // One checker for each project: more of them check the same imports again and cost more than they save on a small machine.
    run(process.execPath, ['node_modules/typescript-native/bin/tsc', '-b', '--checkers', '1']);
  });
}

/** Bundles the admin pages. */
export function buildAdmin() {
  const admins = [
    'cms/admin',
    'cms/contract',
    ...(existsSync(join(root, 'plugins'))
      ? readdirSync(join(root, 'plugins')).flatMap((name) => [`plugins/${name}/admin`, `plugins/${name}/contract`])
      : []),
  ];
  whenStale(
    'build the admin',
    { inputs: [...admins, 'config', 'package-lock.json'], product: 'dist/build/index.html' },
    () => {
      run(process.execPath, ['node_modules/@strapi/strapi/bin/strapi.js', 'build'], {
        env: { ...process.env, STRAPI_TELEMETRY_DISABLED: 'true', NODE_ENV: 'production' },
      });
    },
  );
}

/** The packages of the news app, which has a lock file of its own. */
export function installApp() {
  if (!existsSync(join(root, 'mobile-app/package.json'))) return;
  whenStale(
    'install the news app',
    { inputs: ['mobile-app/package-lock.json'], product: 'mobile-app/node_modules/expo' },
    () => {
      run('npm', [
        'ci',
        '--no-audit',
        '--no-fund',
        '--loglevel',
        'error',
        '--ignore-scripts',
        '--prefix',
        'mobile-app',
      ]);
    },
  );
}

/** Exports the news app to the web, where the host serves it. */
export function buildApp() {
  if (!existsSync(join(root, 'mobile-app/package.json'))) return;
  installApp();
  whenStale('export the news app', { inputs: ['mobile-app'], product: 'mobile-app/dist/index.html' }, () => {
    run('npm', ['run', '--silent', 'export:web', '--prefix', 'mobile-app']);
  });
}

/** Everything that a running host needs. */
export function build() {
  install();
  buildServer();
  buildAdmin();
  buildApp();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv[2] === 'install') {
    install();
    installApp();
  } else build();
}
