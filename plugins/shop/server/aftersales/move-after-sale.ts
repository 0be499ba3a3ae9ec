import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { afterSaleMoved, stockFreed, type AfterSaleEvent } from '../../contract';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { afterSaleMachine } from './after-sale.machine';
import type { KeptSale, SalePatch } from './after-sale-store';

/** What happens to an after-sale, by whom, and what is written beside it. */
export type SaleMove = {
  readonly sale: KeptSale;
  readonly event: AfterSaleEvent;
  readonly actor: Actor;
  readonly reason?: string;
  readonly patch?: SalePatch;
};

/** Moves an after-sale that the caller holds. With its end for nothing, what was set aside of the line is free again. */
export async function moveAfterSale(
  deps: AfterSaleDeps,
  tx: Tx,
  { sale, event, actor, reason = '', patch = {} }: SaleMove,
): Promise<Result<KeptSale, SaleRefusal>> {
  const next = afterSaleMachine.next(sale.state, event);
  if (!next.ok) {
    return err('AFTERSALES.SALE_STATE', { state: sale.state, event, allowed: afterSaleMachine.allowed(sale.state) });
  }
  const { state, effects } = next.value;
  if (!(await deps.sales.move(tx, sale, { ...patch, state }))) return err('HEARTH.CHANGED_MEANWHILE');
  if (effects.includes('release')) await deps.shares.release(tx, sale, sale);
  if (state === 'refunding' || patch.refundInstead || effects.includes('release')) await letGo(deps, tx, sale);
  const { id, station, order } = sale;
  const version = sale.version + 1;
  const facts = factsOf({ sale, actor, reason, patch });
  deps.ledger.append(tx, {
    ...{ actor: { ...actor, station }, action: `after-sale.${event}`, subject: id, version: String(version), facts },
  });
  await deps.outbox.append(tx, afterSaleMoved({ station, afterSaleId: id, orderId: order, to: state, version }));
  const now = await deps.sales.find(tx, id);
  return ok(now ?? sale);
}

/** What was promised to be sent instead, and will not be, is for others. */
async function letGo({ replacements, outbox }: AfterSaleDeps, tx: Tx, { id, kind, station }: KeptSale): Promise<void> {
  const variant = kind === 'exchange' ? await replacements.release(tx, id) : undefined;
  if (variant !== undefined) await outbox.append(tx, stockFreed({ station, variants: [variant] }));
}

/** What the ledger keeps of a move. A buyer's own words may name somebody: it, which forgets nothing, keeps those of the house's people alone. */
function factsOf({ sale, actor, reason, patch }: Required<Omit<SaleMove, 'event'>>) {
  const { amount = sale.amount, freight = 0, borne } = patch;
  return {
    ...{ order: sale.order, from: sale.state, amount },
    ...(freight > 0 ? { freight } : {}),
    ...(borne ? { bearer: borne.bearer, why: borne.why } : {}),
    ...(reason !== '' && actor.kind === 'staff' ? { reason } : {}),
  };
}
