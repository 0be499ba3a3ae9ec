import type { Knex } from 'knex';
import type { ColumnTarget } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** A column of a station. */
export type TargetPlace = { readonly station: string; readonly column: string };

/** The targets of a column, and the version of the list that somebody saw. */
export type TargetList = { readonly version: number; readonly targets: readonly ColumnTarget[] };

async function of(read: Knex, { station, column }: TargetPlace): Promise<TargetList> {
  const at = { station, column_id: column };
  const list = await read('column_target_list').where(at).first<{ version: number } | undefined>('version');
  const rows = (await read('column_target').where(at).orderBy('channel')) as Record<string, unknown>[];
  // Written by `set` below from what the contract had parsed.
  const targets = rows.map((row) => ({
    channel: row['channel'],
    timing: fromJsonb(row['timing']),
    embargo: fromJsonb(row['embargo']),
    missed: fromJsonb(row['missed']),
  })) as ColumnTarget[];
  return { version: list?.version ?? 0, targets };
}

/** Writes the next version of the whole list; false when somebody wrote it first. */
async function set(tx: Tx, { station, column }: TargetPlace, next: TargetList): Promise<boolean> {
  const at = { station, column_id: column };
  const taken =
    next.version === 1
      ? ((await tx('column_target_list')
          .insert({ ...at, version: 1 })
          .onConflict()
          .ignore()
          .returning('version')) as unknown[])
      : ((await tx('column_target_list')
          .where({ ...at, version: next.version - 1 })
          .update({ version: next.version })
          .returning('version')) as unknown[]);
  if (taken.length !== 1) return false;
  await tx('column_target').where(at).delete();
  const rows = next.targets.map(({ channel, timing, embargo, missed }) => ({
    ...at,
    channel,
    timing: JSON.stringify(timing),
    embargo: JSON.stringify(embargo),
    missed: JSON.stringify(missed),
  }));
  if (rows.length > 0) await tx('column_target').insert(rows);
  return true;
}

/** Nothing goes out any more on a channel that is closed. */
async function forget(tx: Tx, channel: string): Promise<void> {
  await tx('column_target').where({ channel }).delete();
}

/** Targets of columns as use cases are handed them. */
export const targetStore = { of, set, forget } as const;

/** Targets of columns as use cases are handed them. */
export type TargetStore = typeof targetStore;
