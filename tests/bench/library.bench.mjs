/**
 * The library and the review inbox at a million manuscripts. Each question is asked as the routes ask it, from the use case to the
 * last mark on the last word, on one pool; HEARTH_BENCH_ROWS makes a smaller archive to try with.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { figure } from './figure.mjs';
import { aMillion, RARE, STATION } from './library-data.mjs';
import { root } from './server.mjs';

const ROWS = Number(process.env.HEARTH_BENCH_ROWS ?? 1_000_000);
const ROUNDS = 400;
const EDITORS = 300;
const LIMIT = 300;
/** A city station sees its counties: questions name them all. */
const STATIONS = [STATION, ...Array.from({ length: 11 }, (_, n) => `county-${n}`)];

const require = createRequire(join(root, 'cms/package.json'));
const knex = require('knex');
const lib = (path) => require(join(root, 'cms/lib', path));
const { librarySearch } = lib('contract/index.js');
const { createDatabase, plainConnection } = lib('platform/database/database.js');
const { searchLibrary } = lib('server/library/search-library.js');
const { inboxPage } = lib('server/review/inbox-store.js');

const { url, stop } = await aMillion(ROWS, (line) => process.stderr.write(`${line}\n`));
// As many connections as config/database.ts gives to a node.
const pool = knex({ client: 'pg', connection: url, pool: { min: 0, max: 20 } });
const hookFailed = (error) => {
  throw error;
};
const database = createDatabase(plainConnection(pool), { hookFailed });
const columns = { all: () => Promise.resolve([]) };
const { aroundStore: around } = lib('server/library/around-store.js');
const { catalogueStore: catalogue } = lib('server/library/search-store.js');
const deps = { database, columns, around, catalogue };
const actorOf = (n) => ({
  kind: 'staff',
  id: `30000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`,
  name: '',
  station: STATION,
  stations: STATIONS,
  roles: [],
});

const ask = async (given) => {
  const asked = {
    ...librarySearch.parse(given),
    limit: 20,
    speech: 'zh-Hans',
    ...(given.cursor ? { cursor: given.cursor } : {}),
  };
  const found = await searchLibrary(deps, actorOf(1), asked);
  if (!found.ok) throw new Error(found.error.code);
  return found.value;
};

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
  const {
    rows: [{ n }],
  } = await pool.raw('SELECT count(*)::int AS n FROM library_entry');
  if (n !== ROWS) throw new Error(`${n} manuscripts`);
  const rare = await ask(KINDS['a rare word'](0));
  if (rare.total.count < RARE.times || rare.total.count > RARE.times + 1)
    throw new Error(`${rare.total.count} rare ones`);
  if (!(await ask({ words: '记者' })).total.more) throw new Error('the common word is not common');
  const names = Object.keys(KINDS);
  // Once round, so that what lies in memory is what a working day leaves there.
  for (const name of names) await ask(KINDS[name](0));
  const deep = await aDeepPage();
  const times = new Map([...names, 'a page far down'].map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    const name = [...times.keys()][round % times.size];
    const given = name === 'a page far down' ? deep : KINDS[name](Math.floor(round / times.size));
    times.get(name).push(await timed(() => ask(given)));
  }
  const all = [...times.values()].flat();
  const kinds = Object.fromEntries(
    [...times].map(([name, of]) => [name, { p50: at(of, 0.5), p95: at(of, 0.95), worst: at(of, 1) }]),
  );
  const facts = {
    unit: 'ms',
    limit: `${LIMIT} ms`,
    limitMeasured: LIMIT,
    wanted: { below: 1 },
    manuscripts: ROWS,
    questions: all.length,
  };
  figure({
    name: 'library, mixed questions with facet counts, 95th percentile',
    value: at(all, 0.95),
    ...facts,
    worst: at(all, 1),
    kinds,
  });

  const atOnce = await crowd(8, 240, (turn) => ask(KINDS[names[turn % names.length]](turn)));
  figure({
    name: 'library, eight people at once, 95th percentile',
    value: at(atOnce, 0.95),
    unit: 'ms',
    wanted: { below: 1_000 },
    worst: at(atOnce, 1),
  });

  const views = ['mine', 'mine', 'mine', 'all', 'overdue', 'returned', 'signed'];
  const inbox = (turn) =>
    inboxPage(database.read, actorOf(turn % EDITORS), {
      view: views[turn % views.length],
      after: undefined,
      limit: 50,
      levels: [(turn % 3) + 1],
    });
  for (let turn = 0; turn < views.length; turn += 1) await inbox(turn);
  // Three hundred editors who look every ten seconds are thirty looks a second; this is as fast as sixteen hands can ask.
  const looks = await crowd(16, EDITORS * 7, inbox);
  const looked = { worst: at(looks, 1), editors: EDITORS, hands: 16, looks: looks.length };
  figure({
    name: 'review inbox, 300 editors, 95th percentile',
    value: at(looks, 0.95),
    ...facts,
    ...looked,
    questions: undefined,
  });
} finally {
  await pool.destroy();
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

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

function at(times, share) {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] * 10) / 10;
}
