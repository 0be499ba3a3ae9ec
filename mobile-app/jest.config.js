/** Journeys are run by node:test (npm run test:journeys), everything else by jest. */
module.exports = {
  preset: 'jest-expo',
  testEnvironment: '<rootDir>/jest.environment.js',
  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },
  testPathIgnorePatterns: ['/node_modules/', '/journeys/', '/dist/', '/build/'],
  setupFilesAfterEnv: ['<rootDir>/jest.setup.js'],
};
