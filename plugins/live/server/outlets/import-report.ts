import { createHash } from 'node:crypto';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import { outletFormats, type ImportReport, type OutletReport } from '../../contract';
import type { OutletDeps } from './outlet-deps';
import type { OutletRefusal } from './put-outlet';
import { readReport, type TableRow } from './report.rules';

type Which = { readonly session: string; readonly id: string };
type NotThere = OutletRefusal<'SESSION_NOT_FOUND' | 'NOT_FOUND'>;
type Unread = OutletRefusal<'REPORT_UNREADABLE' | 'REPORT_LINES' | 'REPORT_EMPTY' | 'REPORT_NUMBER'>;
type Imported = Result<OutletReport, NotThere | Unread | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>>;

/** All that a platform reported of a live, the newest first. */
export async function listReports(
  { database, known, outlets }: OutletDeps,
  { stations }: StaffActor,
  which: Which,
): Promise<Result<{ reports: OutletReport[] }, NotThere>> {
  if (!(await known.find(database.read, stations, which.session))) return err('OUTLETS.SESSION_NOT_FOUND');
  if (!(await outlets.find(database.read, which))) return err('OUTLETS.NOT_FOUND');
  return ok({ reports: [...(await outlets.reports(database.read, [which.id]))] });
}

/** Takes in what a platform reported. The same file is the same report, however often it comes; nothing of it is mixed with what the house counted. */
export async function importReport(
  deps: OutletDeps,
  actor: StaffActor,
  { session: wanted, id, csv, press, fileName, asOf, finality }: ImportReport & Which,
): Promise<Imported> {
  const { database, known, outlets, ledger } = deps;
  const session = await known.find(database.read, actor.stations, wanted);
  if (!session) return err('OUTLETS.SESSION_NOT_FOUND');
  const outlet = await outlets.find(database.read, { session: wanted, id });
  if (!outlet) return err('OUTLETS.NOT_FOUND');
  const rows = rowsIn(deps, csv);
  if (!rows.ok) return rows;
  const read = readReport(rows.value, outletFormats[outlet.platform]);
  if (!read.ok) return read;
  const fileHash = createHash('sha256').update(csv).digest('hex');
  const { station } = session;
  const words = { id: press, outlet: id, station, fileName, fileHash, asOf, finality, ...read.value };
  return database.transaction(async (tx): Promise<Imported> => {
    const { isNew, report } = await outlets.addReport(tx, { ...words, by: { id: actor.id, name: actor.name } });
    // A press that brought another file before.
    if (!report) return err('HEARTH.CHANGED_MEANWHILE');
    const facts = { outlet: id, platform: outlet.platform, file: fileHash, asOf, finality };
    const doer: StaffActor = { ...actor, station };
    if (isNew) ledger.append(tx, { actor: doer, action: 'live-session.report-imported', subject: wanted, facts });
    return ok(report);
  });
}

function rowsIn({ rowsOf }: OutletDeps, csv: string): Result<readonly TableRow[], OutletRefusal<'REPORT_UNREADABLE'>> {
  try {
    return ok(rowsOf(csv));
  } catch (error) {
    // The parser says where it could not go on.
    const { lines } = error as { readonly lines?: number };
    return err('OUTLETS.REPORT_UNREADABLE', { line: lines ?? 1 });
  }
}
