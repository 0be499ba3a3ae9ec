import type { Knex } from 'knex';
import type { Tx } from '@hearth/cms/platform';
import type { DutyRole } from '../../contract';
import type { Listening } from './duty.rules';

/** Somebody on duty as it is kept. */
export type KeptDuty = {
  readonly id: string;
  readonly role: DutyRole;
  readonly person: string;
  readonly beatenAt: Date | null;
};

/** Those who were not taken off, in the order in which they were named. */
async function of(read: Knex, session: string): Promise<readonly KeptDuty[]> {
  return read('live_duty')
    .where({ session, relieved_at: null })
    .orderBy('id')
    .select<KeptDuty[]>('id', 'role', 'person', { beatenAt: 'beaten_at' });
}

type NewDuty = Pick<KeptDuty, 'id' | 'role' | 'person'> & {
  readonly session: string;
  readonly station: string;
  readonly by: string;
};

/** `false` when they stand there already. */
async function name(tx: Tx, { by, ...duty }: NewDuty): Promise<boolean> {
  const { rowCount } = await tx.raw<{ rowCount: number }>('? ON CONFLICT DO NOTHING', [
    tx('live_duty').insert({ ...duty, named_by: by }),
  ]);
  return rowCount === 1;
}

/** `false` when there is no such line. */
async function relieve(tx: Tx, session: string, id: string): Promise<boolean> {
  const next = { relieved_at: tx.raw('clock_timestamp()') };
  return (await tx('live_duty').where({ session, id, relieved_at: null }).update(next)) === 1;
}

/** A sign of life of somebody in all their roles; `false` when they are in none. One statement: it comes each twenty seconds of everybody. */
async function beat(read: Knex, session: string, person: string): Promise<boolean> {
  const next = { beaten_at: read.raw('clock_timestamp()') };
  return (await read('live_duty').where({ session, person, relieved_at: null }).update(next)) > 0;
}

/** Somebody who is to be told that their live begins soon. */
export type Reminded = { readonly session: string; readonly person: string };

/** Notes of everybody whose live begins within half an hour that they are told, and answers who they are: each once, whichever node asks. */
async function remind(tx: Tx): Promise<readonly Reminded[]> {
  const { rows } = await tx.raw<{ rows: Reminded[] }>(
    `UPDATE live_duty d SET reminded_at = clock_timestamp() FROM live_session s
     WHERE s.id = d.session AND d.reminded_at IS NULL AND d.relieved_at IS NULL AND NOT s.is_rehearsal
       AND s.state IN ('planned', 'prepared', 'rehearsal', 'ready')
       AND s.planned_at BETWEEN clock_timestamp() AND clock_timestamp() + interval '30 minutes'
     RETURNING d.session, d.person`,
  );
  return rows;
}

/** A live that was put to another time is told of again. */
async function remindAgain(tx: Tx, session: string): Promise<void> {
  await tx('live_duty').where({ session }).update({ reminded_at: null });
}

/** Since when the house listens, held until the caller has noted its own look. */
async function listening(tx: Tx): Promise<Listening | undefined> {
  return tx('live_duty_listening').forUpdate().first<Listening | undefined>('since', { lookedAt: 'looked_at' });
}

/** Notes a look, whichever node took it. */
async function listened(tx: Tx, { since, lookedAt }: Listening): Promise<void> {
  await tx('live_duty_listening').insert({ since, looked_at: lookedAt }).onConflict('is_only').merge();
}

/** How duty is kept. */
export const liveDutyStore = { of, name, relieve, beat, remind, remindAgain, listening, listened } as const;

/** How duty is kept. */
export type LiveDutyStore = typeof liveDutyStore;
