import type { DifferenceKind } from '../../contract';

/** What our own books say of a payment or a refund of a day. */
export type OwnLine = { readonly ref: string; readonly fen: number; readonly fee: number; readonly at: Date };

/** What a bill says. */
export type BillLine = OwnLine & { readonly kind: 'payment' | 'refund' | 'transfer' };

/** A difference between the two, before anybody looked at it. */
export type FoundDifference = {
  readonly kind: DifferenceKind;
  readonly ref: string;
  readonly ours: number | null;
  readonly theirs: number | null;
};

/** The three sides of a day. The bank may not have spoken yet. */
export type ThreeSides = {
  readonly own: readonly OwnLine[];
  readonly provider: readonly BillLine[];
  readonly bank: readonly BillLine[] | undefined;
};

/** So far may the clocks of two houses be apart before it is worth a question. */
const SAME_TIME_MS = 5 * 60_000;

/**
 * Matches a day: each payment of ours with the provider's bill by its number, and what the provider says it paid out with what the bank
 * received. Every line that does not fit is one difference of one kind.
 */
export function matchDay({ own, provider, bank }: ThreeSides): readonly FoundDifference[] {
  const ours = new Map(own.map((line) => [line.ref, line]));
  const payments = new Map<string, BillLine[]>();
  for (const line of provider)
    if (line.kind === 'payment') payments.set(line.ref, [...(payments.get(line.ref) ?? []), line]);
  const seen = [...payments].flatMap(([ref, lines]) => ofPayment(ref, ours.get(ref), lines));
  const unseen = own
    .filter(({ ref }) => !payments.has(ref))
    .map(({ ref, fen }): FoundDifference => ({ kind: 'unknown', ref, ours: fen, theirs: null }));
  return [...seen, ...unseen, ...(bank ? ofBank(provider, bank) : [])];
}

function ofPayment(ref: string, own: OwnLine | undefined, lines: readonly BillLine[]): readonly FoundDifference[] {
  const [line, ...more] = lines;
  if (!line) return [];
  const twice = more.map((again): FoundDifference => ({
    kind: 'duplicate',
    ref,
    ours: own?.fen ?? null,
    theirs: again.fen,
  }));
  // They took money that we were never told of: the order has to be paid, or the money given back.
  if (!own) return [{ kind: 'missing-callback', ref, ours: null, theirs: line.fen }, ...twice.slice(0, 1)];
  const found: FoundDifference[] = [];
  if (own.fen !== line.fen) found.push({ kind: 'amount', ref, ours: own.fen, theirs: line.fen });
  if (own.fee !== line.fee) found.push({ kind: 'fee', ref, ours: own.fee, theirs: line.fee });
  if (Math.abs(own.at.getTime() - line.at.getTime()) > SAME_TIME_MS)
    found.push({ kind: 'time', ref, ours: own.fen, theirs: line.fen });
  return [...found, ...twice.slice(0, 1)];
}

function ofBank(provider: readonly BillLine[], bank: readonly BillLine[]): readonly FoundDifference[] {
  const sign = { payment: 1, refund: -1, transfer: 0 } as const;
  const ours = provider.reduce((sum, { kind, fen, fee }) => sum + sign[kind] * fen - (kind === 'payment' ? fee : 0), 0);
  const theirs = bank.reduce((sum, { kind, fen }) => sum + (kind === 'refund' ? -fen : fen), 0);
  return ours === theirs ? [] : [{ kind: 'amount', ref: 'bank', ours, theirs }];
}
