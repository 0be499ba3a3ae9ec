import { takedownMoved, type StaffActor, type WholeTakedown } from '../../contract';
import { err, hashOf, ok, type Result } from '../../kernel';
import type { Tx } from '../../platform';
import { moveCase } from '../review/move-case';
import { gatherEvidence } from './evidence';
import { onOrder, type Seen } from './on-order';
import type { TakedownDeps, TakedownRefusal } from './takedown-deps';
import { takedownMachine } from './takedown.machine';
import type { Order, OrderChange } from './takedown-store';

type Done = Promise<Result<WholeTakedown, TakedownRefusal>>;

/** Closes the evidence of an order (封存): the hash over all of it goes into the ledger, so that nothing of it can change unseen. */
export function sealOrder(deps: TakedownDeps, actor: StaffActor, seen: Seen): Done {
  return onOrder(deps, { actor, seen }, async (tx, kept) => {
    const next = takedownMachine.next(kept.state, 'seal', { isSecond: false });
    if (!next.ok) return err('TAKEDOWN.NOT_NOW', { state: kept.state });
    const now = await deps.time.now(tx);
    const sealed = { state: next.value.state, sealedBy: actor.id, sealedAt: now };
    const evidence = await gatherEvidence(deps, tx, { ...kept, ...sealed });
    const evidenceHash = hashOf(evidence);
    await deps.orders.keepEvidence(tx, kept, { hash: evidenceHash, evidence });
    const facts = { number: kept.number, posts: evidence.watches.length, probes: evidence.probes.length };
    return moved(deps, tx, {
      ...{ actor, kept, change: { ...sealed, evidenceHash } },
      deed: { action: 'takedown.sealed', version: evidenceHash, facts },
    });
  });
}

/** Asks that a sealed order be lifted. */
export function askLift(deps: TakedownDeps, actor: StaffActor, input: Seen & { readonly reason: string }): Done {
  return onOrder(deps, { actor, seen: input }, async (tx, kept) => {
    const next = takedownMachine.next(kept.state, 'ask_lift', { isSecond: false });
    if (!next.ok) return err('TAKEDOWN.NOT_NOW', { state: kept.state });
    const change = { state: next.value.state, liftAskedBy: actor.id };
    return moved(deps, tx, {
      ...{ actor, kept, change },
      deed: { action: 'takedown.lift-asked', facts: { reason: input.reason } },
    });
  });
}

/** Grants or refuses it, as somebody else than who asked. What was sealed goes back to being written; nothing goes out by itself. */
export function answerLift(
  deps: TakedownDeps,
  actor: StaffActor,
  input: Seen & { readonly grant: boolean; readonly reason: string },
): Done {
  return onOrder(deps, { actor, seen: input }, async (tx, kept) => {
    const { grant, reason } = input;
    const next = takedownMachine.next(kept.state, grant ? 'lift' : 'keep', {
      isSecond: kept.liftAskedBy !== actor.id,
    });
    if (!next.ok) {
      if (next.error.code === 'MACHINE.GUARD_REFUSED') return err('TAKEDOWN.SAME_PERSON');
      return err('TAKEDOWN.NOT_NOW', { state: kept.state });
    }
    if (grant) await unseal(deps, tx, { actor, order: kept });
    const change = { state: next.value.state, ...(grant ? { liftedBy: actor.id } : { liftAskedBy: null }) };
    const action = grant ? 'takedown.lifted' : 'takedown.lift-refused';
    return moved(deps, tx, { actor, kept, change, deed: { action, facts: { reason } } });
  });
}

async function unseal(
  deps: TakedownDeps,
  tx: Tx,
  { actor, order }: { readonly actor: StaffActor; readonly order: Order },
): Promise<void> {
  await deps.blocks.lift(tx, order.id);
  await deps.blocks.unmarkGone(tx, order.id);
  for (const { documentId, locale } of await deps.orders.targetsOf(tx, [order.id])) {
    const which = { documentId, locale };
    await deps.revisions.takeTurn(tx, documentId);
    const kept = await deps.cases.forUpdate(tx, which);
    const others = await deps.orders.openFor(tx, which);
    if (kept?.state !== 'sealed' || others.some(({ id }) => id !== order.id)) continue;
    await moveCase(deps, tx, { kept, actor, move: { event: 'unseal', facts: { order: order.number } } });
  }
}

type Moved = {
  readonly actor: StaffActor;
  readonly kept: Order;
  readonly change: OrderChange;
  readonly deed: {
    readonly action: string;
    readonly version?: string;
    readonly facts: Readonly<Record<string, unknown>>;
  };
};

async function moved(
  deps: TakedownDeps,
  tx: Tx,
  { actor, kept, change, deed }: Moved,
): Promise<Result<void, TakedownRefusal>> {
  const order = await deps.orders.change(tx, kept, change);
  if (!order) return err('HEARTH.CHANGED_MEANWHILE');
  const { id, number, station, state } = order;
  // The chain is the order's own station's, whoever of above acts: there the evidence is looked for.
  deps.ledger.append(tx, { actor: { ...actor, station }, subject: id, ...deed });
  await deps.outbox.append(tx, takedownMoved({ station, orderId: id, number, state }));
  return ok(undefined);
}
