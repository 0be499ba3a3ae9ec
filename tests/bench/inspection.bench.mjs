/** The inspection pack of a month with 5,000 manuscripts, made as the job makes it, and checked by the offline verifier. */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { verify } from '../../cms/bin/inspection-verify.mjs';
import { figure } from './figure.mjs';
import { root } from './server.mjs';

const MANUSCRIPTS = 5_000;
const LIMIT = 60;
const STATION = 'yunze';
const PERSON = '30000000-0000-7000-8000-000000000001';
const PACK = '40000000-0000-7000-8000-000000000001';
const FROM = '2026-11-01T00:00:00Z';
const UNTIL = '2026-12-01T00:00:00Z';

/** Of the manuscript n, as SQL: when, its document, its words. */
const AT = `timestamptz '${FROM}' + n * interval '8 minutes'`;
const DOC = `'m' || lpad(n::text, 23, '0')`;
const HASH = `encode(sha256(('h' || n)::bytea), 'hex')`;

const require = createRequire(join(root, 'cms/package.json'));
const knex = require('knex');
const lib = (path) => require(join(root, 'cms/lib', path));
const { startEmbeddedPostgres } = lib('platform/database/embedded-postgres.js');
const { createIfMissing, migrateDatabase } = lib('bin/prepare-database.js');
const { createDatabase, plainConnection } = lib('platform/database/database.js');
const { createLedger } = lib('platform/ledger/ledger.js');
const { createVault } = lib('platform/vault/vault.js');
const { parseVaultKeys } = lib('platform/vault/vault-keys.js');
const { systemClock, systemIds, systemRandom } = lib('kernel/index.js');
const { FULL_REVIEW } = lib('contract/index.js');
const { makePack, stepsOf } = lib('server/inspection/make-pack.js');
const { packStore: packs } = lib('server/inspection/pack-store.js');
const { evidenceStore: evidence } = lib('server/inspection/evidence-store.js');

const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-inspection-'));
chmodSync(scratch, 0o755);
const cluster = await startEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), durable: true });
await createIfMissing(cluster, 'inspection');
await migrateDatabase(cluster.url('inspection'), join(root, 'dist/database/migrations'));
const pool = knex({ client: 'pg', connection: cluster.url('inspection'), pool: { min: 0, max: 10 } });
const hookFailed = (error) => {
  throw error;
};
const database = createDatabase(plainConnection(pool), { hookFailed });
const vault = createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom);
const deps = {
  packs,
  evidence,
  database,
  vault,
  ids: systemIds,
  clock: systemClock,
  ledger: createLedger({ database, ids: systemIds }),
};

try {
  await aMonth();
  const began = performance.now();
  await makePack(deps, PACK);
  const seconds = (performance.now() - began) / 1000;
  const parts = await pool('inspection_part').where({ pack: PACK }).orderBy('n').pluck('bytes');
  const archive = Buffer.concat(parts);
  const checking = performance.now();
  const { faults, records, manifest } = verify(archive);
  const checked = (performance.now() - checking) / 1000;
  if (faults.length > 0) throw new Error(faults.slice(0, 3).join('; '));
  if (manifest.summary.manuscripts !== MANUSCRIPTS) throw new Error(`${manifest.summary.manuscripts} manuscripts`);
  const facts = {
    unit: 's',
    limit: `${LIMIT} s`,
    limitMeasured: LIMIT,
    wanted: { below: 1 },
    manuscripts: MANUSCRIPTS,
    records,
  };
  figure({
    name: 'inspection pack of a month with 5,000 manuscripts',
    value: seconds,
    ...facts,
    megabytes: Math.round(archive.length / 1e5) / 10,
  });
  figure({ name: 'inspection pack, checked offline', value: checked, unit: 's', wanted: { below: LIMIT }, records });
} finally {
  await pool.destroy();
  await cluster.stop();
  rmSync(scratch, { recursive: true, force: true });
}

/** Each manuscript is proofed once and signed three times, carried over one edit, checked, released, and every eighth was returned. */
async function aMonth() {
  await aStation();
  await manuscripts();
  await signatures();
  await steps();
  await pool('inspection_pack').insert({
    ...{ id: PACK, station: STATION, state: 'queued', total: stepsOf(deps), ordered_by: PERSON },
    ...{ from_at: new Date(FROM), until_at: new Date(UNTIL) },
  });
  await pool.raw('ANALYZE');
}

