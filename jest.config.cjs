const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

/**
 * The door of the platform opens on everything that it exports, a second and a half of loading for each of a hundred test files: so its
 * parts, and the doors themselves, are loaded when a test first touches them.
 */
const door = readFileSync(join(__dirname, 'cms/platform/index.ts'), 'utf8');
const lazy = [...door.matchAll(/ from '([^']+)';/g)].map(([, part]) => part);

/** Everything that is tested: pure tests beside the code, tests on a real database or host, and what spans packages. */
module.exports = {
  testEnvironment: '<rootDir>/tests/host/patient-environment.cjs',
  // A house without plugins has no folder for them, and jest insists on its roots.
  roots: ['cms', 'plugins', 'tests', 'config'].map((name) => join(__dirname, name)).filter((root) => existsSync(root)),
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/lib/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/mobile-app', '<rootDir>/tests/house/fixtures'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs', lazy } },
    ],
  },
  moduleNameMapper: {
    '^@hearth/cms/(kernel|contract|platform)$': '<rootDir>/cms/$1/index.ts',
    '^@hearth/(?!cms/)([a-z0-9-]+)/contract$': '<rootDir>/plugins/$1/contract/index.ts',
  },
  globalSetup: '<rootDir>/tests/host/global-setup.cjs',
  globalTeardown: '<rootDir>/tests/host/global-teardown.cjs',
  testSequencer: '<rootDir>/tests/host/longest-first.cjs',
  // Three for two processors: with two they are idle for more than half of the time, waiting for databases, encoders and browsers.
  maxWorkers: 3,
  testTimeout: 60_000,
};
