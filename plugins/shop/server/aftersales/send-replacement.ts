import type { StaffActor } from '@hearth/cms/contract';
import { err, type Result } from '@hearth/cms/kernel';
import type { ShippingCompany } from '../../contract';
import type { AfterSaleDeps, SaleRefusal } from './after-sale-deps';
import { afterSaleMachine } from './after-sale.machine';
import type { KeptSale } from './after-sale-store';
import { holdSale } from './decide-after-sale';
import { moveAfterSale } from './move-after-sale';

/** Under which number something is sent instead. */
export type Replacing = {
  readonly id: string;
  readonly version: number;
  readonly company: ShippingCompany;
  readonly number: string;
};

/** Sends other goods (补发): what was promised leaves stock, and is said of its lots like what was bought. */
export async function sendReplacement(
  deps: AfterSaleDeps,
  actor: StaffActor,
  { id, version, company, number }: Replacing,
): Promise<Result<KeptSale, SaleRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<KeptSale, SaleRefusal>> => {
    const held = await holdSale(deps, tx, { actor, id, version });
    if (!held.ok) return held;
    const sale = held.value;
    const order = await deps.orders.locked(tx, sale.order);
    const sent = await deps.replacements.send(tx, id, { company, number, by: actor.id });
    if (!order || !sent) {
      const allowed = afterSaleMachine.allowed(sale.state);
      return err('AFTERSALES.SALE_STATE', { state: sale.state, event: 'reship', allowed });
    }
    await deps.stock.lock(tx, [sent.variant]);
    const line = { ...sent, buyer: order.buyer };
    await deps.lots.leaving(tx, order, [line]);
    await deps.stock.sendOff(tx, [line]);
    return moveAfterSale(deps, tx, { sale, event: 'reship', actor, patch: { decidedBy: actor.id } });
  });
}
