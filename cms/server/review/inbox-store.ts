import type { Knex } from 'knex';
import type { InboxLine, ReviewLevel, ReviewState, StaffActor, WaitLevel } from '../../contract';
import { inboxCursor, type InboxMark } from './inbox-mark.rules';

/** Which part of the inbox somebody looks at. */
export type InboxView = 'mine' | 'proofs' | 'all' | 'returned' | 'signed' | 'overdue';

/** What a page of the inbox is asked by. */
export type InboxQuery = {
  readonly view: InboxView;
  readonly after: InboxMark | undefined;
  readonly limit: number;
  /** Instead of a view: what waits at this place of the command screen. */
  readonly waits?: WaitLevel | undefined;
  readonly late?: 'yes' | undefined;
  /** The stations looked at; without them all of whoever asks. */
  readonly stations?: readonly string[] | undefined;
  /** Only what waits at this level. */
  readonly level?: ReviewLevel | undefined;
  /** The levels whose review this person may sign. */
  readonly levels: readonly ReviewLevel[];
  /** Whether they may sign proofs. */
  readonly proofs: boolean;
};

/** The proofs of a case that no signature covers, the lowest first; null when none is missing. */
const MISSING_PROOFS = `(SELECT array_agg((wanted->>'proof')::int ORDER BY (wanted->>'proof')::int)
  FROM jsonb_array_elements(review_case.rules->'proofs') wanted WHERE NOT EXISTS (
    SELECT 1 FROM review_signature s JOIN signature_cover v ON v.signature_id = s.id
    WHERE s.case_id = review_case.id AND s.kind = 'proof' AND s.level = (wanted->>'proof')::int AND v.hash = review_case.hash
      AND s.at >= coalesce(review_case.renewed_at, s.at)))`;

/** Proofs wait until their review is due; what its author still has comes after, the longest untouched first. */
const WAITS_UNTIL = `coalesce(due_at, review_case.changed_at + interval '30 days')`;
/** The same in UTC, word for word as the index has it. */
const WAITS_INDEXED = `coalesce(due_at AT TIME ZONE 'UTC', review_case.changed_at AT TIME ZONE 'UTC' + interval '30 days')`;

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
  claimed_name: string | null;
  proof_name: string | null;
  proofs: ReviewLevel[] | null;
  waits_until: Date;
};

type Page = { readonly items: readonly InboxLine[]; readonly next: string | null };

const UNDER_REVIEW = ['l1', 'l2', 'l3', 'emergency'];

/** One page of what is under review at somebody's stations. What waits is ordered by when it is due, the rest by its last change. */
export async function inboxPage(read: Knex, actor: StaffActor, asked: InboxQuery): Promise<Page> {
  const order = asked.waits === undefined ? ORDERS[asked.view] : 'waits';
  const query = read('review_case')
    .leftJoin('person', 'person.id', 'review_case.claimed_by')
    .whereIn('review_case.station', [...(asked.stations ?? actor.stations)])
    .leftJoin('person as reader', 'reader.id', 'review_case.proof_by')
    .select(
      'review_case.*',
      read.raw('CASE WHEN claimed_until > now() THEN person.name_zh END AS claimed_name'),
      read.raw('CASE WHEN proof_until > now() THEN reader.name_zh END AS proof_name'),
      read.raw(`${MISSING_PROOFS} AS proofs`),
      read.raw(`${WAITS_UNTIL} AS waits_until`),
    )
    .limit(asked.limit + 1);
  if (asked.waits === undefined) narrow(query, actor, asked);
  else narrowToWaits(query, asked.waits, asked.late);
  put(query, order, asked.after);
  const rows = (await query) as Row[];
  const items = rows.slice(0, asked.limit).map(lineOf);
  const last = rows.length > asked.limit ? rows[asked.limit - 1] : undefined;
  return { items, next: last ? cursorOf(last, order) : null };
}

function narrow(query: Knex.QueryBuilder, actor: StaffActor, { view, level, levels, proofs }: InboxQuery): void {
  if (level !== undefined) void query.where('state', `l${level}`);
  if (view === 'returned') {
    void query.where('state', 'returned').where('author', actor.id);
  } else if (view === 'proofs') {
    if (proofs) narrowToProofs(query, actor);
    else void query.whereRaw('false');
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

/** What the command screen counts at one place: the same rows by the same clock. */
function narrowToWaits(query: Knex.QueryBuilder, waits: WaitLevel, late: 'yes' | undefined): void {
  if (waits === 'proof') void query.whereIn('state', UNDER_REVIEW).whereRaw(`${MISSING_PROOFS} IS NOT NULL`);
  else void query.where('state', waits);
  if (late === 'yes') void query.whereRaw(`${waits === 'emergency' ? 'emergency_due' : 'due_at'} < now()`);
}

/** What somebody may still proofread: a proof is missing, they wrote none of it, and signed no step that keeps them from it. */
function narrowToProofs(query: Knex.QueryBuilder, actor: StaffActor): void {
  void query
    .whereIn('state', [...UNDER_REVIEW, 'writing', 'returned'])
    .whereRaw(`${MISSING_PROOFS} IS NOT NULL`)
    .whereRaw('NOT EXISTS (SELECT 1 FROM review_author WHERE case_id = review_case.id AND person = ?)', [actor.id])
    .whereRaw(
      `NOT EXISTS (SELECT 1 FROM review_signature s JOIN signature_cover v ON v.signature_id = s.id
        WHERE s.case_id = review_case.id AND v.hash = review_case.hash AND s.at >= coalesce(review_case.renewed_at, s.at)
          AND (s.person = ? OR s.on_behalf_of = ?)
          AND (s.kind <> 'proof' OR NOT (review_case.rules->>'smallStation')::boolean))`,
      [actor.id, actor.id],
    );
}

type Order = 'due' | 'waits' | 'changed';

/** What waits is ordered by when it is due, the rest by its last change. */
const ORDERS: Readonly<Record<InboxView, Order>> = {
  ...{ mine: 'due', all: 'due', overdue: 'due', proofs: 'waits', returned: 'changed', signed: 'changed' },
};

function put(query: Knex.QueryBuilder, order: Order, after: InboxMark | undefined): void {
  const by = { due: 'due_at', waits: WAITS_INDEXED, changed: 'review_case.changed_at' }[order];
  const mark = order === 'waits' ? `?::timestamptz AT TIME ZONE 'UTC'` : '?::timestamptz';
  const [sign, way] = order === 'changed' ? ['<', 'DESC'] : ['>', 'ASC'];
  if (after) void query.whereRaw(`(${by}, review_case.id) ${sign} (${mark}, ?::uuid)`, [after.at, after.id]);
  void query.orderByRaw(`${by} ${way}, review_case.id ${way}`);
}

function cursorOf(row: Row, order: Order): string {
  const at = { due: row.due_at ?? row.changed_at, waits: row.waits_until, changed: row.changed_at }[order];
  return inboxCursor({ at: at.toISOString(), id: row.id });
}

function lineOf(row: Row): InboxLine {
  const { id, locale, station, title, state, level } = row;
  return {
    ...{ id, locale, station, title, state, level },
    documentId: row.document_id,
    author: row.author_name,
    dueAt: row.due_at?.toISOString() ?? null,
    claimedBy: row.claimed_name,
    proofs: row.proofs ?? [],
    proofBy: row.proof_name,
    changedAt: row.changed_at.toISOString(),
  };
}
