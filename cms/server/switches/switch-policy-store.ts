import type { Knex } from 'knex';
import type { SwitchMode } from '../../contract';
import type { Tx } from '../../platform';

/** Which modes want a second person at a station. */
export type SwitchPolicy = {
  readonly station: string;
  readonly modes: readonly SwitchMode[];
  readonly version: number;
};

/** The station's own policy; without one no mode wants anybody. */
async function of(read: Knex, station: string): Promise<SwitchPolicy> {
  const row = (await read('matrix_policy').where({ station }).first()) as
    { second_person: SwitchMode[]; version: number } | undefined;
  return { station, modes: row?.second_person ?? [], version: row?.version ?? 0 };
}

/** Whether a mode wants a second person: a station's own policy, or one above it. */
async function wants(read: Knex, station: string, mode: SwitchMode): Promise<boolean> {
  const row: unknown = await read('matrix_policy')
    .whereRaw('station IN (SELECT stations_above(?))', [station])
    .whereRaw('? = ANY (second_person)', [mode])
    .first('station');
  return row !== undefined;
}

/** False when somebody else set it first. */
async function set(tx: Tx, { station, modes, version }: SwitchPolicy): Promise<boolean> {
  const fresh = { station, second_person: [...modes], version: version + 1 };
  const rows = (await tx('matrix_policy')
    .insert(fresh)
    .onConflict('station')
    .merge(['second_person', 'version'])
    .where('matrix_policy.version', version)
    .returning('station')) as unknown[];
  return rows.length === 1;
}

/** Policies of switches as use cases are handed them. */
export const switchPolicyStore = { of, wants, set } as const;

/** Policies of switches as use cases are handed them. */
export type SwitchPolicyStore = typeof switchPolicyStore;
