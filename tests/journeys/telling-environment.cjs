const PatientEnvironment = require('../host/patient-environment.cjs');

/** Asks, at the moment at which a step fails, what everybody saw, and puts it beside the failure: what happened once is often never seen again. */
module.exports = class TellingEnvironment extends PatientEnvironment {
  async handleTestEvent(event, state) {
    super.handleTestEvent(event, state);
    const { name, error } = event;
    if (name !== 'test_fn_failure' || error?.stack === undefined || !this.global.whatWasSeen) return;
    const seen = await this.global.whatWasSeen();
    const [message, stack] = [String(error.message), String(error.stack)];
    error.message = `${message}\n\n${seen}`;
    error.stack = stack.includes(message) ? stack.replace(message, () => error.message) : `${error.message}\n${stack}`;
  }
};
