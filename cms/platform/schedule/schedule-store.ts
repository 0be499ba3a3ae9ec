import type { Knex } from 'knex';
import type { Tx } from '../database/database';

/** A tick of some moment, claimed by this node. */
export type Run = { readonly name: string; readonly due: Date; readonly attempt: number };

/** Remembers a tick; moments before it was first declared count as nobody's. */
export async function declareTick(read: Knex, name: string): Promise<void> {
  await read('schedule_tick').insert({ name }).onConflict('name').ignore();
}

/** Milliseconds until the database's clock shows this moment. Nodes may disagree about the time; the database decides. */
export async function timeUntil(read: Knex, due: Date): Promise<number> {
  const { rows } = await read.raw<{ rows: { wait: number }[] }>(
    `SELECT (extract(epoch FROM ?::timestamptz - clock_timestamp()) * 1000)::float8 AS wait`,
    [due],
  );
  return rows[0]?.wait ?? 0;
}

type Claim = { readonly name: string; readonly due: Date; readonly node: string; readonly lease: number };

/** Takes a moment of a tick for this node; the unique key lets one node win. */
export async function claimRun(read: Knex, { name, due, node, lease }: Claim): Promise<Run | undefined> {
  const { rows } = await read.raw<{ rows: unknown[] }>(
    `INSERT INTO schedule_run (name, due_at, state, node, lease_until)
     SELECT :name, :due, 'running', :node, clock_timestamp() + :lease * interval '1 millisecond'
     WHERE :due::timestamptz <= clock_timestamp()
     ON CONFLICT DO NOTHING RETURNING 1`,
    { name, due, node, lease },
  );
  return rows.length > 0 ? { name, due, attempt: 1 } : undefined;
}

/** Notes that a moment passed and was not caught up on. */
export async function skipRun(read: Knex, { name, due, node }: Omit<Claim, 'lease'>): Promise<boolean> {
  const { rows } = await read.raw<{ rows: unknown[] }>(
    `INSERT INTO schedule_run (name, due_at, state, node, ended_at)
     VALUES (:name, :due, 'skipped', :node, clock_timestamp()) ON CONFLICT DO NOTHING RETURNING 1`,
    { name, due, node },
  );
  return rows.length > 0;
}

/** Takes over a run whose node died. */
export async function reclaimRun(read: Knex, { name, due, node, lease }: Claim): Promise<Run | undefined> {
  const { rows } = await read.raw<{ rows: { attempt: number }[] }>(
    `UPDATE schedule_run SET attempt = attempt + 1, node = :node,
       lease_until = clock_timestamp() + :lease * interval '1 millisecond'
     WHERE name = :name AND due_at = :due AND state = 'running' AND lease_until < clock_timestamp() RETURNING attempt`,
    { name, due, node, lease },
  );
  return rows[0] && { name, due, attempt: rows[0].attempt };
}

/** Gives up on a run whose node died. */
export async function loseRun(read: Knex, { name, due }: Pick<Claim, 'name' | 'due'>): Promise<boolean> {
  const lost = await read('schedule_run')
    .where({ name, due_at: due, state: 'running' })
    .andWhere('lease_until', '<', read.raw('clock_timestamp()'))
    .update({ state: 'lost', ended_at: read.raw('clock_timestamp()') });
  return lost > 0;
}

/** Says that the run is alive. */
export async function renewLease(read: Knex, run: Run, lease: number): Promise<void> {
  await read('schedule_run')
    .where({ name: run.name, due_at: run.due, state: 'running', attempt: run.attempt })
    .update({ lease_until: read.raw(`clock_timestamp() + ? * interval '1 millisecond'`, [lease]) });
}

/** Ends a run; says no when it was taken over meanwhile. */
export async function endRun(on: Knex | Tx, run: Run, error?: string): Promise<boolean> {
  const ended = await on('schedule_run')
    .where({ name: run.name, due_at: run.due, state: 'running', attempt: run.attempt })
    .update({
      state: error === undefined ? 'done' : 'failed',
      last_error: error ?? null,
      ended_at: on.raw('clock_timestamp()'),
    });
  return ended === 1;
}

/** Where a tick stands by the database's clock. */
export type Standing = { readonly name: string; readonly last: Date; readonly now: Date };

/** The last moment that was taken of each tick, or since when it is known. */
export async function standings(read: Knex, names: readonly string[]): Promise<readonly Standing[]> {
  const { rows } = await read.raw<{ rows: Standing[] }>(
    `SELECT t.name, coalesce((SELECT max(r.due_at) FROM schedule_run r WHERE r.name = t.name), t.since) AS last,
       clock_timestamp() AS now
     FROM schedule_tick t WHERE t.name = ANY(?::text[])`,
    [[...names]],
  );
  return rows;
}

/** Runs whose node said nothing until its lease was over. */
export async function abandonedRuns(read: Knex, names: readonly string[]): Promise<readonly Run[]> {
  const { rows } = await read.raw<{ rows: Run[] }>(
    `SELECT name, due_at AS due, attempt FROM schedule_run
     WHERE state = 'running' AND lease_until < clock_timestamp() AND name = ANY(?::text[])`,
    [[...names]],
  );
  return rows;
}

/** Forgets runs of long ago, and never the last one of a tick. */
export async function pruneRuns(read: Knex, keepDays: number): Promise<void> {
  await read.raw(
    `DELETE FROM schedule_run r WHERE r.due_at < now() - ? * interval '1 day' AND r.state <> 'running'
       AND EXISTS (SELECT 1 FROM schedule_run later WHERE later.name = r.name AND later.due_at > r.due_at)`,
    [keepDays],
  );
}
