/** The host with the demo station on a throw-away database, and beside the feed what stock Strapi would offer for it. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { loadHost } = lib('bin/boot.js');
const { prepareDatabase } = lib('bin/prepare-database.js');
const { ensureSecrets } = lib('bin/secrets.js');
const { isEmpty, loadDemo } = lib('demo/load/load-demo.js');
const { platformOf } = lib('platform/index.js');
const { factories } = require('@strapi/strapi');

// Loading the demo takes a minute; who tries a bench again and again names a folder and keeps it.
const kept = process.env.HEARTH_BENCH_DATA;
if (kept) mkdirSync(kept, { recursive: true });
const scratch = kept ?? mkdtempSync(join(tmpdir(), 'hearth-bench-host-'));
// As root, PostgreSQL runs as another user, who must be able to look inside.
chmodSync(scratch, 0o755);
const { env } = process;
Object.assign(env, {
  HEARTH_DATA: join(scratch, 'postgres'),
  PUBLIC_DIR: join(scratch, 'public'),
  HEARTH_STATION: 'yunze',
});
ensureSecrets(root, env);
const cluster = await prepareDatabase(root, env);
const strapi = await loadHost(root, env);
const platform = platformOf(strapi);
if (await isEmpty(platform)) await loadDemo(platform, join(root, 'database/demo'), () => undefined);
strapi.server.routes({ type: 'content-api', prefix: '', routes: [stockFind(strapi)] });
await strapi.start();
process.send({ port: strapi.server.httpServer.address().port });
process.once('SIGTERM', () => {
  void strapi
    .destroy()
    .then(() => cluster.stop())
    .finally(() => {
      if (!kept) rmSync(scratch, { recursive: true, force: true });
      process.exit(0);
    });
});

/** Strapi's own controller behind Strapi's own middlewares, as a project gets it from `createCoreRouter`. */
function stockFind(host) {
  // A plugin's content type has no service unless the plugin brings one; a project's has this.
  host
    .get('services')
    .set('plugin::cms.manuscript', factories.createCoreService('plugin::cms.manuscript')({ strapi: host }));
  const controller = factories.createCoreController('plugin::cms.manuscript')({ strapi: host });
  return {
    method: 'GET',
    path: '/stock/manuscripts',
    handler: async (ctx) => {
      // Whoever may do everything, at no cost: a real token would be looked up in the database each time.
      ctx.state.auth = { strategy: { name: 'bench', verify: () => undefined }, credentials: null };
      ctx.body = await controller.find(ctx);
    },
    config: { auth: false },
    info: { type: 'content-api', pluginName: 'cms' },
  };
}
