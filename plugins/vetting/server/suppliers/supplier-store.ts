import { readPageCursor } from '@hearth/cms/contract';
import { fromJsonb, type Database, type SealedColumn, type Tx } from '@hearth/cms/platform';
import type { Knex } from 'knex';
import type { SupplierKind, SupplierPart, SupplierState } from '../../contract';
import { IDENTITY } from './subject.rules';

const TABLE = 'vetting_supplier';

/** The sealed columns, for the change of the vault's keys. */
export const SEALED_SUPPLIERS: readonly SealedColumn[] = [
  { table: TABLE, column: 'address_sealed', id: 'id' },
  { table: TABLE, column: 'contact_sealed', id: 'id' },
  { table: TABLE, column: 'identity_sealed', id: 'id', index: { column: 'identity_index', purpose: IDENTITY } },
  { table: TABLE, column: 'bank_sealed', id: 'id' },
];

/** How far a part of the form came: the number of its last change, and a keyed hash of what it says. */
export type PartMark = { readonly revision: number; readonly mark: string };

/** A supplier as it is kept. */
export type KeptSupplier = {
  readonly id: string;
  readonly station: string;
  readonly kind: SupplierKind | null;
  readonly name: string;
  readonly state: SupplierState;
  readonly version: number;
  readonly uscc: string | null;
  readonly region: string | null;
  readonly verified_at: Date | null;
  readonly verify_by: Date | null;
  readonly filed_at: Date | null;
  readonly reader: string | null;
  readonly writers: readonly string[];
  readonly address_sealed: string | null;
  readonly contact_sealed: string | null;
  readonly identity_sealed: string | null;
  readonly identity_index: string | null;
  readonly bank_sealed: string | null;
  readonly bank_tail: string | null;
  readonly parts: Readonly<Partial<Record<SupplierPart, PartMark>>>;
  readonly reason: string | null;
  readonly barred_until: Date | null;
};

/** What a change writes; `now` is the database's. */
export type SupplierPatch = Partial<Omit<KeptSupplier, 'id' | 'station' | 'version' | 'filed_at' | 'verified_at'>> & {
  readonly filed_at?: 'now';
  readonly verified_at?: 'now';
};

/** A draft about to be kept. */
export type NewSupplier = Pick<KeptSupplier, 'id' | 'station'> &
  Omit<SupplierPatch, 'state' | 'filed_at' | 'verified_at'>;

/** Who is looked for: the numbers by which somebody is known under whatever name. */
export type Subject = { readonly uscc: string | null; readonly identities: readonly string[] };

