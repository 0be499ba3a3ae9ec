const { TestEnvironment } = require('jest-environment-node');

/** Limits of tests and hooks end what hangs. A slow machine hangs on nothing: it gets three times as long for everything. */
const PATIENCE = 3;

module.exports = class PatientEnvironment extends TestEnvironment {
  /** A hook runs once for each test, and keeps its limit. */
  #patient = new WeakSet();

  handleTestEvent(event, state) {
    const limited = event.name === 'test_start' ? event.test : event.name === 'hook_start' ? event.hook : undefined;
    if (!limited || this.#patient.has(limited)) return;
    this.#patient.add(limited);
    limited.timeout = PATIENCE * (limited.timeout ?? state.testTimeout);
  }
};
