import type { GoodsKind, OfferTerms, SaleMode, Terms } from '../../contract';

/** The amounts of a unit that stand in the form in yuan. */
export const unitAmounts = ['stationFen', 'anchorFen', 'freightFen', 'platformFen'] as const;

/** Terms as somebody fills them in: yuan and percent, nothing rounded yet. */
export type TermsDraft = {
  readonly mode: SaleMode;
  readonly goodsKind: GoodsKind;
  readonly supplier: string;
  readonly payee: string;
  readonly village: string;
  readonly session: string | null;
  readonly partBy: 'share' | 'fen';
  /** Percent of the price, or yuan. */
  readonly part: number;
  readonly amounts: Readonly<Record<(typeof unitAmounts)[number], number>>;
  readonly feePercent: number;
  /** The agreement under which each unit gives; empty when it gives nothing. */
  readonly agreement: string;
  readonly donated: number;
};

const NEW: TermsDraft = {
  ...{ mode: 'cooperative', goodsKind: 'fresh', supplier: '', payee: '', village: '', session: null },
  ...{ partBy: 'share', part: 70, feePercent: 0.6, agreement: '', donated: 0 },
  amounts: { stationFen: 0, anchorFen: 0, freightFen: 0, platformFen: 0 },
};

/** What the form begins with: what holds, or what is usual; the supplier is the product's where the page knows it. */
export function draftOf(held: OfferTerms['terms'], supplier: string): TermsDraft {
  if (!held) return { ...NEW, supplier };
  const { mode, goodsKind, payee, village, session, part, feePoints, donation } = held;
  const { stationFen, anchorFen, freightFen, platformFen } = held;
  return {
    ...{ mode, goodsKind, supplier: held.supplier, payee, village, session, partBy: part.by },
    part: part.by === 'share' ? part.basisPoints / 100 : part.fen / 100,
    amounts: {
      ...{ stationFen: stationFen / 100, anchorFen: anchorFen / 100 },
      ...{ freightFen: freightFen / 100, platformFen: platformFen / 100 },
    },
    feePercent: feePoints / 100,
    ...{ agreement: donation?.agreement ?? '', donated: (donation?.fen ?? 0) / 100 },
  };
}

// A hundredth of a yuan and of a percent is the smallest that can be said; what a screen adds beyond is noise of its arithmetic.
const hundredths = (amount: number): number => Math.round(amount * 100);

/** The form as the host is told of it. */
export function termsOf(draft: TermsDraft): Terms {
  const { mode, goodsKind, supplier, payee, village, session, partBy, part, amounts, agreement, donated } = draft;
  return {
    ...{ mode, goodsKind, supplier: supplier.trim(), payee: payee.trim(), village: village.trim(), session },
    part: partBy === 'share' ? { by: 'share', basisPoints: hundredths(part) } : { by: 'fen', fen: hundredths(part) },
    ...{ stationFen: hundredths(amounts.stationFen), anchorFen: hundredths(amounts.anchorFen) },
    ...{ freightFen: hundredths(amounts.freightFen), platformFen: hundredths(amounts.platformFen) },
    feePoints: hundredths(draft.feePercent),
    donation: agreement === '' ? null : { agreement, fen: hundredths(donated) },
  };
}

/** Whether everything is said that the host asks for. */
export const isWhole = ({ supplier, payee, agreement, donated }: TermsDraft): boolean =>
  supplier.trim() !== '' && payee.trim().length > 1 && (agreement === '' || donated > 0);
