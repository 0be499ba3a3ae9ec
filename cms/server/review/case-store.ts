import type { Knex } from 'knex';
import { reviewRules, type ReturnReason, type ReviewLevel, type ReviewRules, type ReviewState } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import type { Which } from '../revisions/revision-store';

/** Why a manuscript was returned, by whom and from which level. */
export type Returned = {
  readonly from: ReviewLevel;
  readonly reason: ReturnReason;
  readonly note: string;
  readonly by: string;
  readonly at: string;
  /** Whether a proofreader returned it, beside the review of that level. */
  readonly proof?: boolean;
};

/** Who ordered a manuscript out before its full review, who reviews it, and which words it was that they ordered out. */
export type EmergencyOrder = {
  readonly hash: string;
  readonly person: string;
  readonly by: string;
  readonly reason: string;
  readonly reviewer: string;
};

/** A manuscript's review as it is kept. */
export type Case = Which & {
  readonly id: string;
  readonly station: string;
  readonly columnId: string;
  readonly title: string;
  readonly state: ReviewState;
  readonly level: ReviewLevel | null;
  readonly revision: number;
  readonly hash: string;
  readonly rules: ReviewRules;
  readonly rulesVersion: string;
  readonly author: string | null;
  readonly authorName: string;
  readonly dueAt: Date | null;
  readonly claimedBy: string | null;
  readonly claimedUntil: Date | null;
  /** Who reads a proof, beside whoever reviews. */
  readonly proofBy: string | null;
  readonly proofUntil: Date | null;
  readonly returned: Returned | null;
  readonly heldUntil: Date | null;
  readonly heldLevel: ReviewLevel | null;
  readonly emergency: EmergencyOrder | null;
  readonly emergencyDue: Date | null;
  readonly emergencyMissed: boolean;
  /** Signatures made before this cover nothing any more. */
  readonly renewedAt: Date | null;
  /** Signatures that a return to the start set aside, by their ids. */
  readonly voided: readonly string[];
  readonly version: number;
  readonly changedAt: Date;
};

/** What a change may set; what it leaves out stays. */
export type CaseChange = Partial<Omit<Case, 'id' | 'documentId' | 'locale' | 'version' | 'changedAt'>>;

const COLUMNS: Readonly<Record<keyof CaseChange, string>> = {
  station: 'station',
  columnId: 'column_id',
  title: 'title',
  state: 'state',
  level: 'level',
  revision: 'revision',
  hash: 'hash',
  rules: 'rules',
  rulesVersion: 'rules_version',
  author: 'author',
  authorName: 'author_name',
  dueAt: 'due_at',
  claimedBy: 'claimed_by',
  claimedUntil: 'claimed_until',
  proofBy: 'proof_by',
  proofUntil: 'proof_until',
  returned: 'returned',
  heldUntil: 'held_until',
  heldLevel: 'held_level',
  emergency: 'emergency',
  emergencyDue: 'emergency_due',
  emergencyMissed: 'emergency_missed',
  renewedAt: 'renewed_at',
  voided: 'voided',
};
const JSON_FIELDS: readonly string[] = ['rules', 'returned', 'emergency', 'voided'];

/** One case, held for a change in the same transaction. */
export async function caseForUpdate(tx: Tx, which: Which): Promise<Case | undefined> {
  const row: unknown = await at(tx, which).forUpdate().first();
  return row === undefined ? undefined : caseOf(row);
}

/** One case as it is now. */
export async function caseNow(read: Knex, which: Which): Promise<Case | undefined> {
  const row: unknown = await at(read, which).first();
  return row === undefined ? undefined : caseOf(row);
}

/** Opens the case of a manuscript that is written for the first time. */
export async function insertCase(tx: Tx, first: Which & { readonly id: string } & CaseChange): Promise<Case> {
  const { id, documentId, locale, ...rest } = first;
  const [row] = (await tx('review_case')
    .insert({ id, document_id: documentId, locale, ...columnsOf(rest) })
    .returning('*')) as unknown[];
  return caseOf(row);
}

