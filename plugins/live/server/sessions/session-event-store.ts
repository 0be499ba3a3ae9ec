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

/** Whether somebody themselves gave a session the setting that it has. */
async function hasSet(
  read: Knex,
  { session, person, setting }: { session: string; person: string; setting: string },
): Promise<boolean> {
  const row = await read('live_session_event')
    .where({ session, event: 'changed', by_person: person })
    .whereRaw(`facts->>'setting' = ?`, [setting])
    .first<object | undefined>('id');
  return row !== undefined;
}

/** The last that a session heard of its picture: it went, and since when, or it is back. */
export type PictureSeen = { readonly kind: 'picture-lost' | 'picture-back'; readonly since: Date };

/** Told of twice while it is away, it is away since the first time. */
async function picture(read: Knex, session: string): Promise<PictureSeen | undefined> {
  const { rows } = await read.raw<{ rows: PictureSeen[] }>(
    `WITH heard AS (
       SELECT id, at, facts->>'kind' AS kind, lag(facts->>'kind') OVER (ORDER BY id) AS before
       FROM live_session_event WHERE session = ? AND event = 'alarm' AND facts->>'kind' IN ('picture-lost', 'picture-back'))
     SELECT kind, at AS since FROM heard WHERE kind IS DISTINCT FROM before ORDER BY id DESC LIMIT 1`,
    [session],
  );
  return rows[0];
}

/** How what happens to sessions is kept. */
export const sessionEventStore = { append, of, hasSet, picture } as const;

/** How what happens to sessions is kept. */
export type SessionEventStore = typeof sessionEventStore;
