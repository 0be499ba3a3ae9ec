import type { OrderLine } from '../../contract';
import type { KeptOrder } from '../orders/order-store';
import { paidByLine } from './after-sale.rules';

/** What the last payment of an order brought for a line. Its part of a deposit follows by itself. */
export const paidFor = (
  { lines, discount, deposit }: Pick<KeptOrder, 'lines' | 'discount' | 'deposit'>,
  { offer }: OrderLine,
): number => paidByLine(lines, discount + (deposit?.amount ?? 0)).get(offer) ?? 0;
