import { fromJsonb, type Database, type Tx } from '@hearth/cms/platform';
import type { WriteVisit } from '../../contract';

/** A visit as it is kept. */
export type KeptVisit = Omit<WriteVisit, 'visitedAt'> & {
  readonly id: string;
  readonly station: string;
  readonly supplierName: string;
  readonly visitedAt: Date;
  readonly visitedBy: string;
  readonly writtenAt: Date;
};

const COLUMNS = `v.id, v.station, v.supplier, s.name AS "supplierName", v.kind, v.risk, v.place, v.latitude, v.longitude,
  v.visited_at AS "visitedAt", v.checklist, v.photos, v.findings, v.result, v.visited_by AS "visitedBy", v.written_at AS "writtenAt"`;

const visits = (on: Database['read'] | Tx) =>
  on('vetting_visit as v').join('vetting_supplier as s', 's.id', 'v.supplier').select<KeptVisit[]>(on.raw(COLUMNS));

/** Keeps visits in the table `vetting_visit`, to which one only adds. */
export const visitStore = {
  list: async (
    on: Database,
    stations: readonly string[],
    { supplier, before }: { readonly supplier?: string | undefined; readonly before?: string | undefined },
  ): Promise<readonly KeptVisit[]> => {
    const found = visits(on.read)
      .whereIn('v.station', [...stations])
      .orderBy('v.id', 'desc')
      .limit(50);
    if (supplier !== undefined) void found.where('v.supplier', supplier);
    if (before !== undefined) void found.where('v.id', '<', before);
    return (await found).map(visitOf);
  },
  find: async (on: Database, stations: readonly string[], id: string): Promise<KeptVisit | undefined> => {
    const [row] = await visits(on.read)
      .where('v.id', id)
      .whereIn('v.station', [...stations]);
    return row && visitOf(row);
  },
  /** Whose supplier it is; held, so that two visits with one photograph come one after the other. */
  stationOf: async (tx: Tx, stations: readonly string[], supplier: string): Promise<string | undefined> =>
    (
      await tx('vetting_supplier')
        .where({ id: supplier })
        .whereIn('station', [...stations])
        .forUpdate()
        .first<{ station: string } | undefined>('station')
    )?.station,
  isAhead: async (tx: Tx, at: string): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: { ahead: boolean }[] }>(
      `SELECT ?::timestamptz > clock_timestamp() + interval '5 minutes' AS ahead`,
      [at],
    );
    return rows[0]?.ahead === true;
  },
  /** Whether a photograph was brought back from another visit. */
  isUsed: async (tx: Tx, station: string, hashes: readonly string[]): Promise<boolean> => {
    const { rows } = await tx.raw<{ rows: unknown[] }>(
      `SELECT 1 FROM vetting_visit v, jsonb_array_elements(v.photos) p
       WHERE v.station = ? AND p->>'hash' = ANY(?) LIMIT 1`,
      [station, [...hashes]],
    );
    return rows.length > 0;
  },
  insert: async (
    tx: Tx,
    {
      id,
      station,
      by,
      visit,
    }: { readonly id: string; readonly station: string; readonly by: string; readonly visit: WriteVisit },
  ): Promise<KeptVisit> => {
    const { checklist, photos, visitedAt, ...plain } = visit;
    const json = { checklist: JSON.stringify(checklist), photos: JSON.stringify(photos) };
    await tx('vetting_visit').insert({ id, station, ...plain, ...json, visited_at: visitedAt, visited_by: by });
    const [row] = await visits(tx).where('v.id', id);
    if (!row) throw new Error('a visit was not written');
    return visitOf(row);
  },
} as const;

/** How visits are kept. */
export type VisitStore = typeof visitStore;

function visitOf({ checklist, photos, ...visit }: KeptVisit): KeptVisit {
  return {
    ...visit,
    // Written above, from what the contract parsed.
    checklist: fromJsonb(checklist) as WriteVisit['checklist'],
    photos: fromJsonb(photos) as WriteVisit['photos'],
  };
}
