// A node of lives that is made to be killed: rooms, pins, corrections, red packets, hosts and the stop, without Strapi around them. It lives one
// live to its end and dies at the nth thing that it waits for.
require('./typescript.cjs');
const knex = require('knex');
const { types } = require('pg');
const { createDatabase, plainConnection } = require('@hearth/cms/platform');
const { aLiveWorld } = require('../../plugins/live/server/testing/a-live-world.ts');
const { liveLife } = require('../../plugins/live/server/testing/live-life.ts');

// As Strapi has it in its whole process: jsonb comes as text.
types.setTypeParser(types.builtins.JSONB, (text) => text);

let [passed, dieAt] = [0, 0];
/** Everything counts that leaves the process: each statement to the database, and each of its answers. */
const moment = (what) => {
  passed += 1;
  if (process.env.HEARTH_FAULTS_TALK) process.stderr.write(`${passed} ${what.slice(0, 90)}\n`);
  if (passed === dieAt) process.kill(process.pid, 'SIGKILL');
};

const pool = knex({ client: 'pg', connection: process.env.DATABASE_URL, pool: { min: 0, max: 8 } });
pool.on('query', ({ sql }) => moment(sql));
pool.on('query-response', (_rows, { sql }) => moment(`answered: ${sql}`));
const world = aLiveWorld(createDatabase(plainConnection(pool), { hookFailed: () => undefined }));

process.on('message', async ({ life, dieAt: at = 0 }) => {
  [passed, dieAt] = [0, at];
  await liveLife(world, life);
  process.send({ done: passed });
});
process.send({ ready: true });
