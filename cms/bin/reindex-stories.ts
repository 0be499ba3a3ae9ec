import { resolve } from 'node:path';
import { platformOf } from '../platform';
import { rebuildIndex } from '../server/stories/rebuild-index';
import { publishedWords } from '../server/stories/published-words-wiring';
import { storyIndex, storyIndexWriter } from '../server/stories/story-index-store';
import { storyStore } from '../server/stories/story-store';
import { loadHost } from './boot';
import { prepareDatabase } from './prepare-database';
import { ensureSecrets } from './secrets';

/** Builds the index of stories anew, beside a running host or without one. */
async function main(): Promise<void> {
  const root = resolve(__dirname, '../../..');
  ensureSecrets(root, process.env);
  const cluster = await prepareDatabase(root, process.env);
  const strapi = await loadHost(root, process.env);
  const platform = platformOf(strapi);
  const { database, clock } = platform;
  const deps = {
    database,
    clock,
    index: storyIndex(database),
    writer: storyIndexWriter,
    stories: storyStore(platform),
    published: publishedWords,
  };
  console.log(`${await rebuildIndex(deps)} stories indexed`);
  await strapi.destroy();
  await cluster?.stop();
  process.exit(0);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
