import type { Audience } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';

/** A step of an escalation that is due. The chain is a copy, so that a rule changed meanwhile changes nothing half-way. */
export type DueStep = {
  readonly notice: string;
  readonly step: number;
  readonly afterMinutes: number;
  readonly chain: readonly Audience[];
};

/** Writes the step that comes next, to be taken when its minutes are over, or at once. */
export async function insertStep(
  tx: Tx,
  { notice, step, afterMinutes, chain }: DueStep,
  atOnce = false,
): Promise<void> {
  await tx('notice_escalation')
    .insert({
      notice,
      step,
      after_minutes: afterMinutes,
      chain: JSON.stringify(chain),
      due_at: tx.raw(`clock_timestamp() + ? * interval '1 minute'`, [atOnce ? 0 : afterMinutes]),
    })
    .onConflict(['notice', 'step'])
    .ignore();
}

/** Locks the next step that is due. */
export async function dueStep(tx: Tx): Promise<DueStep | undefined> {
  const { rows } = await tx.raw<{ rows: (Omit<DueStep, 'chain'> & { chain: unknown })[] }>(
    `SELECT notice, step, after_minutes AS "afterMinutes", chain FROM notice_escalation
     WHERE state = 'waiting' AND due_at <= clock_timestamp() ORDER BY due_at, notice LIMIT 1 FOR UPDATE SKIP LOCKED`,
  );
  // Only `insertStep` writes the column, from a chain.
  return rows[0] && { ...rows[0], chain: fromJsonb(rows[0].chain) as DueStep['chain'] };
}

/** Ends a step: it was taken, or somebody had read the notice by then. */
export async function settleStep(
  tx: Tx,
  { notice, step }: Pick<DueStep, 'notice' | 'step'>,
  state: 'climbed' | 'moot',
): Promise<void> {
  await tx('notice_escalation')
    .where({ notice, step, state: 'waiting' })
    .update({ state, acted_at: tx.raw('clock_timestamp()') });
}
