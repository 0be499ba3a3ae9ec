import { fen, splitFen } from '@hearth/cms/kernel';
import type { AfterSaleReason } from '../../contract';

/** A line of an order, and what of it went back for whatever reason, the refund that is weighed among it. */
export type BackLine = {
  readonly offer: string;
  /** Its price, all units together: by it the books divide the freight of an order. */
  readonly goods: number;
  readonly paid: number;
  readonly back: number;
  /** Everything that went back of it did so for a cause of the seller's. */
  readonly isOurs: boolean;
};

/** What is looked at when freight may go back. */
export type FreightFacts = {
  /** What the buyer paid for freight, less what went back of it. */
  readonly freight: number;
  readonly gone: number;
  readonly offer: string;
  readonly lines: readonly BackLine[];
};

/** Whether a reason is a cause of the seller's: everything but a change of mind. */
export const isSellersCause = (reason: AfterSaleReason): boolean => reason !== 'no-reason';

/**
 * How much of the freight goes back with a refund (运费退还). Where goods were not as they should be, whoever sold them bears what bringing them
 * cost (消费者权益保护法 Art. 24, 52): a line that went back whole takes its part of the freight along, as the books divide it. Whoever
 * returns within seven days without a reason gets the price and bears the way back (Art. 25; 网络购买商品七日无理由退货暂行办法 Art. 18); the
 * house gives the way there back as well when nothing of the order is left. The refund that empties an order takes all that is left, so that
 * all of them together are what was paid, to the fen.
 */
export function freightBack({ freight, gone, offer, lines }: FreightFacts): number {
  const left = Math.max(freight - gone, 0);
  if (left === 0) return 0;
  if (lines.every(isWhole)) return left;
  const at = lines.findIndex((line) => line.offer === offer);
  const line = lines[at];
  if (!line?.isOurs || !isWhole(line)) return 0;
  const weights = lines.map(({ goods }) => BigInt(goods));
  return Math.min(Number(splitFen(fen(freight), weights)[at] ?? 0n), left);
}

const isWhole = ({ back, paid }: BackLine): boolean => back >= paid;
