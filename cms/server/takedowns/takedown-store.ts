import type { Knex } from 'knex';
import type { ContentLocale, TakedownScope, TakedownState, TakedownVia } from '../../contract';
import { fromJsonb, type Tx } from '../../platform';

/** An order of takedown as it is kept. */
export type Order = {
  readonly id: string;
  readonly station: string;
  readonly number: string;
  readonly authority: 'inside' | 'superior';
  readonly issuer: string;
  readonly reason: string;
  readonly publicNote: string;
  readonly scope: TakedownScope;
  readonly state: TakedownState;
  readonly responsible: string;
  readonly minutes: number;
  readonly proposedBy: string | null;
  readonly orderedBy: string | null;
  readonly orderedAt: Date | null;
  readonly dueAt: Date | null;
  readonly escalatedAt: Date | null;
  readonly clearedAt: Date | null;
  readonly sealedBy: string | null;
  readonly sealedAt: Date | null;
  readonly evidenceHash: string | null;
  readonly liftAskedBy: string | null;
  readonly liftedBy: string | null;
  readonly declinedReason: string | null;
  readonly version: number;
  readonly createdAt: Date;
};

/** What an order begins with. */
export type NewOrder = Omit<
  Order,
  | 'escalatedAt'
  | 'clearedAt'
  | 'sealedBy'
  | 'sealedAt'
  | 'evidenceHash'
  | 'liftAskedBy'
  | 'liftedBy'
  | 'declinedReason'
  | 'version'
  | 'createdAt'
>;

/** What a change may set. */
export type OrderChange = Partial<Omit<Order, 'id' | 'station' | 'number' | 'version' | 'createdAt'>>;

const COLUMNS: Readonly<Record<keyof Order, string>> = {
  ...{ id: 'id', station: 'station', number: 'number', authority: 'authority', issuer: 'issuer', reason: 'reason' },
  ...{ publicNote: 'public_note', scope: 'scope', state: 'state', responsible: 'responsible', minutes: 'minutes' },
  ...{ proposedBy: 'proposed_by', orderedBy: 'ordered_by', orderedAt: 'ordered_at', dueAt: 'due_at' },
  ...{ escalatedAt: 'escalated_at', clearedAt: 'cleared_at', sealedBy: 'sealed_by', sealedAt: 'sealed_at' },
  ...{ evidenceHash: 'evidence_hash', liftAskedBy: 'lift_asked_by', liftedBy: 'lifted_by' },
  ...{ declinedReason: 'declined_reason', version: 'version', createdAt: 'created_at' },
};

function columnsOf(given: Partial<Order>): Record<string, unknown> {
  // Object.entries forgets the keys of Order, which COLUMNS names all.
  const entries = Object.entries(given) as [keyof Order, unknown][];
  return Object.fromEntries(
    entries.map(([key, value]) => [COLUMNS[key], key === 'scope' ? JSON.stringify(value) : value]),
  );
}

function orderOf(found: unknown): Order {
  // The columns are those of the migration, and nothing but this file writes them.
  const row = found as Record<string, unknown>;
  const fields = Object.entries(COLUMNS).map(([key, column]) => [
    key,
    key === 'scope' ? fromJsonb(row[column]) : row[column],
  ]);
  return Object.fromEntries(fields) as Order;
}

