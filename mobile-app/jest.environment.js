const { TestEnvironment } = require('jest-environment-node');

/** React Native's environment with Node's own fetch kept aside: Expo replaces it by a native one, which has no native side here. */
module.exports = class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.global.nodeFetch = fetch;
  }

  exportConditions() {
    return ['require', 'react-native'];
  }
};
