/** The hourly sweep over what is published, set against asking for each manuscript by itself, as it was done before. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { root } from './server.mjs';

const PUBLISHED = Number(process.env.HEARTH_BENCH_SWEPT ?? 100_000);
const ONE_BY_ONE = Math.min(PUBLISHED, 2_000);
/** Every so many says something that was never released. */
const WRONG = 1_000;

const require = createRequire(join(root, 'cms/package.json'));
const lib = (path) => require(join(root, 'cms/lib/server', path));
const { sweepPublished } = lib('review/sweep-published.js');
const { releaseStore } = lib('review/release-store.js');
const { draftStore, standingsIn } = lib('revisions/draft-store.js');
const { hashOfContent } = lib('revisions/revision.rules.js');
const { manuscriptRows } = lib('manuscripts/draft-rows-store.js');
const knex = require('knex');

/** Sweeps a newsroom in which somebody has published, after filling it with copies of one manuscript of some eight hundred characters. */
export async function swept(databaseUrl) {
  const read = knex({ client: 'pg', connection: databaseUrl });
  try {
    await filled(read);
    const log = { error: () => undefined };
    const began = performance.now();
    const found = await sweepPublished({ read, drafts: draftStore({}), log });
    const each = (performance.now() - began) / PUBLISHED;
    const wrong = found.filter(({ documentId }) => documentId.startsWith('swept')).length;
    if (wrong !== Math.floor(PUBLISHED / WRONG)) throw new Error(`${wrong} were found`);
    const one = await oneByOne(read);
    figure({
      name: 'manuscript: the hourly sweep, for each that is published',
      ...{ value: each, unit: 'ms', limit: 'asking for each by itself', limitMeasured: one, wanted: { below: 1 } },
      ...{ published: PUBLISHED, seconds: Math.round((each * PUBLISHED) / 100) / 10 },
    });
  } finally {
    await read.destroy();
  }
}

const idOf = (n) => `swept${String(n).padStart(19, '0')}`;

async function filled(read) {
  await read.raw('ALTER TABLE manuscripts DISABLE TRIGGER manuscripts_released');
  const own = ['id', 'document_id', 'published_at', 'body'];
  const columns = (await read('information_schema.columns').where({ table_name: 'manuscripts' }).pluck('column_name'))
    .filter((name) => !own.includes(name))
    .join(', ');
  const body = [
    { type: 'paragraph', children: [{ type: 'text', text: '柳塘水库今晨开闸泄洪，下游三村已转移。'.repeat(42) }] },
  ];
  await read.raw(
    `INSERT INTO manuscripts (document_id, published_at, body, ${columns})
     SELECT 'swept' || lpad(n::text, 19, '0'), now(), ?::jsonb, ${columns}
       FROM (SELECT * FROM manuscripts WHERE published_at IS NOT NULL LIMIT 1) one, generate_series(1, ?::int) n`,
    [JSON.stringify(body), PUBLISHED],
  );
  const [copy] = standingsIn(await manuscriptRows(read, idOf(1), 'published'));
  await read.raw(
    `INSERT INTO release (id, station, document_id, locale, revision, hash, ground)
     SELECT gen_random_uuid(), station, document_id, locale, 1,
            CASE WHEN right(document_id, 6)::int % ${WRONG} = 0 THEN 'another' ELSE ? END, 'signed'
       FROM manuscripts WHERE document_id LIKE 'swept%'`,
    [hashOfContent(copy.content)],
  );
  await read.raw('ANALYZE manuscripts');
  await read.raw('ANALYZE release');
}

async function oneByOne(read) {
  const began = performance.now();
  for (let n = 1; n <= ONE_BY_ONE; n += 1) {
    const released = await releaseStore.last(read, idOf(n));
    for (const { locale, content } of standingsIn(await manuscriptRows(read, idOf(n), 'published')))
      if ((released.get(locale) === hashOfContent(content)) === (n % WRONG === 0))
        throw new Error(`${n} is judged otherwise`);
  }
  return (performance.now() - began) / ONE_BY_ONE;
}
