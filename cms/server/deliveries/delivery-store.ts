import type { Knex } from 'knex';
import type { ContentLocale, DeliveryGate, DeliveryProblem, PostingState, Embargo, MissedPolicy } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import { free, waitingStale, wake, type Lineage } from './wake-store';

export type { Lineage } from './wake-store';

/** A delivery as it is kept. */
export type Delivery = {
  readonly id: string;
  readonly seq: string;
  readonly station: string;
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly edition: string;
  readonly revision: number;
  readonly action: 'publish' | 'update';
  readonly channel: string;
  /** The how many-th time that these words go out as this: words that were given up can be taken up again. */
  readonly turn: number;
  readonly columnId: string;
  readonly state: PostingState;
  readonly gate: DeliveryGate | null;
  readonly dueAt: Date;
  /** When the post comes down by plan. */
  readonly endsAt: Date | null;
  readonly embargo: Embargo;
  readonly missed: MissedPolicy;
  readonly releasedAt: Date | null;
  readonly releasedBy: string | null;
  readonly takedown: boolean;
  readonly leaseOwner: string | null;
  readonly leaseUntil: Date | null;
  readonly attempt: number;
  readonly looks: number;
  readonly nextAt: Date | null;
  readonly sentAt: Date | null;
  readonly platformId: string | null;
  readonly url: string | null;
  readonly liveAt: Date | null;
  readonly problem: DeliveryProblem | null;
  readonly version: number;
  readonly changedAt: Date;
};

/** What a new delivery is made of. */
export type NewDelivery = Pick<
  Delivery,
  'id' | 'station' | 'documentId' | 'locale' | 'edition' | 'revision' | 'action' | 'channel' | 'columnId' | 'state'
> &
  Pick<Delivery, 'dueAt' | 'endsAt' | 'embargo' | 'missed' | 'nextAt' | 'problem'> & { readonly turn?: number };

/** What a change may set; what it leaves out stays. */
export type DeliveryChange = Partial<
  Omit<Delivery, 'id' | 'seq' | 'station' | 'documentId' | 'locale' | 'revision' | 'action' | 'channel' | 'columnId'>
>;

const COLUMNS: Readonly<Record<keyof Delivery, string>> = {
  id: 'id',
  seq: 'seq',
  station: 'station',
  documentId: 'document_id',
  locale: 'locale',
  edition: 'edition',
  revision: 'revision',
  action: 'action',
  channel: 'channel',
  turn: 'turn',
  columnId: 'column_id',
  state: 'state',
  gate: 'gate',
  dueAt: 'due_at',
  endsAt: 'ends_at',
  embargo: 'embargo',
  missed: 'missed',
  releasedAt: 'released_at',
  releasedBy: 'released_by',
  takedown: 'takedown',
  leaseOwner: 'lease_owner',
  leaseUntil: 'lease_until',
  attempt: 'attempt',
  looks: 'looks',
  nextAt: 'next_at',
  sentAt: 'sent_at',
  platformId: 'platform_id',
  url: 'url',
  liveAt: 'live_at',
  problem: 'problem',
  version: 'version',
  changedAt: 'changed_at',
};
const JSON_FIELDS: readonly string[] = ['embargo', 'missed', 'problem'];

/** Keeps new deliveries and gives how many were new; an edition that has its delivery to this account already gets no other. */
async function insertAll(tx: Tx, fresh: readonly NewDelivery[]): Promise<number> {
  if (fresh.length === 0) return 0;
  const key = ['edition', 'revision', 'action', 'channel', 'turn'];
  const rows = fresh.map((one) => columnsOf(one));
  return ((await tx('delivery').insert(rows).onConflict(key).ignore().returning('id')) as unknown[]).length;
}

/** False where this edition has its delivery to this account already. */
const insert = async (tx: Tx, fresh: NewDelivery): Promise<boolean> => (await insertAll(tx, [fresh])) === 1;

/** The turn of words that go out once more on an account, where they went before or were to go. */
async function nextTurn(tx: Tx, of: Pick<Delivery, 'edition' | 'revision' | 'action' | 'channel'>): Promise<number> {
  const { edition, revision, action, channel } = of;
  const row = await tx('delivery').where({ edition, revision, action, channel }).max<{ max: number | null }[]>('turn');
  return (row[0]?.max ?? 0) + 1;
}

/** False when somebody moved it first. */
async function change(
  tx: Tx,
  { id, version }: Pick<Delivery, 'id' | 'version'>,
  wanted: DeliveryChange,
): Promise<boolean> {
  const changed = await tx('delivery')
    .where({ id, version })
    .update({ ...columnsOf(wanted), version: version + 1, changed_at: tx.fn.now() });
  return changed === 1;
}

async function forUpdate(tx: Tx, id: string): Promise<Delivery | undefined> {
  const row: unknown = await tx('delivery').where({ id }).forUpdate().first();
  return row === undefined ? undefined : deliveryOf(row);
}

