/** A node with the demo station whose questions to the database are counted, and in which things can be made to happen. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { root } from './server.mjs';

const require = createRequire(import.meta.url);
const lib = (path) => require(join(root, 'cms/lib', path));
const { loadHost } = lib('bin/boot.js');
const { ensureSecrets } = lib('bin/secrets.js');
const { isEmpty, loadDemo } = lib('demo/load/load-demo.js');
const { platformOf } = lib('platform/index.js');
const { topicMoved, reviewMoved } = lib('contract/index.js');

const { env } = process;
env.HEARTH_STATION = 'yunze';
ensureSecrets(root, env);
const strapi = await loadHost(root, env);
const platform = platformOf(strapi);
if (await isEmpty(platform)) await loadDemo(platform, join(root, 'database/demo'), () => undefined);
await strapi.start();

let all = 0;
let screen = 0;
platform.database.read.on('query', ({ sql }) => {
  all += 1;
  if (sql.includes('/* command screen */')) screen += 1;
});

/** Moves a topic or touches a case so many times a second, each in a transaction with its event, as the verbs of the kitchen do. */
async function stir({ perSecond, seconds }) {
  const topics = await platform.database.read('topic').where({ state: 'pitched' }).select('id', 'station', 'author');
  const cases = await platform.database
    .read('review_case')
    .select('id', 'station', 'document_id', 'locale', 'state', 'level');
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const began = performance.now();
    await platform.database.transaction(async (tx) => {
      if (n % 2 === 0 || cases.length === 0) {
        const { id, station, author } = topics[n % topics.length];
        const state = n % 4 === 0 ? 'draft' : 'pitched';
        const [{ version }] = await tx('topic')
          .where({ id })
          .update({ state, version: tx.raw('version + 1') })
          .returning('version');
        const facts = { topicId: id, event: 'pitch', from: 'draft', to: state, version, by: author };
        await platform.outbox.append(tx, topicMoved({ station, ...facts, at: new Date().toISOString() }));
      } else {
        const one = cases[n % cases.length];
        await tx('review_case')
          .where({ id: one.id })
          .update({ version: tx.raw('version + 1') });
        const { station, document_id: documentId, locale, state, level } = one;
        await platform.outbox.append(tx, reviewMoved({ station, caseId: one.id, documentId, locale, state, level }));
      }
    });
    const left = 1_000 / perSecond - (performance.now() - began);
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
  }
}

const answers = {
  count: () => ({ all, screen }),
  stir: (about) => stir(about),
};
process.on('message', ({ ask, id, about }) => {
  Promise.resolve(answers[ask](about)).then(
    (answer) => process.send({ id, answer }),
    (error) => process.send({ id, error: String(error) }),
  );
});
process.send({ port: strapi.server.httpServer.address().port });
process.once('SIGTERM', () => void strapi.destroy().finally(() => process.exit(0)));
