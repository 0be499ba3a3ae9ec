/** The house as it runs in production, on a database of its own and without the demo station. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { bootHost } = lib('bin/boot.js');
const { prepareDatabase } = lib('bin/prepare-database.js');
const { ensureSecrets } = lib('bin/secrets.js');

const { env } = process;
ensureSecrets(root, env);
await prepareDatabase(root, env);
const strapi = await bootHost(root, env);
process.send({ port: strapi.server.httpServer.address().port });
process.once('SIGTERM', () => void strapi.destroy().finally(() => process.exit(0)));
