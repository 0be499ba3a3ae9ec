import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { SessionEntry } from '../../contract';

/** Something that happened, about to be kept. */
export type NewEntry = Omit<SessionEntry, 'at' | 'by'> & {
  readonly session: string;
  readonly station: string;
  readonly byPerson: string;
  readonly byName: string;
};

async function append(tx: Tx, { byPerson, byName, facts, ...entry }: NewEntry): Promise<void> {
  await tx('live_session_event').insert({
    ...{ ...entry, by_person: byPerson, by_name: byName },
    facts: JSON.stringify(facts),
  });
}

const PAGE = 50;

type Row = Omit<SessionEntry, 'at' | 'facts'> & { readonly at: Date; readonly facts: unknown };

/** The newest first. */
async function of(read: Knex, session: string, before?: string): Promise<readonly SessionEntry[]> {
  const query = read('live_session_event').where({ session }).orderBy('id', 'desc').limit(PAGE);
  if (before !== undefined) void query.where('id', '<', before);
  const rows = await query.select<Row[]>('id', 'at', 'event', 'words', 'facts', { by: 'by_name' });
  return rows.map(({ at, facts, ...row }) => ({
    ...row,
    at: at.toISOString(),
    // Written by `append`.
    facts: fromJsonb(facts) as SessionEntry['facts'],
  }));
}

/** How what happens to sessions is kept. */
export const sessionEventStore = { append, of } as const;

/** How what happens to sessions is kept. */
export type SessionEventStore = typeof sessionEventStore;
