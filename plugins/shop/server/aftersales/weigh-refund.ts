import type { Tx } from '@hearth/cms/platform';
import type { AfterSaleState } from '../../contract';
import { balanceOf } from '../deposits/deposit.rules';
import type { KeptOrder } from '../orders/order-store';
import { holdMoney, type AfterSaleDeps } from './after-sale-deps';
import type { KeptSale, SalePatch } from './after-sale-store';
import { paidFor } from './paid-for';
import { bearerOf } from './bearer.rules';
import { freightBack, isSellersCause } from './freight-back.rules';

/** A request whose money goes now, and the state whose clock let it go. */
export type Weighed = { readonly sale: KeptSale; readonly clock?: AfterSaleState | undefined };

/** What is written with a refund: the freight that goes along, and who bears what. */
export type Weight = Required<Pick<SalePatch, 'freight' | 'borne'>>;

/** Weighs a refund when its money goes, and not when it is asked for: only then is it known what else went back. The payment is held. */
export async function weighRefund(deps: AfterSaleDeps, tx: Tx, { sale, clock }: Weighed): Promise<Weight> {
  const mode = await deps.causes.modeOf(tx, sale.order);
  const { reason, cameBack } = sale;
  return { freight: await freightOf(deps, tx, sale), borne: bearerOf({ mode, reason, cameBack, clock }) };
}

/** No more than is left of the payment: what finance gave back by itself is gone, and the goods come first, also those of other requests. */
async function freightOf(deps: AfterSaleDeps, tx: Tx, sale: KeptSale): Promise<number> {
  const [payment, order] = [await holdMoney(deps, tx, sale.order), await deps.orders.locked(tx, sale.order)];
  if (!payment || !order) return 0;
  const gone = await deps.causes.goneBack(tx, sale);
  const freight = freightBack({
    freight: freightPaid(order),
    gone: gone.reduce((sum, one) => sum + one.freight, 0),
    offer: sale.offer,
    lines: order.lines.map((line) => {
      const others = gone.find(({ offer }) => offer === line.offer);
      const isThis = line.offer === sale.offer;
      return {
        ...{ offer: line.offer, goods: line.price * line.quantity, paid: paidFor(order, line) },
        back: (others?.amount ?? 0) + (isThis ? sale.amount : 0),
        isOurs: (others?.isOurs ?? true) && (!isThis || isSellersCause(sale.reason)),
      };
    }),
  });
  const { amount, refunding, refunded } = payment;
  const left = amount - refunding - refunded - sale.amount - (await deps.causes.setAside(tx, sale));
  return Math.max(Math.min(freight, left), 0);
}

/** What the last payment of an order brought beside what it brought for its lines. */
export const freightPaid = (order: KeptOrder): number =>
  balanceOf(order) - order.lines.reduce((sum, line) => sum + paidFor(order, line), 0);
