import type { Knex } from 'knex';
import type { ContentLocale, DeliveryGate, DeliveryProblem, PostingState, Embargo, MissedPolicy } from '../../contract';
import type { UploadProgress } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';
import { due, takeDueRow, type Due } from './due-store';
import { keepLease } from './held-store';
import { stillGoes } from './still-going-store';
import { free, waitingStale, wake, type Lineage } from './wake-store';

export type { Due } from './due-store';
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
  readonly upload: UploadProgress | null;
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
  upload: 'upload',
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
const JSON_FIELDS: readonly string[] = ['embargo', 'missed', 'problem', 'upload'];

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
  // Whoever was told of trouble is told anew when it comes back.
  const told =
    wanted.state === undefined ? {} : { told_of: tx.raw('CASE WHEN state = ? THEN told_of END', [wanted.state]) };
  const changed = await tx('delivery')
    .where({ id, version })
    .update({ ...columnsOf(wanted), ...told, version: version + 1, changed_at: tx.fn.now() });
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

/** A delivery, the post of its story that stands on its account before it, and the time by which they were read. */
export type WithStanding = { readonly row: Delivery; readonly standing: Delivery | undefined; readonly now: Date };

/** A delivery and what went before it on its account, held for a change in the order in which everybody holds them. */
async function withStanding(tx: Tx, id: string): Promise<WithStanding | undefined> {
  const { rows } = await tx.raw<{ rows: { id: string; read_at: Date }[] }>(
    `SELECT d.*, clock_timestamp() AS read_at FROM delivery d JOIN delivery mine ON mine.id = ?
      WHERE d.channel = mine.channel AND d.document_id = mine.document_id AND d.locale = mine.locale AND d.seq <= mine.seq
        AND (d.id = mine.id OR d.state = 'live')
      ORDER BY d.seq FOR UPDATE OF d`,
    [id],
  );
  const mine = rows.at(-1);
  if (mine?.id !== id) return undefined;
  const before = rows.at(-2);
  return { row: deliveryOf(mine), standing: before && deliveryOf(before), now: mine.read_at };
}

/** Takes a delivery that was seen to be due, if it still is as it was seen and no other worker holds it. */
async function takeDue(
  tx: Tx,
  seen: Pick<Due, 'id' | 'state'>,
): Promise<Pick<WithStanding, 'row' | 'now'> | undefined> {
  const found = await takeDueRow(tx, seen);
  return found && { row: deliveryOf(found), now: found.read_at };
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

/**
 * Takes the turn of a send: it waits for whoever presses a switch or stops its story, and sends of one account pass its quota one after
 * the other, or two workers would both see room for one. Sends of one story do not wait for each other.
 */
async function beginSend(tx: Tx, { documentId, channel }: Pick<Delivery, 'documentId' | 'channel'>): Promise<void> {
  await tx.raw(
    `SELECT pg_advisory_xact_lock_shared(171), pg_advisory_xact_lock_shared(hashtextextended(?, 170)),
            pg_advisory_xact_lock(hashtextextended(?, 121))`,
    [documentId, channel],
  );
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
  ...{ insert, insertAll, nextTurn, change, forUpdate, lineage, latest, standing, due, takeDue, lostLeases, wake },
  ...{ withStanding, stopSends, beginSend, waitingStale, free, keepLease, stillGoes },
} as const;

/** Deliveries as use cases are handed them. */
export type DeliveryStore = typeof deliveryStore;
