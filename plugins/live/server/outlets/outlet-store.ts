import type { Knex } from 'knex';
import { fromJsonb, type Tx } from '@hearth/cms/platform';
import type { Outlet, OutletReport } from '../../contract';

/** A room on a platform as it is kept. */
export type KeptOutlet = Omit<Outlet, 'target' | 'report' | 'reports' | 'comments'> & {
  readonly station: string;
  readonly target: string | null;
};

const COLUMNS = [
  ...(['id', 'station', 'session', 'platform', 'title', 'language', 'url', 'target', 'version'] as const),
] as const;

async function list(read: Knex, session: string): Promise<readonly KeptOutlet[]> {
  return read('live_outlet')
    .where({ session })
    .orderBy('id')
    .select<KeptOutlet[]>(...COLUMNS);
}

type Which = { readonly session: string; readonly id: string };

async function find(read: Knex, which: Which): Promise<KeptOutlet | undefined> {
  return read('live_outlet')
    .where(which)
    .first<KeptOutlet | undefined>(...COLUMNS);
}

/** Whoever holds it is alone with it until the commit. */
async function hold(tx: Tx, which: Which): Promise<KeptOutlet | undefined> {
  return tx('live_outlet')
    .where(which)
    .forUpdate()
    .first<KeptOutlet | undefined>(...COLUMNS);
}

/** How many a live has; whoever adds one waits for whoever else does. */
async function count(tx: Tx, session: string): Promise<number> {
  await tx.raw(`SELECT pg_advisory_xact_lock(hashtext('live_outlet'), hashtext(?))`, [session]);
  const row = await tx('live_outlet').where({ session }).count<{ count: string }[]>('* as count').first();
  return Number(row?.count ?? 0);
}

type Told = Omit<KeptOutlet, 'version'> & { readonly by: string };

/** `false` when the number is taken. */
async function insert(tx: Tx, { by, ...outlet }: Told): Promise<boolean> {
  const rows = (await tx('live_outlet')
    .insert({ ...outlet, told_by: by })
    .onConflict('id')
    .ignore()
    .returning('id')) as unknown[];
  return rows.length === 1;
}

/** `false` when somebody else changed it first. */
async function change(tx: Tx, { by, ...outlet }: Told & { readonly version: number }): Promise<boolean> {
  const { id, session, version, platform, title, language, url, target } = outlet;
  const next = { platform, title, language, url, target, version: version + 1, told_by: by };
  const told = { ...next, told_at: tx.raw('clock_timestamp()') };
  return (await tx('live_outlet').where({ id, session, version }).update(told)) === 1;
}

type ReportRow = Omit<OutletReport, 'origin' | 'figures' | 'importedAt'> & {
  readonly figures: unknown;
  readonly importedAt: Date;
};

const REPORT = `r.id, r.outlet, r.file_name AS "fileName", r.file_hash AS "fileHash", to_char(r.as_of, 'YYYY-MM-DD') AS "asOf", r.finality,
  r.figures, r.ignored, r.imported_name AS "importedBy", r.imported_at AS "importedAt"`;

const reportOf = ({ figures, importedAt, ...row }: ReportRow): OutletReport => ({
  ...row,
  origin: 'import',
  // As `addReport` wrote it.
  ...{ figures: fromJsonb(figures) as OutletReport['figures'], importedAt: importedAt.toISOString() },
});

/** The reports of some rooms, the newest first. */
async function reports(read: Knex, outlets: readonly string[]): Promise<readonly OutletReport[]> {
  const rows = await read('live_outlet_report as r')
    .whereIn('r.outlet', [...outlets])
    .orderBy([
      { column: 'r.imported_at', order: 'desc' },
      { column: 'r.id', order: 'desc' },
    ])
    .limit(500)
    .select<ReportRow[]>(read.raw(REPORT));
  return rows.map(reportOf);
}

/** A report about to be kept. */
export type NewReport = Omit<OutletReport, 'origin' | 'importedAt' | 'importedBy'> & {
  readonly station: string;
  readonly by: { readonly id: string; readonly name: string };
};

/** The report that is there: the one that was just written, or the one that said the same before. */
async function addReport(
  tx: Tx,
  { figures, ignored, by, fileName, fileHash, asOf, ...report }: NewReport,
): Promise<{ readonly isNew: boolean; readonly report: OutletReport | undefined }> {
  const written = (await tx('live_outlet_report')
    .insert({
      ...{ ...report, file_name: fileName, file_hash: fileHash, as_of: asOf, figures: JSON.stringify(figures) },
      ...{ ignored: [...ignored], imported_by: by.id, imported_name: by.name },
    })
    .onConflict()
    .ignore()
    .returning('id')) as unknown[];
  const { outlet, finality } = report;
  const row = await tx('live_outlet_report as r')
    .where({ 'r.outlet': outlet, 'r.file_hash': fileHash, 'r.as_of': asOf, 'r.finality': finality })
    .first<ReportRow | undefined>(tx.raw(REPORT));
  return { isNew: written.length === 1, report: row && reportOf(row) };
}

/** How rooms on platforms and their reports are kept. */
export const outletStore = { list, find, hold, count, insert, change, reports, addReport } as const;

/** How rooms on platforms and their reports are kept. */
export type OutletStore = typeof outletStore;