type Wanted = {
  readonly stations: readonly string[];
  readonly state?: SupplierState | undefined;
  readonly kind?: SupplierKind | undefined;
  readonly region?: string | undefined;
  readonly text?: string | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/** Keeps suppliers in the table `vetting_supplier`; every question names the stations it is about. */
export const supplierStore = {
  page: async (database: Database, wanted: Wanted) => {
    const mark = database.read.raw(`to_char(filed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS mark`);
    const query = narrowed(database.read(TABLE), wanted)
      .orderByRaw('filed_at DESC, id DESC')
      .limit(wanted.limit + 1);
    const rows = await query.select<(KeptSupplier & { mark: string })[]>('*', mark);
    const page = rows.slice(0, wanted.limit);
    const last = rows.length > wanted.limit ? page.at(-1) : undefined;
    return { page, cursor: last ? Buffer.from(`${last.mark} ${last.id}`).toString('base64url') : null };
  },
  counts: async (database: Database, wanted: Omit<Wanted, 'state' | 'cursor'>): Promise<Record<string, number>> => {
    const rows = await narrowed(database.read(TABLE), wanted)
      .groupBy('state')
      .select<{ state: string; count: string }[]>('state', database.read.raw('count(*) AS count'));
    return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
  },
  /** One that the station has been handed; drafts are nobody's business. */
  find: async (on: Database['read'] | Tx, stations: readonly string[], id: string): Promise<KeptSupplier | undefined> =>
    filed(on, stations).where({ id }).first<KeptSupplier | undefined>('*'),
  hold: async (tx: Tx, stations: readonly string[], id: string): Promise<KeptSupplier | undefined> =>
    filed(tx, stations).where({ id }).forUpdate().first<KeptSupplier | undefined>('*'),
  ofReader: async (on: Database['read'] | Tx, reader: string, station: string): Promise<KeptSupplier | undefined> =>
    whole(await open(on, reader, station).first<KeptSupplier | undefined>('*')),
  holdOfReader: async (tx: Tx, reader: string, station: string): Promise<KeptSupplier | undefined> =>
    whole(await open(tx, reader, station).forUpdate().first<KeptSupplier | undefined>('*')),
  allOfReader: async (on: Database['read'] | Tx, reader: string): Promise<readonly KeptSupplier[]> =>
    on(TABLE).where({ reader }).select<KeptSupplier[]>('*'),
  /** A draft; undefined when the reader has an open one there already. */
  insert: async (tx: Tx, row: NewSupplier): Promise<KeptSupplier | undefined> => {
    const [made] = await tx(TABLE)
      .insert({ ...written(row), version: 1, state: 'draft', filed_at: null })
      .onConflict(tx.raw(`(station, reader) WHERE reader IS NOT NULL AND state <> 'closed'`))
      .ignore()
      .returning<KeptSupplier[]>('*');
    return whole(made);
  },
  /** The new row; undefined when somebody changed it first. */
  patch: async (
    tx: Tx,
    { id, version }: Pick<KeptSupplier, 'id' | 'version'>,
    { filed_at, verified_at, ...patch }: SupplierPatch,
  ): Promise<KeptSupplier | undefined> => {
    const now = tx.raw('clock_timestamp()');
    const change = {
      ...written(patch),
      ...(filed_at === undefined ? {} : { filed_at: now }),
      ...(verified_at === undefined
        ? {}
        : { verified_at: now, verify_by: tx.raw(`clock_timestamp() + interval '6 months'`), alarmed: null }),
      ...{ version: version + 1, changed_at: now },
    };
    const [row] = await tx(TABLE).where({ id, version }).update(change).returning<KeptSupplier[]>('*');
    return whole(row);
  },
  remove: async (tx: Tx, id: string): Promise<void> => {
    await tx(TABLE).where({ id }).delete();
  },
  /** Others with the same number. */
  sameSubject: async (tx: Tx, stations: readonly string[], { subject, but }: { subject: Subject; but: string }) =>
    ofSubject(filed(tx, stations), subject).whereNot({ id: but }).orderBy('id').select<KeptSupplier[]>('*'),
  /**
   * Lets one transaction at a time decide about a number. Taken before any row is held: whoever holds a row and waits for a number would stop
   * whoever has the number and wants the row.
   */
  lockSubjects: async (tx: Tx, subjects: readonly Subject[]): Promise<void> => {
    const keys = subjects.flatMap(({ uscc, identities }) => [...(uscc === null ? [] : [uscc]), ...identities]);
    for (const key of [...new Set(keys)].sort()) {
      await tx.raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 320))', [key]);
    }
  },
} as const;

/** How suppliers are kept. */
export type SupplierStore = typeof supplierStore;

/** In the host a column of jsonb arrives as text. */
const whole = (row: KeptSupplier | undefined): KeptSupplier | undefined =>
  // Written by nobody but the form, in this very shape.
  row && { ...row, parts: fromJsonb(row.parts) as KeptSupplier['parts'] };

const filed = (on: Database['read'] | Tx, stations: readonly string[]) =>
  on(TABLE)
    .whereIn('station', [...stations])
    .whereNotNull('filed_at');

const open = (on: Database['read'] | Tx, reader: string, station: string) =>
  on(TABLE).where({ reader, station }).whereNot({ state: 'closed' });

/** Narrows rows to those of one number. */
export function ofSubject<Query extends Knex.QueryBuilder>(query: Query, { uscc, identities }: Subject): Query {
  void query.where((or) => {
    if (uscc !== null) void or.orWhere({ uscc });
    void or.orWhereIn('identity_index', [...identities]);
  });
  return query;
}

function written({ parts, writers, ...row }: SupplierPatch): Record<string, unknown> {
  return {
    ...row,
    ...(parts === undefined ? {} : { parts: JSON.stringify(parts) }),
    ...(writers === undefined ? {} : { writers: [...writers] }),
  };
}

function narrowed(query: Knex.QueryBuilder, wanted: Omit<Wanted, 'limit'>): Knex.QueryBuilder {
  const { stations, state, kind, region, text, cursor } = wanted;
  void query.whereIn('station', [...stations]).whereNotNull('filed_at');
  if (state !== undefined) void query.where({ state });
  if (kind !== undefined) void query.where({ kind });
  if (region !== undefined) void query.whereRaw('starts_with(region, ?)', [region.replace(/(00)+$/, '')]);
  // `strpos` has no signs of its own that somebody could type.
  if (text !== undefined && text !== '') {
    void query.whereRaw('(strpos(lower(name), lower(?)) > 0 OR uscc = upper(?))', [text, text]);
  }
  const after = cursor === undefined ? undefined : readPageCursor(cursor);
  if (after) void query.whereRaw('(filed_at, id) < (?::timestamptz, ?::uuid)', [after.at, after.id]);
  return query;
}
