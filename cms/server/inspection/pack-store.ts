import type { Knex } from 'knex';
import type { InspectionState } from '../../contract';
import type { Tx } from '../../platform';

/** An inspection pack as it is kept. */
export type Pack = {
  readonly id: string;
  readonly station: string;
  readonly column: string;
  readonly from: Date;
  readonly until: Date;
  readonly state: InspectionState;
  readonly done: number;
  readonly total: number;
  readonly records: number;
  readonly bytes: number;
  readonly parts: number;
  readonly sha256: string | null;
  readonly orderedBy: string;
  readonly orderedAt: Date;
  readonly readyAt: Date | null;
  readonly version: number;
};

/** What may change of a pack. */
export type PackChange = Partial<Pick<Pack, 'state' | 'done' | 'records' | 'bytes' | 'sha256' | 'readyAt'>>;

const SELECT = `SELECT p.*, n.name_zh AS ordered_name, (SELECT count(*)::int FROM inspection_part WHERE pack = p.id) AS parts
  FROM inspection_pack p JOIN person n ON n.id = p.ordered_by`;

type Row = Omit<Pack, 'column' | 'from' | 'until' | 'orderedBy' | 'orderedAt' | 'readyAt'> & {
  column_id: string;
  from_at: Date;
  until_at: Date;
  ordered_name: string;
  created_at: Date;
  ready_at: Date | null;
};

/** The packs of some stations, the latest first. */
export async function packsOf(read: Knex, stations: readonly string[]): Promise<readonly Pack[]> {
  const { rows } = await read.raw<{ rows: Row[] }>(
    `${SELECT} WHERE p.station = ANY(?) ORDER BY p.created_at DESC, p.id LIMIT 100`,
    [[...stations]],
  );
  return rows.map(packOf);
}

/** One pack, if it is of a station one sees. */
export async function packById(
  read: Knex,
  id: string,
  stations: readonly string[] | undefined,
): Promise<Pack | undefined> {
  const { rows } = await read.raw<{ rows: Row[] }>(`${SELECT} WHERE p.id = ?`, [id]);
  const pack = rows[0] && packOf(rows[0]);
  return pack && (stations?.includes(pack.station) ?? true) ? pack : undefined;
}

/** Orders a pack. */
export async function insertPack(
  tx: Tx,
  pack: Pick<Pack, 'id' | 'station' | 'column' | 'from' | 'until' | 'total' | 'state'> & { readonly person: string },
): Promise<void> {
  const { id, station, column, from, until, total, state, person } = pack;
  await tx('inspection_pack').insert({
    ...{ id, station, total, state },
    ...{ column_id: column, from_at: from, until_at: until, ordered_by: person },
  });
}

/** Changes a pack; false when somebody changed it first. */
export async function changePack(
  tx: Knex,
  { id, version }: Pick<Pack, 'id' | 'version'>,
  change: PackChange,
): Promise<boolean> {
  const { readyAt, ...same } = change;
  const row = { ...same, ...(readyAt === undefined ? {} : { ready_at: readyAt }), version: version + 1 };
  return (await tx('inspection_pack').where({ id, version }).update(row)) === 1;
}

/** How far it is; nothing hangs on this but a bar. */
export async function noteProgress(read: Knex, id: string, done: number): Promise<void> {
  await read('inspection_pack').where({ id, state: 'making' }).update({ done });
}

const PART = 1 << 20;

/** Keeps the archive in pieces that one answer can carry. */
export async function putParts(tx: Tx, { id, station }: Pick<Pack, 'id' | 'station'>, archive: Buffer): Promise<void> {
  await tx('inspection_part').where({ pack: id }).delete();
  for (let n = 0; n * PART < archive.length; n += 1)
    await tx('inspection_part').insert({ pack: id, station, n, bytes: archive.subarray(n * PART, (n + 1) * PART) });
}

/** A piece of the archive. */
export async function partOf(read: Knex, pack: string, n: number): Promise<Buffer | undefined> {
  return (await read('inspection_part').where({ pack, n }).first<{ bytes: Buffer } | undefined>('bytes'))?.bytes;
}

function packOf({ column_id, from_at, until_at, ordered_name, created_at, ready_at, ...row }: Row): Pack {
  const { id, station, state, done, total, records, bytes, parts, sha256, version } = row;
  return {
    ...{ id, station, state, done, total, records, bytes, parts, sha256, version },
    ...{
      column: column_id,
      from: from_at,
      until: until_at,
      orderedBy: ordered_name,
      orderedAt: created_at,
      readyAt: ready_at,
    },
  };
}

/** Packs and their parts, as use cases are handed them. */
export const packStore = { packsOf, packById, insertPack, changePack, noteProgress, putParts, partOf } as const;

/** Packs and their parts. */
export type PackStore = typeof packStore;
