// A node that is made to be killed: it appends events, handles them, and asks for jobs, on the compiled platform and nothing else.
// Each effect is written with the mark that belongs to it, so that after any death the tables can be counted against each other.
const knex = require('knex');
const { z } = require('zod');
const { systemIds, systemRandom } = require('../../cms/lib/kernel/index.js');
// By file, not through the platform's door: a node that lives for a tenth of a second should not load Strapi's half of it.
const { defineEvent } = require('../../cms/lib/contract/events.js');
const { createDatabase, plainConnection } = require('../../cms/lib/platform/database/database.js');
const { createListener } = require('../../cms/lib/platform/listener/listener.js');
const { createLog } = require('../../cms/lib/platform/log/log.js');
const { createJobs } = require('../../cms/lib/platform/jobs/jobs.js');
const { createOutbox } = require('../../cms/lib/platform/outbox/outbox.js');
const { createSchedule } = require('../../cms/lib/platform/schedule/schedule.js');

const LEASE = 1;
const storyTold = defineEvent('story.told', z.object({ n: z.string(), of: z.string() }), { key: ({ of }) => of });
const count = { name: 'story.count', schema: z.object({ n: z.string() }) };
const patient = { limit: 10_000, delay: 0.05, backoff: false };
const [url, mode] = process.argv.slice(2);

const log = createLog({ info() {}, warn: tell, error: tell });
// knex prints each connection that it loses; losing them is what this is about.
const silent = { warn: tell, error: tell, deprecate: tell, debug: tell };
const pool = knex({
  log: silent,
  client: 'pg',
  connection: url,
  pool: { min: 0, max: 8 },
  acquireConnectionTimeout: 5_000,
});
const database = createDatabase(plainConnection(pool), { hookFailed: tell });
const listener = createListener({ database, log });
const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
const jobs = createJobs({ database, listener, ids: systemIds, log, lookAfter: 1 });
const schedule = createSchedule({ database, ids: systemIds, log });

function tell(what) {
  if (process.env.HEARTH_FAULTS_TALK) process.stderr.write(`${process.pid} ${String(what)}\n`);
}

/** A little while at random, so that a kill finds the node between any two steps. */
const pause = () => new Promise((resolve) => setTimeout(resolve, Math.random() * 4));

outbox.subscribe({
  name: 'counter',
  events: [storyTold],
  retry: patient,
  atOnce: 3,
  handle: async (event, tx) => {
    process.send?.({ begun: event.id });
    await tx('effect').insert({ kind: 'event', n: event.payload.n, key: event.payload.of });
    await pause();
    await tx('counter').where({ name: event.payload.of }).increment('value', 1);
    if (Math.random() < 0.2) {
      await tx('asked').insert({ n: event.payload.n });
      await jobs.enqueue(tx, count, { data: { n: event.payload.n } });
    }
    await pause();
  },
});

jobs.define({
  ...count,
  retry: { ...patient, delay: 0 },
  timeLimit: LEASE,
  handle: async ({ n }, job) => {
    process.send?.({ begun: job.id });
    await pause();
    return async (tx) => {
      await tx('effect').insert({ kind: 'job', n });
      await pause();
    };
  },
});

schedule.tick({
  name: 'second',
  cron: '* * * * * *',
  missed: 'run-once',
  lease: LEASE,
  handle: async ({ due }) => {
    await pause();
    return async (tx) => {
      await tx('effect').insert({ kind: 'tick', n: due.toISOString() });
      await pause();
    };
  },
});

async function append() {
  const n = systemIds.next();
  const of = String(Math.floor(Math.random() * 8));
  await database.transaction(async (tx) => {
    // Whoever changes a thing holds its row; that is what gives its events an order.
    await tx('thing').where({ name: of }).forUpdate();
    await tx('told').insert({ n });
    await outbox.append(tx, storyTold({ station: 'linjiang', n, of }));
    await pause();
  });
}

async function main() {
  await jobs.prepare();
  await outbox.start();
  await jobs.start();
  await listener.start();
  await schedule.start();
  process.send?.({ ready: true });
  while (mode === 'load') {
    try {
      await append();
    } catch (error) {
      // The database is away: a newsroom would be told to try again, and nothing may be half written.
      tell(error);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await new Promise((resolve) => setTimeout(resolve, 8));
  }
}

process.once('SIGTERM', async () => {
  await listener.stop();
  await schedule.stop(2_000);
  await outbox.stop(2_000);
  await jobs.stop(2_000);
  await pool.destroy();
  process.exit(0);
});

void main();
