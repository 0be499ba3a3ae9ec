import type { Knex } from 'knex';
import type { Tx } from '../../platform';

type Row = { person: string; since: Date; last_read_at: Date | null };

/** Since when somebody has a secret address, and when it was read last. */
async function of(
  read: Knex,
  person: string,
): Promise<{ readonly since: string; readonly lastReadAt: string | null } | undefined> {
  const row = await read('calendar_subscription').where({ person }).first<Row | undefined>('*');
  return row && { since: row.since.toISOString(), lastReadAt: row.last_read_at?.toISOString() ?? null };
}

/** The new address takes the place of the old one, which opens nothing any more. */
async function set(tx: Tx, person: string, tokenHash: string): Promise<void> {
  await tx('calendar_subscription')
    .insert({ person, token_hash: tokenHash })
    .onConflict('person')
    .merge({ token_hash: tokenHash, since: tx.fn.now(), last_read_at: null });
}

async function end(tx: Tx, person: string): Promise<boolean> {
  return (await tx('calendar_subscription').where({ person }).delete()) > 0;
}

/** Whose address it is; that it was read is noted. */
async function reads(read: Knex, tokenHash: string): Promise<string | undefined> {
  const rows = await read('calendar_subscription')
    .where({ token_hash: tokenHash })
    .update({ last_read_at: read.fn.now() })
    .returning<{ person: string }[]>('person');
  return rows[0]?.person;
}

/** Secret addresses of calendars as use cases are handed them. */
export const subscriptionStore = { of, set, end, reads } as const;

/** Secret addresses of calendars as use cases are handed them. */
export type SubscriptionStore = typeof subscriptionStore;
