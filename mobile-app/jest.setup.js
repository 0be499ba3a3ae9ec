const { configure } = require('@testing-library/react-native');

// Native stores have no device under jest; their own packages ship these stand-ins.
jest.mock('@react-native-async-storage/async-storage', () =>
  require('@react-native-async-storage/async-storage/jest/async-storage-mock'),
);

globalThis.fetch = globalThis.nodeFetch; // see jest.environment.js

configure({ asyncUtilTimeout: 10_000 }); // a busy machine is slow, not wrong
