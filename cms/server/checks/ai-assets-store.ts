import type { Knex } from 'knex';

/** Whether any of these files is marked as made by AI; files are known by the hash that they are stored under. */
export async function hasAiAssets(read: Knex, hashes: readonly string[]): Promise<boolean> {
  if (hashes.length === 0) return false;
  const row: unknown = await read('files')
    .whereIn('hash', [...hashes])
    .where({ ai_generated: true })
    .first('id');
  return row !== undefined;
}
