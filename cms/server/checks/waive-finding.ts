import {
  CHECKS_WAIVE,
  CHECKS_WAIVE_RED,
  type checkErrors,
  type CheckReport,
  type CheckWaiver,
  type StaffActor,
} from '../../contract';
import { err, hashOf, ok, type Refusal, type RefusalOf, type Result } from '../../kernel';
import type { ChecksDeps } from './checks-deps';
import { hitOf } from './fingerprint.rules';
import type { WaiverPlace } from './report-store';

type Deps = Pick<ChecksDeps, 'database' | 'ids' | 'ledger' | 'reports' | 'holds'>;
type WaiveRefusal =
  | RefusalOf<typeof checkErrors, 'NO_SUCH_FINDING' | 'WAIVED_ALREADY' | 'NOT_WAIVED' | 'RED_NEEDS_A_HEAD'>
  | Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type Waived = Pick<CheckWaiver, 'kind' | 'reason'> & { readonly id: string; readonly finding: number };

/** Waives one finding of a report: for this content, this version of the rule and this place, and for nothing else. */
export async function waiveFinding(
  deps: Deps,
  actor: StaffActor,
  input: Waived,
): Promise<Result<CheckReport, WaiveRefusal>> {
  const found = await findingFor(deps, actor, input);
  if (!found.ok) return found;
  const { report, finding, place } = found.value;
  const { kind, reason } = input;
  return deps.database.transaction(async (tx) => {
    const id = deps.ids.next();
    if (!(await deps.reports.waive(tx, { id, ...place, kind, reason, person: actor.id }))) {
      return err('CHECKS.WAIVED_ALREADY');
    }
    if (kind === 'false-alarm') await deps.reports.falseAlarm(tx, report, hitOf(finding));
    // The words of the reason stay out of what can never be erased; their hash proves them.
    const facts = { ...factsOf(report, finding), waiver: id, kind, reasonHash: hashOf(reason) };
    const { documentId: subject, hash: version } = report;
    deps.ledger.append(tx, { actor, action: 'check-finding.waived', subject, version, facts });
    return ok((await deps.reports.byId(report.id, tx)) ?? report);
  });
}

/** Takes a waiver back (撤销豁免): the finding stands again, and the record keeps both. */
export async function takeBackWaiver(
  deps: Deps,
  actor: StaffActor,
  input: Pick<Waived, 'id' | 'finding'>,
): Promise<Result<CheckReport, WaiveRefusal>> {
  const found = await findingFor(deps, actor, input);
  if (!found.ok) return found;
  const { report, finding, place } = found.value;
  return deps.database.transaction(async (tx) => {
    if (!(await deps.reports.takeBack(tx, { ...place, by: actor.id }))) return err('CHECKS.NOT_WAIVED');
    if (finding.waiver?.kind === 'false-alarm') await deps.reports.noFalseAlarm(tx, report, hitOf(finding));
    const { documentId: subject, hash: version } = report;
    const facts = factsOf(report, finding);
    deps.ledger.append(tx, { actor, action: 'check-finding.waiver-taken-back', subject, version, facts });
    return ok((await deps.reports.byId(report.id, tx)) ?? report);
  });
}

type Reported = CheckReport['findings'][number];
type Found = { readonly report: CheckReport; readonly finding: Reported; readonly place: WaiverPlace };

/** A finding that somebody may decide about. */
async function findingFor(
  deps: Pick<Deps, 'reports' | 'holds'>,
  actor: StaffActor,
  wanted: Pick<Waived, 'id' | 'finding'>,
): Promise<Result<Found, WaiveRefusal>> {
  const report = await deps.reports.byId(wanted.id);
  if (!report || !actor.stations.includes(report.station)) return err('HEARTH.NOT_ALLOWED');
  const finding = report.findings[wanted.finding];
  if (!finding) return err('CHECKS.NO_SUCH_FINDING');
  if (finding.severity === 'red' && !(await deps.holds(actor, CHECKS_WAIVE_RED))) return err('CHECKS.RED_NEEDS_A_HEAD');
  const { station, documentId, locale, hash } = report;
  const { rule, ruleVersion, field, from, to } = finding;
  const place = { station, documentId, locale, hash, rule, ruleVersion, field, from, to };
  return ok({ report, finding, place });
}

function factsOf(report: CheckReport, { rule, ruleVersion, field, from, to, severity }: Reported) {
  return { report: report.id, locale: report.locale, rule, ruleVersion, field, from, to, severity };
}

/** The reports on a manuscript, and what of them the reader may waive. */
export async function viewReports(
  deps: Pick<ChecksDeps, 'reports' | 'holds'>,
  actor: StaffActor,
  of: {
    readonly station: string;
    readonly documentId: string;
    readonly locale: string;
    readonly hash?: string | undefined;
  },
): Promise<
  Result<{ reports: CheckReport[]; mayWaive: boolean; mayWaiveRed: boolean }, Refusal<'HEARTH.NOT_ALLOWED', undefined>>
> {
  if (!actor.stations.includes(of.station)) return err('HEARTH.NOT_ALLOWED');
  const [reports, mayWaive, mayWaiveRed] = await Promise.all([
    deps.reports.latest(of, 20),
    deps.holds(actor, CHECKS_WAIVE),
    deps.holds(actor, CHECKS_WAIVE_RED),
  ]);
  return ok({ reports: [...reports], mayWaive, mayWaiveRed });
}
