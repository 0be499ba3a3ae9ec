import { resolve } from 'node:path';
import { UnsoundMachine } from '../platform';
import { bootHost } from './boot';
import { prepareDatabase } from './prepare-database';
import { refuseUnsafe, UnsafeProduction } from './refuse-unsafe';
import { ensureSecrets } from './secrets';
import { stopOnSignal } from './stop-host';

/** One node of the host, on what is already built: what containers and tests run. `npm start` builds first and then runs this. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  ensureSecrets(root, process.env);
  await refuseUnsafe(root, process.env);
  const cluster = await prepareDatabase(root, process.env);
  const strapi = await bootHost(root, process.env);
  const address = strapi.server.httpServer.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  // Before anybody hears that it is ready: whoever hears it may stop it.
  stopOnSignal(strapi, cluster);
  process.send?.({ ready: true, port });
}

main().catch((error: unknown) => {
  // What a person can mend is said in words; a bug with its place.
  const isWords = error instanceof UnsafeProduction || error instanceof UnsoundMachine;
  const said = error instanceof Error && !isWords ? error.stack : undefined;
  process.stderr.write(`${said ?? String(error)}\n`);
  process.exit(1);
});