/** All deliveries of a story in one language, the oldest first, held for a change. */
async function lineage(tx: Tx, { documentId, locale, channel }: Lineage): Promise<readonly Delivery[]> {
  const at = { document_id: documentId, locale, ...(channel === undefined ? {} : { channel }) };
  const rows = (await tx('delivery').where(at).orderBy('seq').forUpdate()) as unknown[];
  return rows.map(deliveryOf);
}

/** The newest delivery of a story on an account, for those that wait for it. */
async function latest(read: Knex, { documentId, locale, channel }: Required<Lineage>): Promise<Delivery | undefined> {
  const at = { document_id: documentId, locale, channel };
  const row: unknown = await read('delivery').where(at).orderBy('seq', 'desc').first();
  return row === undefined ? undefined : deliveryOf(row);
}

/** The post of a story that stands on an account, before this delivery. */
async function standing(read: Knex, of: Delivery): Promise<Delivery | undefined> {
  const at = { document_id: of.documentId, locale: of.locale, channel: of.channel, state: 'live' };
  const row: unknown = await read('delivery').where(at).where('seq', '<', of.seq).orderBy('seq', 'desc').first();
  return row === undefined ? undefined : deliveryOf(row);
}

const AWAITED: readonly PostingState[] = ['planned', 'gated', 'due', 'failed_retryable'];
const UNSETTLED: readonly PostingState[] = [...AWAITED, 'claimed', 'sending', 'unknown', 'accepted', 'platform_review'];

/**
 * Takes the next delivery that is due by the database's clock and that no other worker holds. One of the same story on the same
 * account waits for those before it; all others pass.
 */
async function takeDue(tx: Tx): Promise<Delivery | undefined> {
  const free = tx('delivery as before')
    .whereRaw('before.channel = d.channel AND before.document_id = d.document_id AND before.locale = d.locale')
    .whereRaw('before.seq < d.seq')
    .whereIn('before.state', [...UNSETTLED])
    .select(tx.raw('1'));
  const row: unknown = await tx('delivery as d')
    .select('d.*')
    .whereRaw('d.next_at <= clock_timestamp()')
    .whereNull('d.lease_owner')
    // What a switch keeps back is left untouched, so that turning it off leaves everything as it was.
    .whereRaw(
      'NOT (d.state = ANY (?) AND EXISTS (SELECT 1 FROM switch_stopping(d.station, d.document_id, d.locale)))',
      [[...AWAITED]],
    )
    .where((either) => {
      void either.whereNotIn('d.state', [...AWAITED]).orWhereNotExists(free);
    })
    .orderBy(['d.next_at', 'd.seq'])
    .limit(1)
    .forUpdate('d')
    .skipLocked()
    .first();
  return row === undefined ? undefined : deliveryOf(row);
}

/** Deliveries whose worker has not been heard of, held for a change; rows another node holds are left to it. */
async function lostLeases(tx: Tx, most: number): Promise<readonly Delivery[]> {
  const rows = (await tx('delivery')
    .whereNotNull('lease_owner')
    .whereRaw('lease_until < clock_timestamp()')
    .orderBy('lease_until')
    .limit(most)
    .forUpdate()
    .skipLocked()) as unknown[];
  return rows.map(deliveryOf);
}

/** Nothing of a story is begun to be sent until the transaction of whoever stops it ends; what was begun has committed before. */
async function stopSends(tx: Tx, documentId: string): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 170))', [documentId]);
}

/** Sends of one story do not wait for each other, only for whoever stops them all. */
async function beginSend(tx: Tx, documentId: string): Promise<void> {
  await tx.raw('SELECT pg_advisory_xact_lock_shared(hashtextextended(?, 170))', [documentId]);
}

function columnsOf(wanted: Partial<Delivery>): Record<string, unknown> {
  // Object.entries forgets the keys of Delivery, which COLUMNS names all.
  const entries = Object.entries(wanted) as [keyof Delivery, unknown][];
  const value = (key: string, given: unknown): unknown =>
    JSON_FIELDS.includes(key) && given !== null ? JSON.stringify(given) : given;
  return Object.fromEntries(
    entries.filter(([key]) => key in COLUMNS).map(([key, given]) => [COLUMNS[key], value(key, given)]),
  );
}

/** Reads a row of `delivery`. */
export function deliveryOf(found: unknown): Delivery {
  // The columns are those of the migration, and nothing but this file writes them.
  const row = found as Record<string, unknown>;
  const fields = Object.entries(COLUMNS).map(([key, column]) => [
    key,
    JSON_FIELDS.includes(key) ? fromJsonb(row[column]) : row[column],
  ]);
  return Object.fromEntries(fields) as Delivery;
}

/** Deliveries as use cases are handed them. */
export const deliveryStore = {
  ...{ insert, insertAll, nextTurn, change, forUpdate, lineage, latest, standing, takeDue, lostLeases, wake, free },
  ...{ stopSends, beginSend, waitingStale },
} as const;

/** Deliveries as use cases are handed them. */
export type DeliveryStore = typeof deliveryStore;
