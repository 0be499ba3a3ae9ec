import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { until } from '../host/a-node';

/** A running node of the fault tests. */
export type FaultNode = { readonly child: ChildProcess; ended(): boolean; kill(signal: NodeJS.Signals): Promise<void> };

/** Ids of events and jobs whose handler began, as often as it began. */
export type Begun = Map<string, number>;

/** Starts a node; it loads, starts its parts and says so. */
export async function faultNode(url: string, mode: 'load' | 'drain', begun: Begun): Promise<FaultNode> {
  const child = fork(join(__dirname, 'event-node.cjs'), [url, mode], { execArgv: [] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`a node ended with ${String(code)} before it was ready`)));
    child.on('message', (message: { ready?: true; begun?: string }) => {
      if (message.ready) resolve();
      if (message.begun) begun.set(message.begun, (begun.get(message.begun) ?? 0) + 1);
    });
  });
  return {
    child,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    kill: async (signal) => {
      child.kill(signal);
      await gone;
    },
  };
}

/** The tables against which effects are counted; none has a unique key, so that a doubled effect shows. */
export async function faultTables(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE told (n text NOT NULL);
    CREATE TABLE asked (n text NOT NULL);
    CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, kind text NOT NULL, n text NOT NULL, key text);
    CREATE TABLE counter (name text PRIMARY KEY, value int NOT NULL DEFAULT 0);
    CREATE TABLE thing (name text PRIMARY KEY);
    INSERT INTO thing (name) SELECT generate_series(0, 7)::text;
    INSERT INTO counter (name) SELECT generate_series(0, 7)::text;
  `);
}

/** What the tables say when everything has come to rest. */
export type Account = {
  told: number;
  handled: number;
  handledOnce: number;
  counted: number;
  asked: number;
  worked: number;
  workedOnce: number;
  ticks: number;
  ticksOnce: number;
  outOfOrder: number;
  waiting: number;
  dead: number;
};

/** Counts what was promised against what is there. */
export async function accountOf(knex: Knex): Promise<Account> {
  const { rows } = await knex.raw<{ rows: Account[] }>(`
    WITH e AS (SELECT kind, n FROM effect), d AS (SELECT state FROM outbox_delivery), j AS (SELECT name, state FROM pgboss.job),
    pairs AS (
      SELECT v.seq, lag(v.seq) OVER (PARTITION BY f.key ORDER BY f.id) AS before
      FROM effect f JOIN outbox_event v ON v.payload->>'n' = f.n WHERE f.kind = 'event')
    SELECT
      (SELECT count(*)::int FROM told) AS told,
      (SELECT count(*)::int FROM e WHERE kind = 'event') AS handled,
      (SELECT count(DISTINCT n)::int FROM e WHERE kind = 'event') AS "handledOnce",
      (SELECT sum(value)::int FROM counter) AS counted,
      (SELECT count(*)::int FROM asked) AS asked,
      (SELECT count(*)::int FROM e WHERE kind = 'job') AS worked,
      (SELECT count(DISTINCT n)::int FROM e WHERE kind = 'job') AS "workedOnce",
      (SELECT count(*)::int FROM e WHERE kind = 'tick') AS ticks,
      (SELECT count(DISTINCT n)::int FROM e WHERE kind = 'tick') AS "ticksOnce",
      (SELECT count(*)::int FROM pairs WHERE seq < before) AS "outOfOrder",
      (SELECT count(*)::int FROM d WHERE state = 'waiting')
        + (SELECT count(*)::int FROM j WHERE name <> 'hearth.dead' AND state < 'completed') AS waiting,
      (SELECT count(*)::int FROM d WHERE state = 'dead') + (SELECT count(*)::int FROM j WHERE name = 'hearth.dead') AS dead`);
  return rows[0]!;
}

/** A lease of 1 second, the margin of 5, and a look each second and a sweep each two: nothing may need longer than this. */
const LEASE_AND_SWEEP = 12_000;

/** Lets one healthy node finish what is left, and gives the account and how long that took. */
export async function comeToRest(url: string, knex: Knex): Promise<{ account: Account; took: number }> {
  const node = await faultNode(url, 'drain', new Map());
  const started = Date.now();
  const account = await until(
    () => accountOf(knex),
    ({ waiting }) => waiting === 0,
    LEASE_AND_SWEEP,
  );
  const took = Date.now() - started;
  await node.kill('SIGTERM');
  return { account, took };
}

/** No event lost, no effect doubled, nothing stuck, and each key in its order. */
export function expectWhole(account: Account): void {
  const { told, asked, ticks } = account;
  expect(account).toMatchObject({ handled: told, handledOnce: told, counted: told, outOfOrder: 0 });
  expect(account).toMatchObject({ worked: asked, workedOnce: asked, ticksOnce: ticks, waiting: 0, dead: 0 });
}
