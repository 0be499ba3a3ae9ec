import type { StaffActor } from '@hearth/cms/contract';
import { ok, type Ok } from '@hearth/cms/kernel';
import type { ApprovalLine } from '../../contract';
import type { ApprovalDeps } from './approve-goods';

/** Who signed what, until when and why: approvals of the actor's stations, the newest first. */
export async function listApprovals(
  deps: Pick<ApprovalDeps, 'database' | 'approvals' | 'people'>,
  actor: StaffActor,
  before?: string,
): Promise<Ok<{ approvals: ApprovalLine[] }>> {
  const kept = await deps.approvals.list(deps.database, actor.stations, before);
  const known = await deps.people.byIds([...new Set(kept.map(({ approvedBy }) => approvedBy))]);
  const names = new Map(known.map(({ id, name }) => [id, name['zh-Hans']]));
  return ok({
    approvals: kept.map(({ approvedAt, validUntil, ...line }) => ({
      ...line,
      approver: names.get(line.approvedBy) ?? '',
      approvedAt: approvedAt.toISOString(),
      validUntil: validUntil.toISOString(),
    })),
  });
}
