/** A million manuscripts on an embedded PostgreSQL, made once and kept in the folder that HEARTH_BENCH_DATA names. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { authors, columns, headline, seeded, sentence, tagsOf } from './library-words.mjs';
import { root } from './server.mjs';

const require = createRequire(join(root, 'cms/package.json'));
const { Client } = require('pg');
const { from: copyFrom } = require('pg-copy-streams');
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { lexemesOf, vectorOf } = lib('server/library/words.rules.js');
const { FULL_REVIEW } = lib('contract/index.js');

const SENTENCES = 40_000;
const YEARS = 6;
const NOW = Date.parse('2026-11-28T00:00:00Z');
export const STATION = 'yunze';
/** Written by hand into exactly so many manuscripts: what is rare must be findable too. */
export const RARE = { word: '窑坛窑火', times: 40 };

/** Starts the database and fills it when it is empty. */
export async function aMillion(rows, say) {
  const kept = process.env.HEARTH_BENCH_DATA;
  if (kept) mkdirSync(kept, { recursive: true });
  const scratch = kept ?? mkdtempSync(join(tmpdir(), 'hearth-bench-library-'));
  chmodSync(scratch, 0o755);
  const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'library-postgres'), durable: true });
  const name = `library_${rows}`;
  const url = cluster.url(name);
  if (!(await isFilled(cluster, name))) {
    await createIfMissing(cluster, name);
    await migrateDatabase(url, join(root, 'dist/database/migrations'));
    await using(url, (client) => fill(client, rows, say));
  } else {
    // One that was kept may be older than the newest table.
    await migrateDatabase(url, join(root, 'dist/database/migrations'));
  }
  const stop = async () => {
    await cluster.stop();
    if (!kept) rmSync(scratch, { recursive: true, force: true });
  };
  return { url, stop };
}

