import { takedownMoved, type SystemActor } from '../../contract';
import type { Tx } from '../../platform';
import type { Case } from '../review/case-store';
import { findScope } from './find-scope';
import { lateProposalOf } from './late-proposal.rules';
import { takedownMachine } from './takedown.machine';
import type { TakedownDeps } from './takedown-deps';
import { tellProposed } from './tell-takedown';

type Which = Pick<Case, 'documentId' | 'locale'>;

const CLOCK = { kind: 'system', id: 'takedowns', name: 'takedowns' } as const;

/**
 * Proposes to take down what went out first (先发后审) and was not reviewed in time. It is a proposal and no more: a person gives the
 * order or reviews the story after all.
 */
export async function proposeLate(deps: TakedownDeps, tx: Tx, which: Which): Promise<void> {
  const kept = await deps.cases.now(tx, which);
  if (kept?.state !== 'emergency' || !kept.emergency || !kept.emergencyDue || !kept.emergencyMissed) return;
  const { station, documentId, locale } = kept;
  const scope = { kind: 'manuscript', documentId } as const;
  const hits = await findScope(deps, tx, { scope, stations: [station] });
  const isOut = hits.some((hit) => hit.locale === locale && (hit.isPublic || hit.posted + hit.waiting > 0));
  if (!isOut) return;
  const id = deps.ids.next();
  const words = lateProposalOf({ ...kept.emergency, documentId, dueAt: kept.emergencyDue });
  const nobody = { proposedBy: null, orderedBy: null, orderedAt: null, dueAt: null };
  const fresh = {
    id,
    station,
    scope,
    ...words,
    ...nobody,
    responsible: kept.emergency.person,
    state: 'proposed',
  } as const;
  // An event that comes twice, or both languages of one story, propose once.
  if (!(await deps.orders.insert(tx, fresh))) return;
  const { number } = words;
  const actor: SystemActor = { ...CLOCK, station };
  deps.ledger.append(tx, { actor, action: 'takedown.proposed', subject: id, facts: { number, documentId } });
  await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state: 'proposed' }));
  await tellProposed(deps, tx, fresh);
}

/** Takes such proposals back once the story is reviewed after all, or sealed by another order. */
export async function withdrawLate(deps: TakedownDeps, tx: Tx, which: Which): Promise<void> {
  const kept = await deps.cases.now(tx, which);
  if (!kept || (kept.state !== 'signed' && kept.state !== 'sealed')) return;
  for (const order of await deps.orders.proposedByClock(tx, kept)) {
    const next = takedownMachine.next(order.state, 'decline', { isSecond: true });
    if (!next.ok) continue;
    const declinedReason = kept.state === 'signed' ? '已补审签发' : '稿件已由另一道撤稿令封存';
    if (!(await deps.orders.change(tx, order, { state: next.value.state, declinedReason }))) continue;
    const { id, number, station } = order;
    const facts = { number, because: kept.state };
    deps.ledger.append(tx, { actor: { ...CLOCK, station }, action: 'takedown.withdrawn', subject: id, facts });
    await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state: next.value.state }));
  }
}
