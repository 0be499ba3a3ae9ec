// The part of a host that live video runs on, made to be killed: the engine and the lane for viewers, as their slices wire them, on the
// compiled platform, without Strapi around them. Settings come as they come to a host: in the environment.
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { join } = require('node:path');
const knex = require('knex');

const root = join(__dirname, '../..');
const door = join(root, 'cms/lib/platform/index.js');
const usually = require.extensions['.js'];
// The door of the platform opens on everything: a second and a half in which nobody is served. Its parts are loaded when they are touched.
require.extensions['.js'] = (module, filename) => {
  if (filename !== door) return usually(module, filename);
  const parts = new Map();
  const text = readFileSync(filename, 'utf8').replaceAll(
    /(?:var|const) (\w+) = (require\("[^"]+"\));/g,
    (_, name, part) => {
      parts.set(name, part);
      return '';
    },
  );
  module._compile(
    text.replaceAll(/return (\w+)\./g, (_, name) => `return ${parts.get(name)}.`),
    filename,
  );
};
const { hearthErrors } = require(join(root, 'cms/lib/contract/index.js'));
const { err, mergeCatalogs, systemClock, systemIds, systemRandom } = require(join(root, 'cms/lib/kernel/index.js'));
const platform = require(door);
const { streamingErrors } = require(join(root, 'plugins/streaming/lib/contract/index.js'));
const { engineSlice } = require(join(root, 'plugins/streaming/lib/server/drivers/local/engine.slice.js'));
const { originSlice } = require(join(root, 'plugins/streaming/lib/server/origin/origin.slice.js'));

const { DATABASE_URL, HEARTH_VAULT_KEYS, PORT } = process.env;

function tell(name, error) {
  process.stderr.write(`${process.pid} ${name} ${error === undefined ? '' : String(error.error ?? error)}\n`);
}

function aPlatform() {
  const pool = knex({ client: 'pg', connection: DATABASE_URL, pool: { min: 0, max: 8 } });
  const log = platform.createLog({ info() {}, warn: tell, error: tell });
  const database = platform.createDatabase(platform.plainConnection(pool), { hookFailed: tell });
  const listener = platform.createListener({ database, log });
  return {
    ...{ database, log, clock: systemClock, ids: systemIds, random: systemRandom, listener },
    outbox: platform.createOutbox({ database, listener, ids: systemIds, random: systemRandom, log }),
    ledger: platform.createLedger({ database, ids: systemIds }),
    stations: platform.createStations({ database, clock: systemClock }),
    vault: platform.createVault(platform.parseVaultKeys(HEARTH_VAULT_KEYS), systemRandom),
    notices: { notify: () => Promise.resolve() },
    fastLane: platform.createFastLane({ clock: systemClock, ids: systemIds, loadFailed: tell }),
  };
}

async function main() {
  const parts = aPlatform();
  const server = createServer((_request, answer) => answer.writeHead(404).end());
  parts.fastLane.attach(server, {
    proxies: { hops: 0 },
    servedElsewhere: () => false,
    router: {
      ...{ book: mergeCatalogs([hearthErrors, streamingErrors]), ids: systemIds, failed: tell },
      staffOf: async () => err('HEARTH.NOT_ALLOWED'),
      readerOf: async () => err('HEARTH.SIGN_IN_FIRST'),
      lenderTo: async () => undefined,
      tooOften: async () => undefined,
    },
  });
  engineSlice.register(parts);
  await parts.outbox.start();
  await parts.listener.start();
  await originSlice.start(parts);
  await engineSlice.ready(parts);
  server.listen(Number(PORT), '127.0.0.1', () => process.send?.({ ready: true }));
}

void main();
