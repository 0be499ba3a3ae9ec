import type { Knex } from 'knex';
import type { Urgency } from '../../contract';
import type { Tx } from '../database/database';
import { fromJsonb } from '../database/jsonb';

/** A notice in somebody's list, not yet in words. */
export type InboxRow = {
  readonly id: string;
  readonly kind: string;
  readonly station: string;
  readonly urgency: Urgency;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly link: string | null;
  readonly step: number;
  readonly created_at: Date;
  readonly read_at: Date | null;
};

/** What somebody wants to see of their list. */
export type InboxQuery = {
  readonly person: string;
  readonly show: 'all' | 'unread' | 'high';
  readonly kind: string | undefined;
  readonly before: string | undefined;
  readonly limit: number;
};

/** Puts a notice into people's lists; those who have it already are left alone, and left out of the answer. */
export async function insertRecipients(
  tx: Tx,
  notice: string,
  rows: readonly { readonly id: string; readonly person: string; readonly step: number }[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const added = await tx('notice_recipient')
    .insert(rows.map((row) => ({ ...row, notice })))
    .onConflict(['notice', 'person'])
    .ignore()
    .returning<{ person: string }[]>('person');
  return added.map(({ person }) => person);
}

/** A page of somebody's list, newest first. */
export async function inboxOf(read: Knex, query: InboxQuery): Promise<readonly InboxRow[]> {
  const { person, show, kind, before, limit } = query;
  const rows = (await read('notice_recipient as r')
    .join('notice as n', 'n.id', 'r.notice')
    .select('r.id', 'n.kind', 'n.station', 'n.urgency', 'n.facts', 'n.link', 'r.step', 'r.created_at', 'r.read_at')
    .where('r.person', person)
    .modify((list) => {
      if (show === 'unread') void list.whereNull('r.read_at');
      if (show === 'high') void list.where('n.urgency', 'high');
      if (kind !== undefined) void list.where('n.kind', kind);
      if (before !== undefined) void list.where('r.id', '<', before);
    })
    .orderBy('r.id', 'desc')
    .limit(limit)) as (Omit<InboxRow, 'facts'> & { facts: unknown })[];
  // Only `insertNotice` writes facts, from an object.
  return rows.map((row) => ({ ...row, facts: fromJsonb(row.facts) as InboxRow['facts'] }));
}

/** The kinds somebody has ever been told of. */
export async function kindsTold(read: Knex, person: string): Promise<readonly string[]> {
  const rows = (await read('notice_recipient as r')
    .join('notice as n', 'n.id', 'r.notice')
    .distinct('n.kind')
    .where('r.person', person)
    .orderBy('n.kind')) as { kind: string }[];
  return rows.map(({ kind }) => kind);
}

/** How many notices somebody has not read. */
export async function countUnread(read: Knex, person: string): Promise<number> {
  const row = await read('notice_recipient')
    .where({ person })
    .whereNull('read_at')
    .count({ count: '*' })
    .first<{ count: string }>();
  return Number(row.count);
}

/** Marks one as read or unread; false when it is not this person's. */
export async function markRead(
  read: Knex,
  { id, person, read: isRead }: { readonly id: string; readonly person: string; readonly read: boolean },
): Promise<boolean> {
  // The first time counts: an escalation was or was not needed by it.
  const read_at = isRead ? read.raw('coalesce(read_at, clock_timestamp())') : null;
  return (await read('notice_recipient').where({ id, person }).update({ read_at })) === 1;
}

/** Marks one and all before it as read; false when it is not this person's. */
export async function markAllRead(read: Knex, person: string, upTo: string): Promise<boolean> {
  const known = await read('notice_recipient').where({ id: upTo, person }).first<object | undefined>('id');
  if (!known) return false;
  await read('notice_recipient')
    .where({ person })
    .where('id', '<=', upTo)
    .whereNull('read_at')
    .update({ read_at: read.raw('clock_timestamp()') });
  return true;
}

/** Whether any of those told has opened a notice. */
export async function readByAnybody(read: Knex, notice: string): Promise<boolean> {
  const row = await read('notice_recipient').where({ notice }).whereNotNull('read_at').first<object | undefined>('id');
  return row !== undefined;
}

/** Whether one person has opened a notice. */
export async function readBy(read: Knex, notice: string, person: string): Promise<boolean> {
  const row = await read('notice_recipient')
    .where({ notice, person })
    .whereNotNull('read_at')
    .first<object | undefined>('id');
  return row !== undefined;
}
