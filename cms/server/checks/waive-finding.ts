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

type Deps = Pick<ChecksDeps, 'database' | 'ids' | 'ledger' | 'reports' | 'holds'>;
type WaiveRefusal =
  | RefusalOf<typeof checkErrors, 'NO_SUCH_FINDING' | 'WAIVED_ALREADY' | 'RED_NEEDS_A_HEAD'>
  | Refusal<'HEARTH.NOT_ALLOWED', undefined>;
type Waived = Pick<CheckWaiver, 'kind' | 'reason'> & { readonly id: string; readonly finding: number };

/** Waives one finding of a report: for this content, this version of the rule and this place, and for nothing else. */
export async function waiveFinding(
  deps: Deps,
  actor: StaffActor,
  input: Waived,
): Promise<Result<CheckReport, WaiveRefusal>> {
  const report = await deps.reports.byId(input.id);
  if (!report || !actor.stations.includes(report.station)) return err('HEARTH.NOT_ALLOWED');
  const finding = report.findings[input.finding];
  if (!finding) return err('CHECKS.NO_SUCH_FINDING');
  if (finding.severity === 'red' && !(await deps.holds(actor, CHECKS_WAIVE_RED))) return err('CHECKS.RED_NEEDS_A_HEAD');
  const { kind, reason } = input;
  return deps.database.transaction(async (tx) => {
    const { station, documentId, locale, hash } = report;
    const { rule, ruleVersion, field, from, to, severity } = finding;
    const id = deps.ids.next();
    const place = { station, documentId, locale, hash, rule, ruleVersion, field, from, to };
    if (!(await deps.reports.waive(tx, { id, ...place, kind, reason, person: actor.id }))) {
      return err('CHECKS.WAIVED_ALREADY');
    }
    if (kind === 'false-alarm') await deps.reports.falseAlarm(tx, report, hitOf(finding));
    // The words of the reason stay out of what can never be erased; their hash proves them.
    const facts = {
      waiver: id,
      report: report.id,
      locale,
      rule,
      ruleVersion,
      field,
      from,
      to,
      severity,
      kind,
      reasonHash: hashOf(reason),
    };
    deps.ledger.append(tx, { actor, action: 'check-finding.waived', subject: documentId, version: hash, facts });
    return ok((await deps.reports.byId(report.id, tx)) ?? report);
  });
}

/** The reports on a manuscript, and what of them the reader may waive. */
export async function viewReports(
  deps: Pick<ChecksDeps, 'reports' | 'holds'>,
  actor: StaffActor,
  of: { readonly station: string; readonly documentId: string; readonly locale: string },
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
