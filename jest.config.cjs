/** Everything that is tested: pure tests beside the code, tests on a real database or host, and what spans packages. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/cms', '<rootDir>/tests', '<rootDir>/config'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/lib/', '/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/mobile-app', '<rootDir>/tests/house/fixtures'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' } }],
  },
  moduleNameMapper: {
    '^@hearth/([a-z-]+)/(kernel|contract|platform)$': '<rootDir>/$1/$2/index.ts',
  },
  globalSetup: '<rootDir>/tests/host/global-setup.cjs',
  globalTeardown: '<rootDir>/tests/host/global-teardown.cjs',
  maxWorkers: 2,
  testTimeout: 30_000,
};
