/**
 * The library and the review inbox at a million manuscripts, over HTTP: a host of its own on the archive, asked by a city station that
 * sees its counties. HEARTH_BENCH_ROWS makes a smaller archive to try with.
 */
import { createRequire } from 'node:module';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { figure } from './figure.mjs';
import { aMillion, RARE, STATION } from './library-data.mjs';
import { asking, people, registered } from './people.mjs';
import { aServer, here, root } from './server.mjs';

const ROWS = Number(process.env.HEARTH_BENCH_ROWS ?? 1_000_000);
const ROUNDS = Number(process.env.HEARTH_BENCH_ROUNDS ?? 40);
const EDITORS = 300;
const LIMIT = 300;
/** Three hundred editors who look every ten seconds. */
const LOOKS_A_SECOND = 30;
const SECONDS = 30;

const require = createRequire(join(root, 'cms/package.json'));
const { Client } = require('pg');

const { url, stop } = await aMillion(ROWS, (line) => process.stderr.write(`${line}\n`));
const scratch = mkdtempSync(join(tmpdir(), 'hearth-bench-library-public-'));
await foundCounties();
const host = await aServer(join(here, 'manuscript-host.mjs'), {
  env: { DATABASE_URL: url, PUBLIC_DIR: scratch, HEARTH_STATION: STATION, HEARTH_RATE_SCALE: '1000' },
});
const admin = asking(host.url, await registered(host.url));
const editors = await people(host.url, admin, [
  ...['editor', 'editor', 'editor', 'editor', 'editor', 'desk-head', 'desk-head', 'desk-head', 'chief-editor'],
]);

const ask = (given, who = editors[0]) => {
  const asked = Object.entries(given).map(([name, value]) => [name, String(value)]);
  return who('GET', `/cms/library?${new URLSearchParams(asked)}`);
};

/** A city station sees its counties: questions name them all. */
async function foundCounties() {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(
    `INSERT INTO station (slug, level, parent, parent_level, name_zh, name_en, slogan_zh, slogan_en, ink_cool, ink_warm, settings)
     SELECT 'county-' || n, 'county', $1, 'municipal', '县' || n, 'County ' || n, '', '', '#22424F', '#B83214', '{}'
       FROM generate_series(0, 10) n ON CONFLICT DO NOTHING`,
    [STATION],
  );
  const { rows } = await client.query('SELECT count(*)::int AS n FROM library_entry');
  await client.end();
  if (rows[0].n !== ROWS) throw new Error(`${rows[0].n} manuscripts`);
}

const COMMON = ['记者', '青禾县', '水稻', '启动', '群众', '介绍', '县委', '专项'];
const KINDS = {
  'nothing typed': () => ({}),
  'a common word': (n) => ({ words: COMMON[n % COMMON.length] }),
  'a rare word': () => ({ words: RARE.word }),
  'two words and a facet': (n) => ({ words: `${COMMON[n % 8]} 大桥`, state: 'signed', column: `column${n % 4}` }),
  'a word while it is typed': (n) => ({ words: ['青禾', '水', '水稻增', '合作社负', '消防救'][n % 5] }),
  'a word in a month': (n) => ({
    words: COMMON[n % 8],
    from: `2024-0${(n % 9) + 1}-01`,
    to: `2024-0${(n % 9) + 1}-28`,
  }),
  'the best of a common word': (n) => ({ words: COMMON[n % 8], sort: 'best' }),
  'facets alone': (n) => ({ rights: 'expired', author: ['王敏', '李敏', '张敏'][n % 3], tag: '水稻' }),
  'two common words that seldom meet': () => ({ words: '劳动合同 龙舟赛' }),
  'nothing that is there': () => ({ words: '子虚乌有之乡' }),
};

try {
  const rare = await ask(KINDS['a rare word'](0));
  if (rare.total.count < RARE.times || rare.total.count > RARE.times + 1)
    throw new Error(`${rare.total.count} rare ones`);
  if (!(await ask({ words: '记者' })).total.more) throw new Error('the common word is not common');
  const names = Object.keys(KINDS);
  // Once round, so that what lies in memory is what a working day leaves there.
  for (const name of names) await ask(KINDS[name](0));
  const deep = await aDeepPage();
  const kinds = { ...KINDS, 'a page far down': () => deep };
  const times = new Map(Object.keys(kinds).map((name) => [name, []]));
  // Kind by kind in turns, so that a neighbour's noise falls on all of them.
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, of] of times) of.push(await timed(() => ask(kinds[name](round))));
  const facts = { unit: 'ms', limit: `${LIMIT} ms`, limitMeasured: LIMIT, wanted: { below: 1 }, manuscripts: ROWS };
  for (const [name, of] of times)
    figure({ name: `library: ${name}, 95th percentile`, value: at(of, 0.95), ...facts, ...spread(of) });
  const atOnce = await crowd(8, 240, (turn) => ask(KINDS[names[turn % names.length]](turn), editors[turn % 8]));
  figure({
    name: 'library: eight people at once, 95th percentile',
    value: at(atOnce, 0.95),
    ...facts,
    ...spread(atOnce),
  });

  const views = ['mine', 'mine', 'mine', 'all', 'overdue', 'returned', 'signed'];
  const inbox = (turn) => editors[turn % editors.length]('GET', `/cms/review/inbox?view=${views[turn % views.length]}`);
  for (let turn = 0; turn < views.length * editors.length; turn += 1) await inbox(turn);
  const looks = await evenly(LOOKS_A_SECOND * SECONDS, inbox);
  const looked = { editors: EDITORS, looksPerSecond: LOOKS_A_SECOND, signedIn: editors.length };
  figure({
    name: 'review inbox, 300 editors, 95th percentile',
    value: at(looks, 0.95),
    ...facts,
    ...looked,
    ...spread(looks),
  });
} finally {
  await host.stop();
  rmSync(scratch, { recursive: true, force: true });
  await stop();
}

/** The hundredth page of a common word, as somebody reaches it who turns pages. */
async function aDeepPage() {
  let given = { words: '记者' };
  for (let page = 0; page < 100; page += 1) {
    const { cursor } = await ask(given);
    if (!cursor) throw new Error(`the list ends at page ${page}`);
    given = { ...given, cursor };
  }
  return given;
}

async function crowd(hands, turns, work) {
  const times = [];
  let next = 0;
  const hand = async () => {
    while (next < turns) {
      const turn = next++;
      times.push(await timed(() => work(turn)));
    }
  };
  await Promise.all(Array.from({ length: hands }, hand));
  return times;
}

/** Each at its own moment, whether or not earlier ones came back; a latency counts from that moment. */
async function evenly(turns, work) {
  const began = performance.now();
  const looks = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const due = began + (turn * 1_000) / LOOKS_A_SECOND;
    if (performance.now() < due) await wait(due - performance.now());
    looks.push(work(turn).then(() => performance.now() - due));
  }
  return Promise.all(looks);
}

function spread(times) {
  return { times: times.length, p50: at(times, 0.5), worst: at(times, 1) };
}

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] * 10) / 10;
}
