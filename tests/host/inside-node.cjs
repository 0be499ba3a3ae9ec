// A node whose inside tests may reach: it boots the built host on a given database and does what is asked by name. What writes past
// every route (scripts, plugins, imports, the MCP server) is tried here as the code of those would do it.
const { join } = require('node:path');

const root = join(__dirname, '../..');
const lib = (path) => require(join(root, 'cms/lib', path));
const { loadHost } = lib('bin/boot.js');
const { ensureSecrets } = lib('bin/secrets.js');
const { platformOf } = lib('platform/index.js');

const UID = 'plugin::cms.manuscript';
// An import ends with a transaction that nobody awaits; what it says is kept for whoever asked.
const unheard = [];
process.on('unhandledRejection', (error) => unheard.push(String(error?.message ?? error)));

const deeds = {
  ...documentDeeds(),
  ...databaseDeeds(),
  ...transferDeeds(),
  sweep: (platform) => tick(platform, 'review.sweep'),
  tick: (platform, { name }) => tick(platform, name),
  adminToken: async ({ strapi }) => {
    const [user] = await strapi.db.query('admin::user').findMany({ orderBy: { id: 'asc' }, limit: 1 });
    const permissions = await strapi.db
      .query('admin::permission')
      .findMany({ where: { role: { code: 'strapi-super-admin' }, subject: UID } });
    const adminPermissions = permissions.map(({ action, subject, properties, conditions }) => ({
      action,
      subject,
      properties,
      conditions,
    }));
    const given = {
      kind: 'admin',
      name: `mcp-${Date.now()}`,
      lifespan: null,
      adminPermissions,
      adminUserOwner: user.id,
    };
    const withRoles = await strapi.db.query('admin::user').findOne({ where: { id: user.id }, populate: ['roles'] });
    return (await strapi.service('admin::api-token-admin').create(given, withRoles)).accessKey;
  },
};

/** Does now what review does by the clock. */
async function tick(platform, wanted) {
  const { reviewTicks } = lib('server/review/review-ticks-wiring.js');
  const found = reviewTicks(platform).find(({ name }) => name === wanted);
  const finish = await found.handle({ due: new Date(), missed: false });
  if (finish) await platform.database.transaction(async (tx) => finish(tx));
}

function documentDeeds() {
  const documents = ({ strapi }) => strapi.documents(UID);
  return {
    create: (platform, { data, locale }) => documents(platform).create({ data, locale, status: 'published' }),
    update: (platform, { documentId, data, locale }) =>
      documents(platform).update({ documentId, data, locale, status: 'published' }),
    publish: (platform, { documentId, locale }) => documents(platform).publish({ documentId, locale }),
    clone: (platform, { documentId }) => documents(platform).clone({ documentId, locale: '*' }),
    unpublish: (platform, { documentId }) => documents(platform).unpublish({ documentId, locale: '*' }),
    discardDraft: (platform, { documentId }) => documents(platform).discardDraft({ documentId, locale: '*' }),
    remove: (platform, { documentId }) => documents(platform).delete({ documentId, locale: '*' }),
    // What Strapi's REST does with a body that names no status.
    coreCreate: ({ strapi }, { data }) => coreService(strapi).create({ data }),
    coreUpdate: ({ strapi }, { documentId, data }) => coreService(strapi).update(documentId, { data }),
    // What a release does: several entries, one transaction.
    release: ({ strapi }, { documentIds }) =>
      strapi.db.transaction(async () => {
        for (const documentId of documentIds) await strapi.documents(UID).publish({ documentId, locale: 'zh-Hans' });
      }),
  };
}

function coreService(strapi) {
  const { factories } = require('@strapi/strapi');
  return factories.createCoreService(UID)({ strapi });
}

function databaseDeeds() {
  const query = ({ strapi }) => strapi.db.query(UID);
  const now = () => new Date();
  return {
    queryCreate: (platform, { data }) => query(platform).create({ data: { ...data, publishedAt: now() } }),
    queryCreateMany: (platform, { data }) => query(platform).createMany({ data: [{ ...data, publishedAt: now() }] }),
    queryUpdate: (platform, { documentId }) =>
      query(platform).update({ where: { documentId }, data: { publishedAt: now() } }),
    queryUpdateMany: (platform, { documentId }) =>
      query(platform).updateMany({ where: { documentId }, data: { publishedAt: now() } }),
    queryInTransaction: ({ strapi }, { documentId, released }) =>
      strapi.db.transaction(async () => {
        await strapi.documents(UID).publish({ documentId: released, locale: 'zh-Hans' });
        await strapi.db.query(UID).updateMany({ where: { documentId }, data: { publishedAt: now() } });
      }),
  };
}

function transferDeeds() {
  const { engine, file, strapi: local } = require('@strapi/data-transfer');
  const versions = { versionStrategy: 'ignore', schemaStrategy: 'ignore', exclude: [], only: ['content'], throttle: 0 };
  const run = async (source, destination) => {
    const transfer = engine.createTransferEngine(source, destination, {
      ...versions,
      transforms: { links: [], entities: [] },
    });
    await transfer.transfer();
  };
  return {
    export: async ({ strapi }, { path }) =>
      run(
        local.providers.createLocalStrapiSourceProvider({ getStrapi: () => strapi, autoDestroy: false }),
        file.providers.createLocalFileDestinationProvider({
          file: { path },
          encryption: { enabled: false },
          compression: { enabled: false },
        }),
      ),
    import: async ({ strapi }, { path, only }) => {
      unheard.length = 0;
      await run(
        file.providers.createLocalFileSourceProvider({
          file: { path },
          encryption: { enabled: false },
          compression: { enabled: false },
        }),
        local.providers.createLocalStrapiDestinationProvider({
          getStrapi: () => strapi,
          autoDestroy: false,
          strategy: 'restore',
          restore: { entities: { include: only } },
        }),
      );
      // The engine says it is done before the database has said so.
      await new Promise((resolve) => setTimeout(resolve, 500));
      if (unheard.length > 0) throw new Error(unheard.join('; '));
    },
  };
}

async function main() {
  ensureSecrets(root, process.env);
  const strapi = await loadHost(root, process.env);
  await strapi.start();
  const platform = platformOf(strapi);
  process.on('message', ({ id, ask, about }) => {
    Promise.resolve()
      .then(() => platform.tenancy.asSystem(() => deeds[ask](platform, about ?? {})))
      .then(
        (answer) => process.send({ id, answer: answer === undefined ? null : JSON.parse(JSON.stringify(answer)) }),
        (error) =>
          process.send({
            id,
            error: { message: String(error?.message ?? error), code: error?.details?.code ?? error?.code },
          }),
      );
  });
  process.once('SIGTERM', () => void strapi.destroy().finally(() => process.exit(0)));
  process.send({ port: strapi.server.httpServer.address().port });
}

main().catch((error) => {
  process.stderr.write(`${error?.stack ?? error}\n`);
  process.exit(1);
});
