import { err, fen, multiplyFen, ok, splitFen, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Share } from './waterfall.rules';

/** A share and what of it went back already, with the same sign. */
export type OpenShare = Share & { readonly back: bigint };

/** What goes back of each share now; the sign is the share's. */
export type Back<S extends OpenShare = OpenShare> = { readonly share: S; readonly now: bigint };

type TooMuch = Refusal<'BOOKS.REFUND_TOO_MUCH', { left: number }>;

const leftOf = ({ fen: whole, back }: OpenShare): bigint => whole - back;
const isPaid = ({ kind }: OpenShare): boolean => kind === 'paid';
const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);

/**
 * A refund as counter-entries in the proportions of what is left, by the largest remainder. Split by what is left and not by what was: no
 * part ever goes below zero, and the refund that empties an order leaves every part at exactly zero, however many came before.
 */
export function counterShares<S extends OpenShare>(
  shares: readonly S[],
  { line, amount }: { readonly line?: number | undefined; readonly amount: number },
): Result<readonly Back<S>[], TooMuch> {
  const mine = shares.filter((one) => line === undefined || one.line === line);
  const left = sum(mine.filter(isPaid).map(leftOf));
  const wanted = BigInt(amount);
  if (wanted > left) return err('BOOKS.REFUND_TOO_MUCH', { left: Number(left) });
  // Also what no buyer paid for goes back with the last fen: a coupon that covered a line, a gift.
  if (wanted === left) return ok(mine.map((share) => ({ share, now: leftOf(share) })).filter(({ now }) => now !== 0n));
  const lines = [...new Set(mine.map((one) => one.line))];
  const paid = lines.map((one) => sum(mine.filter((share) => share.line === one && isPaid(share)).map(leftOf)));
  const over = splitFen(fen(wanted), paid);
  return ok(
    lines.flatMap((one, n) =>
      lineBack(
        mine.filter((share) => share.line === one),
        over[n] ?? 0n,
      ),
    ),
  );
}

function lineBack<S extends OpenShare>(shares: readonly S[], amount: bigint): readonly Back<S>[] {
  if (amount === 0n) return [];
  const isSource = (one: S): boolean => leftOf(one) > 0n;
  const sources = shares.filter(isSource);
  const uses = shares.filter((one) => leftOf(one) < 0n);
  const paid = sum(shares.filter(isPaid).map(leftOf));
  const drawn = sources.map((share) => ({
    share,
    now: isPaid(share) ? amount : multiplyFen(fen(leftOf(share)), { numerator: amount, denominator: paid }),
  }));
  const total = sum(drawn.map(({ now }) => now));
  const parts = splitFen(
    fen(total),
    uses.map((one) => -leftOf(one)),
  );
  const given = uses.map((share, n) => ({ share, now: 0n - (parts[n] ?? 0n) }));
  return [...drawn, ...given].filter(({ now }) => now !== 0n);
}
