import type { Knex } from 'knex';
import type {
  BlameClass,
  ChannelLane,
  ChannelPlatform,
  ContentLocale,
  CorrectionState,
  PostingState,
} from '../../contract';
import type { Tx } from '../../platform';

/** An order of correction as it is kept. */
export type Correction = {
  readonly id: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly number: string;
  readonly oldFact: string;
  readonly newFact: string;
  readonly reason: string;
  readonly blame: BlameClass;
  readonly publicNote: string;
  readonly state: CorrectionState;
  readonly revisionFrom: number;
  readonly hashFrom: string;
  readonly revisionTo: number | null;
  readonly hashTo: string | null;
  readonly proposedBy: string | null;
  readonly openedBy: string | null;
  readonly openedAt: Date | null;
  readonly signedAt: Date | null;
  readonly doneAt: Date | null;
  readonly droppedReason: string | null;
  readonly together: string;
  readonly version: number;
  readonly createdAt: Date;
};

const COLUMNS: Readonly<Record<keyof Correction, string>> = {
  ...{ id: 'id', station: 'station', documentId: 'document_id', locale: 'locale', title: 'title', number: 'number' },
  ...{ oldFact: 'old_fact', newFact: 'new_fact', reason: 'reason', blame: 'blame', publicNote: 'public_note' },
  ...{ state: 'state', revisionFrom: 'revision_from', hashFrom: 'hash_from', revisionTo: 'revision_to' },
  ...{ hashTo: 'hash_to', proposedBy: 'proposed_by', openedBy: 'opened_by', openedAt: 'opened_at' },
  ...{ signedAt: 'signed_at', doneAt: 'done_at', droppedReason: 'dropped_reason', together: 'together' },
  ...{ version: 'version', createdAt: 'created_at' },
};

const columnsOf = (given: Partial<Correction>): Record<string, unknown> =>
  Object.fromEntries(
    // Object.entries forgets the keys of Correction, which COLUMNS names all.
    (Object.entries(given) as [keyof Correction, unknown][]).map(([key, value]) => [COLUMNS[key], value]),
  );

function correctionOf(found: unknown): Correction {
  // The columns are those of the migration, and nothing but this file writes them.
  const row = found as Record<string, unknown>;
  return Object.fromEntries(Object.entries(COLUMNS).map(([key, column]) => [key, row[column]])) as Correction;
}

type Which = { readonly documentId: string; readonly locale: ContentLocale };
/** What a correction begins with. */
export type NewCorrection = Omit<
  Correction,
  'revisionTo' | 'hashTo' | 'signedAt' | 'doneAt' | 'droppedReason' | 'version' | 'createdAt'
>;

