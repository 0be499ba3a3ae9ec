import { join } from 'node:path';
import { until } from '../host/a-node';
import { aDatabase, type TestDatabase } from '../host/database';
import { slowness } from '../host/slowness';
import { anAskedNode, type AskedNode } from './asked-node';

const SKEW = 7 * 60_000;
const NODE_OPTIONS = `--require ${join(__dirname, 'skewed-clock.cjs')}`;

let db: TestDatabase;
let node: AskedNode;

beforeAll(async () => {
  db = await aDatabase();
  await db.knex.raw('CREATE TABLE swept (at timestamptz NOT NULL DEFAULT clock_timestamp())');
  node = await anAskedNode('ticking-node.cjs', { DATABASE_URL: db.url, NODE_OPTIONS, HEARTH_SKEW_MS: `${SKEW}` });
}, 120_000);
afterAll(async () => {
  await node.stop();
  await db.drop();
});

it('a node that is alone and minutes ahead looks as often as its ticks come, though none of them fires in time', async () => {
  expect((await node.ask<number>('clock')) - Date.now()).toBeGreaterThan(SKEW - 60_000);
  await node.ask('start');
  const swept = () => db.knex('swept').orderBy('at').select<{ at: Date }[]>('at');
  const rows = await until(swept, (all) => all.length >= 6, 40_000);
  // The first is found by the look that comes each five seconds; from then on it is known that nobody fires.
  const gaps = rows.slice(1).map(({ at }, n) => at.getTime() - rows[n]!.at.getTime());
  gaps.sort((a, b) => a - b);
  expect(gaps[Math.floor(gaps.length / 2)]).toBeLessThan(3_500 * slowness());
  const early = `SELECT count(*)::int AS early FROM schedule_run WHERE due_at > clock_timestamp()`;
  expect((await db.knex.raw<{ rows: object[] }>(early)).rows).toEqual([{ early: 0 }]);
}, 60_000);
