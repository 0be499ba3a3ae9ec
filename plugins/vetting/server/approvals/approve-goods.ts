import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import { err, ok, type Ids, type Ok, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Database, People, Tx } from '@hearth/cms/platform';
import {
  APPROVED_DAYS,
  type Approval,
  type gateErrors,
  type GateReason,
  type vettingErrors,
  type WaitingGoods,
} from '../../contract';
import { codesOf } from '../gate/reason-words.rules';
import { moveGoods, type MoveGoodsDeps } from '../rounds/move-goods';
import type { JudgedGoods } from '../rounds/judged-goods-store';
import type { KeptRound, RoundStore } from '../rounds/round-store';
import type { ApprovalStore } from './approval-store';

/** What approving stands on. */
export type ApprovalDeps = MoveGoodsDeps & {
  readonly database: Database;
  readonly ids: Ids;
  readonly rounds: RoundStore;
  readonly approvals: ApprovalStore;
  readonly people: Pick<People, 'byIds'>;
  /** What would take goods off the shelf at once if they were approved. */
  hindrances(tx: Tx, product: string): Promise<readonly GateReason[]>;
};

type Refused =
  | RefusalOf<typeof vettingErrors, 'NO_GOODS_TO_JUDGE' | 'NO_ROUND_PASSED' | 'PAPERS_ENDED' | 'SECOND_PERSON'>
  | RefusalOf<typeof gateErrors, 'HINDERED'>
  | Refusal<'HEARTH.CHANGED_MEANWHILE', undefined>;
type Approve = { readonly product: string; readonly version: number; readonly reason: string };

/**
 * Approves goods whose round was passed, as a second person, for as long as their papers hold and no longer than half a year. The verdict
 * of the gate is worked out in the same transaction.
 */
export async function approveGoods(
  deps: ApprovalDeps,
  actor: StaffActor,
  { product, version, reason }: Approve,
): Promise<Result<Approval, Refused>> {
  return deps.database.transaction(async (tx) => {
    const ground = await groundOf(deps, tx, { actor, product, version });
    if (!ground.ok) return ground;
    const { goods, round, settledBy, papersEnd } = ground.value;
    const { station, revision } = goods;
    const { approvedAt, validUntil, ...approval } = await deps.approvals.insert(tx, {
      ...{ id: deps.ids.next(), station, product, round: round.id, revision, settledBy },
      ...{ approvedBy: actor.id, reason, papersEnd, mostDays: APPROVED_DAYS },
    });
    const until = validUntil.toISOString();
    const facts = { approval: approval.id, round: round.id, points: round.points ?? 0, until };
    const moved = await moveGoods(deps, tx, { goods, actor, event: 'approve', reason, facts });
    if (!moved.ok) return moved;
    const { station: _own, settledBy: _other, ...shown } = approval;
    return ok({ ...shown, approvedAt: approvedAt.toISOString(), validUntil: until });
  });
}

type Ground = {
  readonly goods: JudgedGoods;
  readonly round: KeptRound;
  readonly settledBy: string;
  readonly papersEnd: Date | null;
};
type Asked = Omit<Approve, 'reason'> & { readonly actor: StaffActor };

/** What an approval stands on: a round of this revision that was passed, a gate that would be open, and somebody who did neither. */
async function groundOf(
  deps: ApprovalDeps,
  tx: Tx,
  { actor, product, version }: Asked,
): Promise<Result<Ground, Refused>> {
  const goods = await deps.goods.hold(tx, actor.stations, product);
  if (goods?.state !== 'price-review') return err('VETTING.NO_GOODS_TO_JUDGE', { state: goods?.state ?? '' });
  if (goods.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
  const passed = await passedBy(deps, tx, goods);
  if (!passed) return err('VETTING.NO_ROUND_PASSED');
  const { round, settledBy } = passed;
  if ([settledBy, round.announcedBy].includes(actor.id)) return err('VETTING.SECOND_PERSON');
  const hindered = await unhindered(deps, tx, product);
  if (!hindered.ok) return hindered;
  return ok({ goods, round, settledBy, papersEnd: await deps.goods.papersEnd(tx, goods) });
}

/** Nothing is approved that the gate would take off the shelf in the same breath. */
async function unhindered({ hindrances }: ApprovalDeps, tx: Tx, product: string): Promise<Result<null, Refused>> {
  const reasons = codesOf(await hindrances(tx, product));
  if (reasons.includes('paper-expired')) return err('VETTING.PAPERS_ENDED');
  return reasons.length > 0 ? err('GATE.HINDERED', { reasons }) : ok(null);
}

/** The round of this revision that was passed, and who settled it. */
async function passedBy(
  { rounds }: ApprovalDeps,
  tx: Tx,
  { id, revision }: JudgedGoods,
): Promise<Pick<Ground, 'round' | 'settledBy'> | undefined> {
  const round = await rounds.passed(tx, id, revision);
  return round?.settledBy ? { round, settledBy: round.settledBy } : undefined;
}

/** Goods that passed and wait for the last signature. */
export async function listWaiting(deps: ApprovalDeps, actor: StaffActor): Promise<Ok<{ goods: WaitingGoods[] }>> {
  const waiting = await deps.goods.waiting(deps.database, actor.stations, 'price-review');
  const lines = waiting.map(async ({ id, title, supplierName, revision, version }) => {
    const round = await deps.rounds.passed(deps.database.read, id, revision);
    return {
      id,
      title,
      supplier: supplierName,
      revision,
      version,
      round: round?.id ?? null,
      points: round?.points ?? null,
    };
  });
  return ok({ goods: await Promise.all(lines) });
}
