import type { Database, Tx } from '../database/database';
import type { Vault } from './vault';

/** A column that holds sealed values, and the blind index beside it where there is one. Rows are known by `id`. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly id: string;
  readonly index?: { readonly column: string; readonly purpose: string };
};

const BATCH = 200;

/** Brings every value of a column under the current key, in small transactions that never wait for a row in use. */
export async function resealColumn(database: Database, vault: Vault, column: SealedColumn): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await database.transaction((tx) => resealBatch(tx, vault, column));
    total += done;
    if (done === 0) return total;
  }
}

async function resealBatch(tx: Tx, vault: Vault, { table, column, id, index }: SealedColumn): Promise<number> {
  const prefix = `${vault.index('', '').split('.')[0] ?? ''}.`;
  const rows = (await tx(table)
    .select({ id, sealed: column })
    .whereNotNull(column)
    .whereRaw('NOT starts_with(??, ?)', [column, prefix])
    .limit(BATCH)
    .forUpdate()
    .skipLocked()) as { id: string; sealed: string }[];
  for (const row of rows) {
    const place = { table, column, row: row.id };
    const change: Record<string, string> = { [column]: vault.reseal(place, row.sealed) };
    if (index) change[index.column] = vault.index(index.purpose, vault.open(place, row.sealed));
    await tx(table).where(id, row.id).update(change);
  }
  return rows.length;
}
