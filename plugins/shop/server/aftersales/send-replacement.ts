import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ShippingCompany } from '../../contract';
import { codesOf } from '../orders/gate-port';
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

/**
 * Sends other goods (补发): what was promised leaves stock, and is said of its lots like what was bought. The gate is asked again, since
 * goods may have been suspended or called back after they were promised; money goes instead then.
 */
export async function sendReplacement(
  deps: AfterSaleDeps,
  actor: StaffActor,
  { id, version, company, number }: Replacing,
): Promise<Result<KeptSale, SaleRefusal>> {
  return deps.database.transaction(async (tx): Promise<Result<KeptSale, SaleRefusal>> => {
    const held = await holdSale(deps, tx, { actor, id, version });
    if (!held.ok) return held;
    const sale = held.value;
    const cleared = await stillCleared(deps, tx, sale);
    if (!cleared.ok) return cleared;
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

/** Nothing is sent of goods that may not be sold at this moment. */
async function stillCleared(
  { replacements, gate }: AfterSaleDeps,
  tx: Tx,
  { offer }: KeptSale,
): Promise<Result<void, SaleRefusal>> {
  const goods = await replacements.goodsOf(tx, offer);
  const barred = goods && (await gate.recheck(tx, [goods.product])).get(goods.product);
  return barred ? err('AFTERSALES.NOT_CLEARED', { codes: [...new Set(codesOf(barred))] }) : ok();
}
