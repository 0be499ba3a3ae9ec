/** Strapi as its own generator sets it up, with one content type of the same fields as a manuscript and draft & publish. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(join(root, 'cms/package.json'));
const { createStrapi } = require('@strapi/strapi');
const { manuscriptContentType } = require(join(root, 'cms/lib/server/manuscripts/manuscript.content-type.js'));

const [appDir] = process.argv.slice(2);
const put = (path, text) => {
  mkdirSync(join(appDir, path, '..'), { recursive: true });
  writeFileSync(join(appDir, path), text);
};
/** What the house keeps for itself a project without it would not have. */
const HOUSE = ['revision', 'releasedAt', 'correctedAt', 'signedBy'];
const fields = Object.fromEntries(
  Object.entries(manuscriptContentType.schema.attributes)
    .filter(([name]) => !HOUSE.includes(name))
    .map(([name, field]) => [name, name === 'station' ? { type: 'string' } : field]),
);
const localized = { i18n: { localized: true } };
const aType = (singularName, attributes) => {
  const schema = {
    kind: 'collectionType',
    collectionName: `stock_${singularName}s`,
    info: { singularName, pluralName: `${singularName}s`, displayName: singularName },
    options: { draftAndPublish: singularName === 'manuscript' },
    pluginOptions: localized,
    attributes,
  };
  const uid = `api::${singularName}.${singularName}`;
  put(`src/api/${singularName}/content-types/${singularName}/schema.json`, JSON.stringify(schema));
  for (const part of ['Controller', 'Router', 'Service'])
    put(
      `src/api/${singularName}/${part.toLowerCase()}s/${singularName}.js`,
      `module.exports = require('@strapi/strapi').factories.createCore${part}('${uid}');`,
    );
};
aType('manuscript', { ...fields, column: { ...fields.column, target: 'api::column.column' } });
aType('column', { name: { type: 'string', pluginOptions: localized }, slug: { type: 'string' } });
const secret = JSON.stringify('only-for-a-bench-only-for-a-bench');
put('package.json', JSON.stringify({ name: 'stock', version: '0.0.0', private: true, strapi: {} }));
put(
  'config/admin.js',
  `module.exports = { auth: { secret: ${secret} }, apiToken: { salt: ${secret} }, transfer: { token: { salt: ${secret} } },
    secrets: { encryptionKey: ${secret} }, flags: { nps: false, promoteEE: false } };`,
);
put('config/api.js', 'module.exports = { rest: { defaultLimit: 25, maxLimit: 100, withCount: true } };');
put(
  'config/server.js',
  `module.exports = { host: '127.0.0.1', port: Number(process.env.PORT), app: { keys: [${secret}] } };`,
);
put(
  'config/database.js',
  `module.exports = { connection: { client: 'postgres', connection: { connectionString: process.env.DATABASE_URL },
    pool: { min: 0, max: 20 } } };`,
);
put('config/plugins.js', 'module.exports = {};');
put(
  'config/middlewares.js',
  `module.exports = ['logger', 'errors', 'security', 'cors', 'poweredBy', 'query', 'body', 'session', 'favicon', 'public']
    .map((name) => 'strapi::' + name);`,
);
put('config/logger.js', `module.exports = { level: 'warn' };`);
mkdirSync(join(appDir, 'public/uploads'), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(appDir, 'node_modules'));
process.chdir(appDir);
process.env.STRAPI_TELEMETRY_DISABLED = 'true';
const strapi = createStrapi({ appDir, distDir: appDir, serveAdminPanel: false });
await strapi.start();
process.send({ port: strapi.server.httpServer.address().port });
process.once('SIGTERM', () => void strapi.destroy().finally(() => process.exit(0)));
