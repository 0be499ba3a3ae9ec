import { Bug } from '@hearth/cms/kernel';
import { accountOf, type AccountName, type PostingBody } from '../../contract';

/** One side of a posting. */
export type Entry = { readonly account: AccountName; readonly side: 'debit' | 'credit'; readonly fen: number | bigint };

/** What somebody wants booked. */
export type NewPosting = {
  readonly station: string;
  readonly kind: string;
  /** What it is about, by its stable id. */
  readonly ref: string;
  readonly at: Date;
  readonly entries: readonly Entry[];
};

/** A line with its sign: debit above zero. */
export type SignedLine = { readonly account: AccountName; readonly fen: bigint };

/** A posting as it is kept. */
export type SealedPosting = PostingBody & { readonly hash: string };

/** What a chain starts from: no posting has this hash. */
export const BEGINNING = '0'.repeat(64);

/** The lines of a posting, one for each account, zeros left out. A posting that is out, or empty, or on an unknown account is a bug. */
export function linesOf({ kind, entries }: NewPosting): readonly SignedLine[] {
  const sums = new Map<AccountName, bigint>();
  for (const { account, side, fen } of entries) {
    if (!accountOf(account)) throw new Bug(`${kind}: the chart has no account ${account}`);
    if (typeof fen === 'number' && !Number.isSafeInteger(fen)) throw new Bug(`${kind}: ${fen} is not whole fen`);
    const amount = BigInt(fen);
    if (amount < 0n) throw new Bug(`${kind}: ${amount} fen; say which side instead`);
    sums.set(account, (sums.get(account) ?? 0n) + (side === 'debit' ? amount : -amount));
  }
  const lines = [...sums].filter(([, fen]) => fen !== 0n).map(([account, fen]) => ({ account, fen }));
  const out = lines.reduce((sum, { fen }) => sum + fen, 0n);
  if (out !== 0n) throw new Bug(`${kind}: debit and credit differ by ${out} fen`);
  return lines;
}