async function aStation() {
  await pool.raw(
    `INSERT INTO station (slug, level, parent, parent_level, name_zh, name_en, slogan_zh, slogan_en, ink_cool, ink_warm, settings)
     VALUES (?, 'municipal', NULL, NULL, '云泽', 'Yunze', '', '', '#22424F', '#B83214', '{}')`,
    [STATION],
  );
  await pool('person').insert({
    id: PERSON,
    admin_user_id: 1,
    station: STATION,
    name_zh: '王芳',
    name_en: 'Wang Fang',
  });
}

/** One row for each manuscript. */
function each(into, values, bound = []) {
  return pool.raw(`INSERT INTO ${into} SELECT ${values} FROM generate_series(1, ${MANUSCRIPTS}) n`, bound);
}

async function manuscripts() {
  await each(
    'review_case (id, station, document_id, locale, column_id, title, state, revision, hash, rules, rules_version, author_name)',
    `gen_random_uuid(), '${STATION}', ${DOC}, 'zh-Hans', 'column', '第' || n || '篇', 'signed', 2, ${HASH}, ?::jsonb, 'bench/1', '李敏'`,
    [JSON.stringify(FULL_REVIEW)],
  );
  await each(
    `library_entry (document_id, locale, station, column_id, title, author_name, state, revision, origin, characters, tags, assets, rights,
       channels, first_at, at, words)`,
    `${DOC}, 'zh-Hans', '${STATION}', 'column', '第' || n || '篇', '李敏', 'signed', 2, 'original', 700, '{}', '{}', 'none', '{}', ${AT}, ${AT}, ''`,
  );
  await each(
    'release (id, station, document_id, locale, revision, hash, ground, at)',
    `gen_random_uuid(), '${STATION}', ${DOC}, 'zh-Hans', 2, ${HASH}, 'signed', ${AT}`,
  );
  await each(
    'check_report (id, station, document_id, locale, content_hash, engine, rules, findings, created_at)',
    `gen_random_uuid(), '${STATION}', ${DOC}, 'zh-Hans', ${HASH}, 1, 'bench',
       '[{"rule":"typo.one","severity":"amber","field":"body","from":3,"to":5}]', ${AT}`,
  );
}

async function signatures() {
  await pool.raw(
    `INSERT INTO review_signature (id, case_id, station, kind, level, person, name, revision, hash, rules_version, device, method, errors, at)
     SELECT gen_random_uuid(), c.id, c.station, k.kind, k.level, ?, '王芳', 1, c.hash, 'bench/1', 'x', 'admin', k.errors,
            timestamptz '${FROM}' + right(c.document_id, 8)::int * interval '8 minutes'
       FROM review_case c, (VALUES ('review', 1, NULL), ('review', 2, NULL), ('review', 3, NULL), ('proof', 1, 1)) k (kind, level, errors)`,
    [PERSON],
  );
  await pool.raw(`INSERT INTO signature_cover (signature_id, hash, because) SELECT id, hash, NULL FROM review_signature
    UNION ALL SELECT id, reverse(hash), 'technical: tags' FROM review_signature`);
}

async function steps() {
  await pool.raw(
    `INSERT INTO ledger_entry (station, seq, id, at, actor, action, subject, version, facts, previous, hash)
     SELECT '${STATION}', row_number() OVER (ORDER BY n, step), gen_random_uuid(), ${AT}, jsonb_build_object('kind', 'staff', 'id', ?::text),
            action, ${DOC}, ${HASH}, '{"locale":"zh-Hans","revision":1,"reason":"fact","level":1}', '', md5(n || action)
       FROM generate_series(1, ${MANUSCRIPTS}) n,
            (VALUES (1, 'review.to_l1'), (2, 'review.to_l2'), (3, 'review.to_l3'), (4, 'review.sign'), (5, 'review.send_back')) s (step, action)
      WHERE step < 5 OR n % 8 = 0`,
    [PERSON],
  );
  await pool.raw(
    `INSERT INTO ledger_head (station, seq, hash) SELECT station, max(seq), '' FROM ledger_entry GROUP BY station`,
  );
}
