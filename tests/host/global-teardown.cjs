const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/** Stops the hosts that the workers left running for each other's files, then the database. */
module.exports = async () => {
  const hosts = join(__dirname, '../../.cache/test-hosts');
  for (const file of readdirSync(hosts).filter((name) => name.startsWith('worker-'))) {
    try {
      process.kill(JSON.parse(readFileSync(join(hosts, file), 'utf8')).pid, 'SIGKILL');
    } catch {
      // It is gone already, which is what we want.
    }
  }
  await globalThis.__HEARTH_CLUSTER__.stop();
};
