// Answers a test that asks by name, and ends when it is told to.
exports.answering = (deeds, stop) => {
  process.on('message', ({ id, what, about }) => {
    if (what === 'stop') {
      void Promise.resolve(stop()).finally(() => process.exit(0));
      return;
    }
    Promise.resolve()
      .then(() => deeds[what](about))
      .then(
        (answer) => process.send({ id, answer }),
        (error) => process.send({ id, error: String(error?.stack ?? error) }),
      );
  });
  process.send({ ready: true });
};
