import type { Knex } from 'knex';
import type { InboxLine, ReviewLevel, ReviewState, StaffActor } from '../../contract';
import { inboxCursor, type InboxMark } from './inbox-mark.rules';

/** Which part of the inbox somebody looks at. */
export type InboxView = 'mine' | 'all' | 'returned' | 'signed' | 'overdue';

/** What a page of the inbox is asked by. */
export type InboxQuery = {
  readonly view: InboxView;
  readonly after: InboxMark | undefined;
  readonly limit: number;
  /** Only what waits at this level. */
  readonly level?: ReviewLevel | undefined;
  /** The levels whose review this person may sign. */
  readonly levels: readonly ReviewLevel[];
};

type Row = {
  id: string;
  document_id: string;
  locale: InboxLine['locale'];
  station: string;
  title: string;
  state: ReviewState;
  level: ReviewLevel | null;
  author_name: string;
  due_at: Date | null;
  claimed_by: string | null;
  changed_at: Date;
};

type Page = { readonly items: readonly InboxLine[]; readonly next: string | null };

const UNDER_REVIEW = ['l1', 'l2', 'l3', 'emergency'];

/** One page of what is under review at somebody's stations. What waits is ordered by when it is due, the rest by its last change. */
export async function inboxPage(read: Knex, actor: StaffActor, asked: InboxQuery): Promise<Page> {
  const waits = asked.view === 'mine' || asked.view === 'all' || asked.view === 'overdue';
  const query = read('review_case')
    .leftJoin('person', 'person.id', 'review_case.claimed_by')
    .whereIn('review_case.station', [...actor.stations])
    .select('review_case.*', read.raw('CASE WHEN claimed_until > now() THEN person.name_zh END AS claimed_name'))
    .limit(asked.limit + 1);
  narrow(query, actor, asked);
  order(query, waits, asked.after);
  const rows = (await query) as (Row & { claimed_name: string | null })[];
  const items = rows.slice(0, asked.limit).map(lineOf);
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined;
  return { items, next: last ? cursorOf(last, waits) : null };
}

function narrow(query: Knex.QueryBuilder, actor: StaffActor, { view, level, levels }: InboxQuery): void {
  if (level !== undefined) void query.where('state', `l${level}`);
  if (view === 'returned') {
    void query.where('state', 'returned').where('author', actor.id);
  } else if (view === 'signed') {
    void query.where('state', 'signed');
  } else {
    void query.whereIn('state', UNDER_REVIEW);
    if (view === 'overdue') void query.whereRaw('due_at < now()');
    if (view === 'mine') {
      // What one wrote oneself waits for others.
      void query
        .whereIn('level', [...levels])
        .whereRaw('NOT EXISTS (SELECT 1 FROM review_author WHERE case_id = review_case.id AND person = ?)', [actor.id]);
    }
  }
}

function order(query: Knex.QueryBuilder, waits: boolean, after: InboxMark | undefined): void {
  if (waits) {
    if (after) void query.whereRaw('(due_at, review_case.id) > (?::timestamptz, ?::uuid)', [after.at, after.id]);
    void query.orderBy([{ column: 'due_at' }, { column: 'review_case.id' }]);
  } else {
    if (after)
      void query.whereRaw('(review_case.changed_at, review_case.id) < (?::timestamptz, ?::uuid)', [after.at, after.id]);
    void query.orderBy([
      { column: 'review_case.changed_at', order: 'desc' },
      { column: 'review_case.id', order: 'desc' },
    ]);
  }
}

function cursorOf(row: Row, waits: boolean): string {
  const at = waits ? (row.due_at ?? row.changed_at) : row.changed_at;
  return inboxCursor({ at: at.toISOString(), id: row.id });
}

function lineOf(row: Row & { claimed_name: string | null }): InboxLine {
  const { id, locale, station, title, state, level } = row;
  return {
    ...{ id, locale, station, title, state, level },
    documentId: row.document_id,
    author: row.author_name,
    dueAt: row.due_at?.toISOString() ?? null,
    claimedBy: row.claimed_name,
    changedAt: row.changed_at.toISOString(),
  };
}
