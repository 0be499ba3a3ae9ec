/** Journeys are run by node:test (npm run test:journeys), everything else by jest. */
module.exports = {
  preset: 'jest-expo',
  testEnvironment: '<rootDir>/jest.environment.js',
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  testPathIgnorePatterns: ['/node_modules/', '/journeys/', '/dist/', '/build/'],
  testTimeout: 30_000, // the first route compiles the whole app
  setupFilesAfterEnv: ['<rootDir>/jest.setup.js'],
};