/** False where one is open for the manuscript, or the number is taken. */
async function insert(tx: Tx, fresh: NewCorrection): Promise<boolean> {
  const rows = (await tx('correction_order')
    .insert(columnsOf(fresh))
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

async function change(
  tx: Tx,
  { id, version }: Pick<Correction, 'id' | 'version'>,
  wanted: Partial<Correction>,
): Promise<Correction | undefined> {
  const [row] = (await tx('correction_order')
    .where({ id, version })
    .update({ ...columnsOf(wanted), version: version + 1 })
    .returning('*')) as unknown[];
  return row === undefined ? undefined : correctionOf(row);
}

async function forUpdate(tx: Tx, id: string): Promise<Correction | undefined> {
  const row: unknown = await tx('correction_order').where({ id }).forUpdate().first();
  return row === undefined ? undefined : correctionOf(row);
}

async function byId(read: Knex, id: string): Promise<Correction | undefined> {
  const row: unknown = await read('correction_order').where({ id }).first();
  return row === undefined ? undefined : correctionOf(row);
}

/** Which corrections somebody asks for. */
export type CorrectionsAsked = {
  readonly stations: readonly string[];
  readonly state?: CorrectionState | undefined;
  readonly limit: number;
};

async function list(read: Knex, { stations, state, limit }: CorrectionsAsked): Promise<readonly Correction[]> {
  const query = read('correction_order').whereIn('station', [...stations]);
  if (state !== undefined) void query.where({ state });
  const rows = (await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)) as unknown[];
  return rows.map(correctionOf);
}

async function togetherWith(read: Knex, { id, together }: Correction): Promise<readonly Correction[]> {
  const rows = (await read('correction_order')
    .where({ together })
    .whereNot({ id })
    .orderBy('created_at')
    .limit(100)) as unknown[];
  return rows.map(correctionOf);
}

/** The correction of a manuscript that is in one of these states, held for a change. */
async function of(tx: Tx, { documentId, locale }: Which, state: CorrectionState): Promise<Correction | undefined> {
  const at = { document_id: documentId, locale, state };
  const row: unknown = await tx('correction_order').where(at).orderBy('created_at', 'desc').forUpdate().first();
  return row === undefined ? undefined : correctionOf(row);
}

/** The id of the correction that is open for a manuscript: its edits take the fast lane. */
async function openFor(read: Knex, { documentId, locale }: Which): Promise<string | undefined> {
  const at = { document_id: documentId, locale, state: 'open' };
  const row = await read('correction_order').where(at).first<{ id: string } | undefined>('id');
  return row?.id;
}

/** Whether these words correct what is out. */
async function corrects(read: Knex, { documentId, locale, hash }: Which & { readonly hash: string }): Promise<boolean> {
  const row: unknown = await read('correction_order')
    .where({ document_id: documentId, locale })
    .where((either) => void either.where({ state: 'open' }).orWhere({ hash_to: hash }))
    .first('id');
  return row !== undefined;
}

/** An account with the delivery of the corrected words and the post that stood before. */
export type TrackRow = {
  readonly channel: string;
  readonly name: string;
  readonly platform: ChannelPlatform;
  readonly lane: ChannelLane;
  readonly capabilities: string[];
  readonly delivery: string | null;
  readonly state: PostingState | null;
  readonly url: string | null;
  readonly stands: string | null;
  readonly reason: string | null;
  readonly person: string | null;
  readonly at: Date | null;
};

/** How far the corrected words are on every account that carried the story. */
async function tracks(read: Knex, { id, documentId, locale, revisionTo }: Correction): Promise<readonly TrackRow[]> {
  const to = revisionTo ?? 0;
  const { rows } = await read.raw<{ rows: TrackRow[] }>(
    `SELECT c.id AS channel, c.name, c.platform, c.lane, c.capabilities, n.id AS delivery, n.state, n.url,
            g.reason, g.person, g.at,
            (SELECT coalesce(o.url, o.platform_id, '') FROM delivery o
              WHERE o.channel = c.id AND o.document_id = :documentId AND o.locale = :locale
                AND (o.revision < :to OR :to = 0) AND o.state IN ('live', 'accepted', 'platform_review', 'manual', 'takedown_due',
                     'taking_down', 'verifying', 'still_visible', 'manual_takedown')
              ORDER BY o.seq DESC LIMIT 1) AS stands
       FROM channel c
       LEFT JOIN correction_given_up g ON g.correction = :id AND g.channel = c.id
       LEFT JOIN LATERAL (SELECT d.id, d.state, d.url FROM delivery d
              WHERE d.channel = c.id AND d.document_id = :documentId AND d.locale = :locale AND d.revision >= :to AND :to > 0
              ORDER BY d.seq DESC LIMIT 1) n ON true
      WHERE EXISTS (SELECT 1 FROM delivery d WHERE d.channel = c.id AND d.document_id = :documentId AND d.locale = :locale
                    AND d.state NOT IN ('cancelled', 'dropped', 'down'))
      ORDER BY c.name`,
    { id, documentId, locale, to },
  );
  return rows;
}

/** What somebody gives up of a correction. */
export type GivenUp = { readonly channel: string; readonly reason: string; readonly person: string };

/** False where somebody gave it up before. */
async function giveUp(
  tx: Tx,
  { id: correction, station }: Pick<Correction, 'id' | 'station'>,
  given: GivenUp,
): Promise<boolean> {
  const rows = (await tx('correction_given_up')
    .insert({ correction, station, ...given })
    .onConflict()
    .ignore()
    .returning('channel')) as unknown[];
  return rows.length === 1;
}

/** Corrections as use cases are handed them. */
export const correctionStore = {
  ...{ insert, change, forUpdate, byId, list, togetherWith, of, openFor, corrects, tracks, giveUp },
} as const;

/** Corrections as use cases are handed them. */
export type CorrectionStore = typeof correctionStore;
