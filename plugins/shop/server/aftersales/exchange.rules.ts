import type { AfterSalePolicy, AfterSaleKind, AfterSaleReason } from '../../contract';

/** What is looked at of a request. */
export type ExchangeFacts = {
  readonly kind: AfterSaleKind;
  readonly reason: AfterSaleReason;
  readonly amount: number;
  /** There were no goods to send, so that money goes instead. */
  readonly refundInstead: boolean;
  readonly returnNumber: string | null;
  readonly cameBack: boolean;
};

/** Whether other goods are sent, and not money. */
export const isExchange = ({ kind, refundInstead }: Pick<ExchangeFacts, 'kind' | 'refundInstead'>): boolean =>
  kind === 'exchange' && !refundInstead;

/**
 * Whether goods that are still with the buyer come back before anything goes out. Of an exchange they need not where they are worth little,
 * and cannot where they never came.
 */
export function comesBackFirst(sale: ExchangeFacts, { keepBelow }: Pick<AfterSalePolicy, 'keepBelow'>): boolean {
  if (sale.returnNumber !== null || sale.cameBack) return false;
  if (sale.kind === 'return') return true;
  return sale.kind === 'exchange' && sale.reason !== 'missing' && sale.amount > keepBelow;
}