/** Writes an order; false where its number is taken. */
async function insert(tx: Tx, fresh: NewOrder): Promise<boolean> {
  const rows = (await tx('takedown_order')
    .insert(columnsOf(fresh))
    .onConflict(tx.raw("(station, number) WHERE state <> 'declined'"))
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** The order as it is afterwards; undefined when somebody changed it first. */
async function change(
  tx: Tx,
  { id, version }: Pick<Order, 'id' | 'version'>,
  wanted: OrderChange,
): Promise<Order | undefined> {
  const [row] = (await tx('takedown_order')
    .where({ id, version })
    .update({ ...columnsOf(wanted), version: version + 1 })
    .returning('*')) as unknown[];
  return row === undefined ? undefined : orderOf(row);
}

async function forUpdate(tx: Tx, id: string): Promise<Order | undefined> {
  const row: unknown = await tx('takedown_order').where({ id }).forUpdate().first();
  return row === undefined ? undefined : orderOf(row);
}

async function byId(read: Knex, id: string): Promise<Order | undefined> {
  const row: unknown = await read('takedown_order').where({ id }).first();
  return row === undefined ? undefined : orderOf(row);
}

/** Which orders somebody asks for. */
export type OrdersAsked = {
  readonly stations: readonly string[];
  readonly state?: TakedownState | undefined;
  readonly document?: string | undefined;
  readonly limit: number;
};

async function list(read: Knex, { stations, state, document, limit }: OrdersAsked): Promise<readonly Order[]> {
  const query = read('takedown_order').whereIn('station', [...stations]);
  if (state !== undefined) void query.where({ state });
  if (document !== undefined) void query.whereRaw(`scope->>'documentId' = ?`, [document]);
  const rows = (await query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit)) as unknown[];
  return rows.map(orderOf);
}

/** Orders whose time is over while something still stands, held for a change. */
async function overdue(tx: Tx): Promise<readonly Order[]> {
  const rows = (await tx('takedown_order')
    .where({ state: 'ordered' })
    .whereNull('escalated_at')
    .whereRaw('due_at <= clock_timestamp()')
    .limit(20)
    .forUpdate()
    .skipLocked()) as unknown[];
  return rows.map(orderOf);
}

/** A manuscript that an order hit, as it was at that moment. */
export type Target = {
  readonly documentId: string;
  readonly locale: ContentLocale;
  readonly title: string;
  readonly revision: number;
  readonly hash: string;
  readonly via: TakedownVia;
  readonly wasPublic: boolean;
};

async function addTarget(tx: Tx, { id, station }: Pick<Order, 'id' | 'station'>, target: Target): Promise<void> {
  const { documentId, locale, title, revision, hash, via, wasPublic } = target;
  await tx('takedown_target')
    .insert({
      ...{ order_id: id, station, document_id: documentId, locale, title, revision, hash, via },
      was_public: wasPublic,
    })
    .onConflict()
    .ignore();
}

type TargetRow = Omit<Target, 'documentId' | 'wasPublic'> & {
  order_id: string;
  document_id: string;
  was_public: boolean;
};

async function targetsOf(
  read: Knex,
  orders: readonly string[],
): Promise<readonly (Target & { readonly order: string })[]> {
  const rows = (await read('takedown_target')
    .whereIn('order_id', [...orders])
    .orderBy(['order_id', 'document_id', { column: 'locale', order: 'desc' }])) as TargetRow[];
  return rows.map(({ order_id, document_id, was_public, title, locale, revision, hash, via }) => ({
    ...{ title, locale, revision, hash, via },
    ...{ order: order_id, documentId: document_id, wasPublic: was_public },
  }));
}

/** Open orders that hit a manuscript. */
async function openFor(read: Knex, which: Pick<Target, 'documentId' | 'locale'>): Promise<readonly Order[]> {
  const rows = (await read('takedown_order as o')
    .join('takedown_target as t', 't.order_id', 'o.id')
    .where({ 't.document_id': which.documentId, 't.locale': which.locale, 'o.state': 'ordered' })
    .select('o.*')) as unknown[];
  return rows.map(orderOf);
}

/** Proposals about one manuscript that no person made. */
async function proposedByClock(tx: Tx, { documentId }: Pick<Target, 'documentId'>): Promise<readonly Order[]> {
  const rows = (await tx('takedown_order')
    .where({ state: 'proposed' })
    .whereNull('proposed_by')
    .whereRaw(`scope->>'documentId' = ?`, [documentId])
    .forUpdate()) as unknown[];
  return rows.map(orderOf);
}

async function keepEvidence(
  tx: Tx,
  { id, station }: Pick<Order, 'id' | 'station'>,
  { hash, evidence }: { readonly hash: string; readonly evidence: object },
): Promise<void> {
  const row = { order_id: id, station, hash, evidence: JSON.stringify(evidence) };
  await tx('takedown_evidence').insert(row).onConflict().ignore();
}

/** What was sealed under a hash. */
async function evidenceOf(read: Knex, order: string, hash: string): Promise<unknown> {
  const row = (await read('takedown_evidence').where({ order_id: order, hash }).first()) as
    { evidence: unknown } | undefined;
  return row && fromJsonb(row.evidence);
}

/** Orders of takedown as use cases are handed them. */
export const takedownStore = {
  ...{ insert, change, forUpdate, byId, list, overdue, addTarget, targetsOf, openFor, proposedByClock },
  ...{ keepEvidence, evidenceOf },
} as const;

/** Orders of takedown as use cases are handed them. */
export type TakedownStore = typeof takedownStore;