/** A fill that was cut short is worth nothing: it is thrown away. */
async function isFilled(cluster, name) {
  const { rowCount } = await using(cluster.url('postgres'), (client) =>
    client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]),
  );
  if (rowCount === 0) return false;
  const mark = `SELECT 1 FROM hearth_host WHERE key = 'bench-library'`;
  const there = await using(cluster.url(name), (client) => client.query(mark)).catch(() => ({ rowCount: 0 }));
  if (there.rowCount === 1) return true;
  await using(cluster.url('postgres'), (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  return false;
}

async function using(url, work) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function fill(client, rows, say) {
  const began = Date.now();
  const indexes = await dropIndexes(client);
  await client.query(`ALTER TABLE review_case DISABLE TRIGGER USER; TRUNCATE library_entry`);
  await client.query(
    `INSERT INTO station (slug, level, parent, parent_level, name_zh, name_en, slogan_zh, slogan_en, ink_cool, ink_warm, settings)
     VALUES ($1, 'municipal', NULL, NULL, '云泽', 'Yunze', '', '', '#22424F', '#B83214', '{}') ON CONFLICT DO NOTHING`,
    [STATION],
  );
  const channels = await addChannels(client);
  const made = archive(rows, channels);
  // Three tables at once would need three connections; the archive is the same for the same seed, so it is told three times.
  for (const [table, line] of [
    ['library_entry', entryLine],
    ['manuscript_revision', revisionLine],
    ['review_case', caseLine],
  ]) {
    const into = client.query(copyFrom(`COPY ${table} (${COLUMNS[table]}) FROM STDIN`));
    await pipeline(Readable.from(lines(made(), line), { objectMode: false, highWaterMark: 1 << 20 }), into);
    say(`${table}: ${rows} rows after ${Math.round((Date.now() - began) / 1000)} s`);
  }
  await client.query(`SET maintenance_work_mem = '1GB'`);
  for (const sql of indexes) await client.query(sql);
  await client.query('ALTER TABLE review_case ENABLE TRIGGER USER');
  for (const table of Object.keys(COLUMNS)) await client.query(`VACUUM (ANALYZE) ${table}`);
  await client.query(`INSERT INTO hearth_host (key, value) VALUES ('bench-library', '{}')`);
  say(`filled after ${Math.round((Date.now() - began) / 1000)} s`);
}

async function dropIndexes(client) {
  const { rows } = await client.query(
    `SELECT indexname, indexdef FROM pg_indexes WHERE tablename = ANY($1) AND indexname NOT LIKE '%_pkey' AND indexdef NOT LIKE '%UNIQUE%'`,
    [Object.keys(COLUMNS)],
  );
  for (const { indexname } of rows) await client.query(`DROP INDEX ${indexname}`);
  return rows.map(({ indexdef }) => indexdef);
}

async function addChannels(client) {
  const { rows } = await client.query(
    `INSERT INTO channel (id, station, platform, name, account, locale, lane, capabilities, windows, rule_pack)
     SELECT gen_random_uuid(), $1, 'weibo', '账号' || n, 'account-' || n, 'zh-Hans', 'assisted', '{publish}', '[]', 'weibo'
       FROM generate_series(1, 12) n RETURNING id`,
    [STATION],
  );
  return rows.map(({ id }) => id);
}

const COLUMNS = {
  library_entry: `document_id, locale, station, column_id, title, author_name, state, revision, origin, characters, tags, assets, rights,
    rights_from, rights_to, channels, first_at, at, released_at, words`,
  manuscript_revision: 'id, station, document_id, locale, n, hash, content, changed, author_name, role, at',
  review_case: `id, station, document_id, locale, column_id, title, state, level, revision, hash, rules, rules_version, author,
    author_name, due_at, changed_at`,
};

/** The archive from its first manuscript to its last, in the order of time. */
function archive(rows, channels) {
  const random = seeded(7);
  const sentences = Array.from({ length: SENTENCES }, () => sentence(random)).map((text) => ({
    text,
    lexemes: [...lexemesOf(text)],
  }));
  const gap = Math.max(1, Math.floor(rows / RARE.times));
  return function* () {
    const draw = seeded(11);
    for (let n = 0; n < rows; n += 1) {
      const at = NOW - YEARS * 365 * 86_400_000 * (1 - n / rows);
      const isFresh = rows - n <= 4_000;
      const body = Array.from(
        { length: 5 + Math.floor(draw() * 14) },
        () => sentences[Math.floor(SENTENCES * draw() ** 1.3)],
      );
      if (n % gap === 0) body.push({ text: `${RARE.word}重新点燃。`, lexemes: [...lexemesOf(`${RARE.word}重新点燃`)] });
      const title = headline(draw);
      const chosen = draw();
      yield {
        ...{ n, at, title, body, tags: tagsOf(draw), id: n.toString(36).padStart(24, '0'), isFresh },
        column: `column${Math.floor(columns.length * draw() ** 1.5)}`,
        author: Math.floor(authors.length * draw()),
        state:
          isFresh && chosen < 0.5
            ? 'l' + (1 + Math.floor(draw() * 3))
            : chosen < 0.86
              ? 'signed'
              : chosen < 0.95
                ? 'writing'
                : 'spiked',
        channels: channels.filter(() => draw() < 0.25),
        rights: draw() < 0.5 ? 'none' : draw() < 0.7 ? 'noted' : 'unnoted',
      };
    }
  };
}

const uuid = (n, kind) => `${kind}0000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const escaped = (text) => text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n');
const textArray = (items) => `{${items.join(',')}}`;
const iso = (at) => new Date(at).toISOString();
const HASH = 'ab'.repeat(32);

function entryLine(one) {
  const lexemes = new Set([...lexemesOf(one.title), ...one.tags, ...one.body.flatMap(({ lexemes: words }) => words)]);
  const characters = one.body.reduce((sum, { text }) => sum + text.length, 0);
  const until = one.rights === 'noted' && one.n % 3 === 0 ? iso(one.at + 400 * 86_400_000) : '\\N';
  return [
    ...[one.id, 'zh-Hans', STATION, one.column, one.title, authors[one.author], one.state, 1, 'original', characters],
    ...[textArray(one.tags), '{}', one.rights, '\\N', until, textArray(one.channels), iso(one.at), iso(one.at)],
    ...[one.state === 'signed' ? iso(one.at) : '\\N', escaped(vectorOf(lexemes))],
  ];
}

function revisionLine(one) {
  const paragraphs = one.body.map(({ text }) => ({ type: 'paragraph', children: [{ type: 'text', text }] }));
  const content = {
    title: one.title,
    body: paragraphs,
    tags: one.tags.join('、'),
    column: one.column,
    cover: null,
    film: null,
  };
  return [
    ...[uuid(one.n, '1'), STATION, one.id, 'zh-Hans', 1, HASH, escaped(JSON.stringify(content)), '{}'],
    ...[authors[one.author], 'writer', iso(one.at)],
  ];
}

const RULES = JSON.stringify(FULL_REVIEW);

function caseLine(one) {
  const level = /^l\d$/.test(one.state) ? one.state.slice(1) : '\\N';
  const due = level === '\\N' ? '\\N' : iso(one.at + (60 + (one.n % 7) * 30) * 60_000);
  return [
    ...[
      uuid(one.n, '2'),
      STATION,
      one.id,
      'zh-Hans',
      one.column,
      one.title,
      one.state,
      level,
      1,
      HASH,
      RULES,
      'bench/1',
    ],
    ...[uuid(one.author, '3'), authors[one.author], due, iso(one.at)],
  ];
}

/** COPY's text form, in pieces big enough to be worth a write. */
function* lines(manuscripts, line) {
  let piece = [];
  for (const one of manuscripts) {
    piece.push(line(one).join('\t'));
    if (piece.length === 500) {
      yield Buffer.from(`${piece.join('\n')}\n`);
      piece = [];
    }
  }
  if (piece.length > 0) yield Buffer.from(`${piece.join('\n')}\n`);
}
