import { err, fen, multiplyFen, ok, splitFen, type Refusal, type Result } from '@hearth/cms/kernel';
import type { Share } from './waterfall.rules';

/** A share and what of it went back already, with the same sign. */
export type OpenShare = Share & { readonly back: bigint };

/** What goes back of each share now; the sign is the share's. */
export type Back<S extends OpenShare = OpenShare> = { readonly share: S; readonly now: bigint };

/** A share, and what of it may go back. */
export type Left<S extends OpenShare = OpenShare> = { readonly share: S; readonly left: bigint };

type TooMuch = Refusal<'BOOKS.REFUND_TOO_MUCH', { left: number }>;

/** What of a share has not gone back; the sign is the share's. */
export const leftOf = ({ fen: whole, back }: OpenShare): bigint => whole - back;

/** Whether it is what the buyer paid. */
export const isPaid = ({ kind }: OpenShare): boolean => kind === 'paid';

/** Several amounts together. */
export const sum = (amounts: readonly bigint[]): bigint => amounts.reduce((all, one) => all + one, 0n);

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
  const open = lines.map((one) => mine.filter((share) => share.line === one).map(openOf));
  const over = splitFen(
    fen(wanted),
    open.map((one) => paidOf(one)),
  );
  return ok(open.flatMap((one, n) => lineBack(one, over[n] ?? 0n)));
}

const openOf = <S extends OpenShare>(share: S): Left<S> => ({ share, left: leftOf(share) });

/** What of a line the buyer paid, as far as it may go back. */
export const paidOf = (open: readonly Left[]): bigint =>
  sum(open.filter(({ share }) => isPaid(share)).map(({ left }) => left));

/** So much of a line back, in the proportions of what may go back of it. */
export function lineBack<S extends OpenShare>(open: readonly Left<S>[], amount: bigint): readonly Back<S>[] {
  if (amount === 0n) return [];
  const sources = open.filter(({ left }) => left > 0n);
  const uses = open.filter(({ left }) => left < 0n);
  const paid = paidOf(open);
  const drawn = sources.map(({ share, left }) => ({
    share,
    now: isPaid(share) ? amount : multiplyFen(fen(left), { numerator: amount, denominator: paid }),
  }));
  const total = sum(drawn.map(({ now }) => now));
  const parts = splitFen(
    fen(total),
    uses.map(({ left }) => -left),
  );
  const given = uses.map(({ share }, n) => ({ share, now: 0n - (parts[n] ?? 0n) }));
  return [...drawn, ...given].filter(({ now }) => now !== 0n);
}