/** Changes a case; undefined when somebody changed it first. */
export async function changeCase(tx: Tx, { id, version }: Case, change: CaseChange): Promise<Case | undefined> {
  const [row] = (await tx('review_case')
    .where({ id, version })
    .update({ ...columnsOf(change), version: version + 1, changed_at: tx.fn.now() })
    .returning('*')) as unknown[];
  return row === undefined ? undefined : caseOf(row);
}

/** Who wrote the words that are under review. */
export async function authorsOf(read: Knex, caseId: string): Promise<ReadonlySet<string>> {
  const rows = await read('review_author').where({ case_id: caseId }).select<{ person: string }[]>('person');
  return new Set(rows.map(({ person }) => person));
}

/** Remembers one more author. */
export async function addAuthor(tx: Tx, caseId: string, person: string): Promise<void> {
  await tx('review_author').insert({ case_id: caseId, person }).onConflict().ignore();
}

function at(read: Knex, { documentId, locale }: Which): Knex.QueryBuilder {
  return read('review_case').where({ document_id: documentId, locale });
}

function columnsOf(change: CaseChange): Record<string, unknown> {
  // Object.entries forgets the keys of CaseChange, which COLUMNS names all.
  const entries = Object.entries(change) as [keyof CaseChange, unknown][];
  const value = (key: string, given: unknown): unknown =>
    JSON_FIELDS.includes(key) && given !== null ? JSON.stringify(given) : given;
  return Object.fromEntries(entries.map(([key, given]) => [COLUMNS[key], value(key, given)]));
}

/** Reads a row of `review_case`. */
export function caseOf(found: unknown): Case {
  // The columns are those of the migration, and the database checks what they hold.
  const row = found as Record<string, unknown>;
  const fields = Object.entries(COLUMNS).map(([key, column]) => [
    key,
    JSON_FIELDS.includes(key) ? fromJsonb(row[column]) : row[column],
  ]);
  const known = {
    ...Object.fromEntries(fields),
    id: row['id'],
    documentId: row['document_id'],
    locale: row['locale'],
    version: row['version'],
    changedAt: row['changed_at'],
  } as Case;
  return { ...known, rules: reviewRules.parse(known.rules) };
}

/** The emergency releases whose deadline has passed, held for a change; rows another node holds are left to it. */
export async function overdueEmergencies(tx: Tx, now: Date): Promise<readonly Case[]> {
  const rows = (await tx('review_case')
    .where({ state: 'emergency', emergency_missed: false })
    .where('emergency_due', '<=', now)
    .orderBy('emergency_due')
    .limit(50)
    .forUpdate()
    .skipLocked()) as unknown[];
  return rows.map(caseOf);
}

/** Titles of manuscripts that were worked on lately, the newest first. */
export async function recentCases(
  read: Knex,
  { stations, locale, days }: { readonly stations: readonly string[]; readonly locale: string; readonly days: number },
): Promise<readonly Pick<Case, 'documentId' | 'locale' | 'title' | 'authorName' | 'changedAt'>[]> {
  return read('review_case')
    .whereIn('station', [...stations])
    .where({ locale })
    .where('changed_at', '>', read.raw('now() - make_interval(days => ?)', [days]))
    .orderBy('changed_at', 'desc')
    .limit(2_000)
    .select<Pick<Case, 'documentId' | 'locale' | 'title' | 'authorName' | 'changedAt'>[]>({
      documentId: 'document_id',
      locale: 'locale',
      title: 'title',
      authorName: 'author_name',
      changedAt: 'changed_at',
    });
}

/** Cases as use cases are handed them. */
export const caseStore = {
  forUpdate: caseForUpdate,
  now: caseNow,
  insert: insertCase,
  change: changeCase,
  authors: authorsOf,
  addAuthor,
  overdueEmergencies,
  recent: recentCases,
} as const;

/** Cases as use cases are handed them. */
export type CaseStore = typeof caseStore;
