import { fen, ok, splitFen, type Refusal, type Result } from '@hearth/cms/kernel';
import {
  counterShares,
  isPaid,
  leftOf,
  lineBack,
  paidOf,
  sum,
  type Back,
  type Left,
  type OpenShare,
} from './counter.rules';

/** A refund of which it is known what it is for: so much of it for freight, the rest for the goods of a line. */
export type RefundParts = { readonly amount: number; readonly line: number; readonly freight: number };

/** A line as a refund meets it: what may go back for its goods, and what the buyer paid beside them to have it brought. */
type OpenLine<S extends OpenShare> = {
  readonly line: number;
  readonly paid: S | undefined;
  readonly brought: S | undefined;
  readonly open: readonly Left<S>[];
  readonly goods: bigint;
  readonly freight: bigint;
};

/**
 * A refund as counter-entries of what it is for: freight takes back freight alone, goods what their line gave to whom. A fen that a line does
 * not have is taken from the others, because discounts may be split otherwise there; the refund that empties an order leaves every part at
 * zero.
 */
export function counterParts<S extends OpenShare>(
  shares: readonly S[],
  { amount, line, freight }: RefundParts,
): Result<readonly Back<S>[], Refusal<'BOOKS.REFUND_TOO_MUCH', { left: number }>> {
  const wanted = BigInt(amount);
  if (wanted >= sum(shares.filter(isPaid).map(leftOf))) return counterShares(shares, { amount });
  const lines = [...new Set(shares.map((one) => one.line))].map((one) => openLine(shares, one));
  const carried = least(BigInt(freight), sum(lines.map((one) => one.freight)));
  const goods = goodsOver(lines, { line, wanted: wanted - carried });
  // What neither the line nor the others have of goods is freight that somebody paid.
  const brought = carried + (wanted - carried - sum(goods));
  const over = spread(
    brought,
    lines.map((one) => one.freight),
  );
  return ok(lines.flatMap((one, n) => partsBack(one, { goods: goods[n] ?? 0n, freight: over[n] ?? 0n })));
}

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);

const spread = (total: bigint, weights: readonly bigint[]): readonly bigint[] =>
  total === 0n ? weights.map(() => 0n) : splitFen(fen(total), weights);

function openLine<S extends OpenShare>(shares: readonly S[], line: number): OpenLine<S> {
  const mine = shares.filter((one) => one.line === line);
  const paid = mine.find(isPaid);
  const brought = mine.find(({ byBuyer }) => byBuyer === true);
  // A coupon that covered more than the goods has paid for some of the freight: that is nobody's to give back.
  const freight = paid && brought ? least(-leftOf(brought), leftOf(paid)) : 0n;
  const open = mine.map((share) => ({ share, left: leftOf(share) - takenOf(share, { paid, brought, freight }) }));
  return { line, paid, brought, open, goods: paidOf(open), freight };
}

type Carrying<S> = { readonly paid: S | undefined; readonly brought: S | undefined; readonly freight: bigint };

function takenOf<S extends OpenShare>(share: S, { paid, brought, freight }: Carrying<S>): bigint {
  if (share === paid) return freight;
  return share === brought ? -freight : 0n;
}

type Goods = { readonly line: number; readonly wanted: bigint };

function goodsOver(lines: readonly OpenLine<OpenShare>[], { line, wanted }: Goods): readonly bigint[] {
  const own = least(wanted, lines.find((one) => one.line === line)?.goods ?? 0n);
  const others = lines.map((one) => (one.line === line ? 0n : one.goods));
  const rest = spread(least(wanted - own, sum(others)), others);
  return lines.map((one, n) => (one.line === line ? own : (rest[n] ?? 0n)));
}

type Both = { readonly goods: bigint; readonly freight: bigint };

function partsBack<S extends OpenShare>(
  { paid, brought, open }: OpenLine<S>,
  { goods, freight }: Both,
): readonly Back<S>[] {
  const sums = new Map(lineBack(open, goods).map(({ share, now }) => [share, now]));
  const add = (share: S | undefined, now: bigint): void => {
    if (share && now !== 0n) sums.set(share, (sums.get(share) ?? 0n) + now);
  };
  add(paid, freight);
  add(brought, -freight);
  return [...sums].map(([share, now]) => ({ share, now }));
}
