import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { PaperKind, PaperState, Reuse } from '../../contract';
import type { EvidencePaper } from '../claims/claim.rules';

type Told = EvidencePaper & {
  readonly station: string;
  readonly kind: PaperKind;
  readonly product: string | null;
  readonly fileHash: string;
  readonly number: string | null;
  readonly issuer: string | null;
  readonly holder: string | null;
  readonly filedBy: string;
  readonly filedByName: string;
};

/** A paper as it is kept. */
export type KeptPaper = Told & {
  readonly fileType: string;
  readonly fileSize: number;
  readonly filedAt: Date;
  readonly decidedByName: string | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly version: number;
};

/** A paper about to be filed. */
export type NewPaper = Omit<Told, 'state'>;

/** What a decision writes. */
export type Decision = {
  readonly state: PaperState;
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string | null;
};

/** Of goods and their suppliers. */
type Of = { readonly products: readonly string[]; readonly suppliers: readonly string[] };

/** Keeps papers in the table `vetting_paper`. Whoever reads for people has found the product or the supplier among what they see before. */
export const paperStore = {
  insert: async (tx: Tx, paper: NewPaper): Promise<void> => {
    const { validFrom, validTo, fileHash, filedBy, filedByName, fields, ...plain } = paper;
    await tx('vetting_paper').insert({
      ...{
        ...plain,
        fields: JSON.stringify(fields),
        file_hash: fileHash,
        filed_by: filedBy,
        filed_by_name: filedByName,
      },
      ...{ valid_from: validFrom, valid_to: validTo },
    });
  },
  /** The paper, and nobody else decides of it before the transaction ends. */
  hold: async (tx: Tx, stations: readonly string[], id: string) => {
    const [row] = await papers(tx)
      .where('v.id', id)
      .whereIn('v.station', [...stations])
      .forUpdate('v');
    return row && paperOf(row);
  },
  /** Everything that speaks for these goods: their own papers and those of who supplies them, newest first. */
  of: async (on: Database['read'] | Tx, { products, suppliers }: Of): Promise<readonly KeptPaper[]> =>
    (
      await papers(on)
        .where((either) => {
          void either.whereIn('v.product', [...products]).orWhereIn('v.supplier', [...suppliers]);
        })
        .orderBy('v.id', 'desc')
        .limit(2_000)
    ).map(paperOf),
  byIds: async (on: Database['read'] | Tx, ids: readonly string[]) =>
    (await papers(on).whereIn('v.id', [...ids])).map(paperOf),
  /** False when somebody decided first. */
  decide: async (tx: Tx, { id, state, version }: Pick<KeptPaper, 'id' | 'state' | 'version'>, to: Decision) =>
    (await tx('vetting_paper')
      .where({ id, state, version })
      .update({
        ...{ state: to.state, reason: to.reason, version: version + 1 },
        ...(to.state === 'withdrawn'
          ? {}
          : { decided_by: to.by.id, decided_by_name: to.by.name, decided_at: tx.raw('clock_timestamp()') }),
      })) === 1,
  /** Where else in a station the same files stand, by their hash. What was taken back does not count. */
  sharing: async (on: Database['read'] | Tx, station: string, hashes: readonly string[]) =>
    on('vetting_paper as v')
      .leftJoin('vetting_product as p', 'p.id', 'v.product')
      .leftJoin('vetting_lot as l', 'l.id', 'v.lot')
      .where('v.station', station)
      .whereIn('v.file_hash', [...hashes])
      .whereNot('v.state', 'withdrawn')
      .orderBy('v.id')
      .limit(500)
      .select<SharedFile[]>(
        ...(['v.id as paper', 'v.kind', 'v.product', 'p.title as productTitle', 'v.lot', 'l.code as lotCode'] as const),
        ...(['v.supplier', 'v.file_hash as hash'] as const),
      ),
  /**
   * Where else in the tree of stations the files of these papers speak for something else. A supplier who sells one lot, or shows one licence,
   * at two stations borrows nothing.
   *
   * This reads rows of stations that the asker may not see, and is allowed to because of what leaves it: hashes are compared here, and the
   * answer is counted by station, with no id, name, number or file of anybody's paper. Without it a report that was refused in one county
   * would pass in the next.
   */
  elsewhere: async (
    on: Database['read'] | Tx,
    ids: readonly string[],
    stations: readonly string[],
  ): Promise<readonly UsedElsewhere[]> =>
    (await on.raw<{ rows: UsedElsewhere[] }>(USED_ELSEWHERE, [[...ids], [...stations]])).rows,
} as const;

const USED_ELSEWHERE = `
  WITH spoken AS NOT MATERIALIZED (
    SELECT v.id, v.station, v.file_hash, v.filed_at, v.state, v.lot IS NULL AND v.product IS NULL AS of_all,
      coalesce(s.uscc, s.identity_index) AS who, coalesce(l.code, p.title) AS what
    FROM vetting_paper v
    LEFT JOIN vetting_product p ON p.id = v.product
    LEFT JOIN vetting_lot l ON l.id = v.lot
    JOIN vetting_supplier s ON s.id = coalesce(v.supplier, p.supplier)
  )
  SELECT own.id AS paper, other.station, min(other.filed_at) AS at, count(*)::int AS papers,
    -- Ids sort by the time at which they were made.
    (count(*) FILTER (WHERE other.id < own.id))::int AS before
  FROM spoken own
  JOIN spoken other ON other.file_hash = own.file_hash AND other.station <> own.station AND other.state <> 'withdrawn'
  WHERE own.id = ANY(?) AND other.station = ANY(?)
    AND NOT (coalesce(other.who = own.who, false) AND other.of_all = own.of_all AND other.what IS NOT DISTINCT FROM own.what)
  GROUP BY own.id, other.station
  ORDER BY at, other.station
  LIMIT 500`;

/** A station where the file of a paper speaks for something else; `before` counts who came first. */
export type UsedElsewhere = {
  readonly paper: string;
  readonly station: string;
  readonly at: Date;
  readonly papers: number;
  readonly before: number;
};

/** How papers are kept. */
export type PaperStore = typeof paperStore;

/** A paper that a file stands on. */
export type SharedFile = Reuse & { readonly supplier: string | null; readonly hash: string };

type Row = Omit<KeptPaper, 'fields'> & { readonly fields: unknown };

const COLUMNS = `v.id, v.station, v.product, v.supplier, v.lot, v.kind, v.state, v.valid_from::text AS "validFrom",
  v.valid_to::text AS "validTo", v.file_hash AS "fileHash", f.type AS "fileType", f.size AS "fileSize", v.pages, v.number, v.issuer, v.holder,
  v.fields, v.filed_by AS "filedBy", v.filed_by_name AS "filedByName", v.filed_at AS "filedAt", v.decided_by_name AS "decidedByName",
  v.decided_at AS "decidedAt", v.reason, v.version`;

const papers = (on: Database['read'] | Tx) =>
  on('vetting_paper as v')
    .join('vetting_file as f', (both) => both.on('f.station', 'v.station').andOn('f.hash', 'v.file_hash'))
    .select<Row[]>(on.raw(COLUMNS));

// Written by the contract's own schema.
const paperOf = (row: Row): KeptPaper => ({ ...row, fields: fromJsonb(row.fields) as Record<string, string> });
