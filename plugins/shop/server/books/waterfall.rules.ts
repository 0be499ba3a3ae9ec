import { err, fen, ok, splitFen, type Refusal, type Result } from '@hearth/cms/kernel';
import type { AccountName, CouponPayer, SaleMode, ShareKind } from '../../contract';
import { clearingOf } from './sale-modes.rules';

/** A line of an order as it was paid; amounts in fen. */
export type PaidLine = {
  readonly line: number;
  readonly supplier: string;
  /** What the goods cost by the price list, all pieces together. */
  readonly goods: number;
  /** What of it is the supplier's, before any coupon of theirs. */
  readonly supplierPart: number;
  readonly own?: LineCosts;
};

/** What a line gives out of its price by terms of its own, whatever the other lines do. */
export type LineCosts = Pick<PaidAmounts, 'freight' | 'stationCost' | 'anchorCost' | 'platformFee' | 'donations'>;

/** What belongs to the order as a whole. */
export type PaidAmounts = {
  /** What the buyer pays for freight; it goes on to the carrier. */
  readonly freight: number;
  readonly coupons: readonly { readonly by: CouponPayer; readonly fen: number }[];
  /** What of it the buyer had paid ahead; nothing where they had not. */
  readonly deposit?: number;
  readonly pspFee: number;
  readonly stationCost: number;
  readonly anchorCost: number;
  readonly platformFee: number;
  readonly donations: readonly { readonly agreement: string; readonly fen: number }[];
};

/** An order as the waterfall sees it. */
export type PaidOrder = { readonly mode: SaleMode; readonly lines: readonly PaidLine[]; readonly amounts: PaidAmounts };

/** A part of one line of an order: where it comes from (debit, above zero) or goes to (credit, below). */
export type Share = {
  readonly line: number;
  readonly kind: ShareKind;
  readonly account: AccountName;
  readonly fen: bigint;
  /** What the buyer paid for freight beside the price. */
  readonly byBuyer?: true;
};

type Short = Refusal<'BOOKS.WATERFALL_SHORT', { short: number }>;

/**
 * The waterfall (分账瀑布) of an order: price, coupons by who pays them, fee, freight, goods, costs, donation; what remains is the station's.
 * What belongs to the whole order is split over its lines by their price, exact to the fen, so that one line can be given back alone. What a
 * line gives out by terms of its own is taken from its own price.
 */
export function waterfallOf({ mode, lines, amounts }: PaidOrder): Result<readonly Share[], Short> {
  const weights = lines.map(({ goods }) => BigInt(goods));
  const over = (total: number): readonly bigint[] => splitOver(BigInt(total), weights);
  const coupon = (by: CouponPayer): readonly bigint[] =>
    over(amounts.coupons.filter((one) => one.by === by).reduce((sum, one) => sum + one.fen, 0));
  const parts = {
    ...{ station: coupon('station'), supplier: coupon('supplier'), platform: coupon('platform') },
    ...{ deposit: over(amounts.deposit ?? 0), freight: over(amounts.freight), psp: over(amounts.pspFee) },
    ...{ cost: over(amounts.stationCost) },
    ...{ anchor: over(amounts.anchorCost), fee: over(amounts.platformFee) },
    donations: amounts.donations.map((one) => ({ ...one, split: over(one.fen) })),
  };
  const shares = lines.flatMap((line, n) => lineShares({ mode, line, part: (split) => split[n] ?? 0n, parts }));
  // A line that costs more than it brings is carried by the others; an order that does is refused.
  const rest = shares.filter(({ kind }) => kind === 'rest').reduce((sum, one) => sum - one.fen, 0n);
  const isTaken = shares.some((one) => one.kind !== 'rest' && one.fen !== 0n && one.fen > 0n !== isSource(one));
  if (rest < 0n || isTaken) return err('BOOKS.WATERFALL_SHORT', { short: Number(rest < 0n ? -rest : 0n) });
  return ok(shares.filter((one) => one.fen !== 0n));
}

const SOURCES: readonly ShareKind[] = ['paid', 'coupon', 'deposit'];
const isSource = ({ kind }: Pick<Share, 'kind'>): boolean => SOURCES.includes(kind);

type Part = 'station' | 'supplier' | 'platform' | 'deposit' | 'freight' | 'psp' | 'cost' | 'anchor' | 'fee';
type Parts = Readonly<Record<Part, readonly bigint[]>> & {
  readonly donations: readonly { readonly agreement: string; readonly split: readonly bigint[] }[];
};

const NO_COSTS: LineCosts = { freight: 0, stationCost: 0, anchorCost: 0, platformFee: 0, donations: [] };

type OneLine = {
  readonly mode: SaleMode;
  readonly line: PaidLine;
  readonly part: (split: readonly bigint[]) => bigint;
  readonly parts: Parts;
};

function lineShares({ mode, line, part, parts }: OneLine): readonly Share[] {
  const share = (kind: ShareKind, account: AccountName, amount: bigint): Share => ({
    line: line.line,
    kind,
    account,
    fen: amount,
  });
  const { own = NO_COSTS } = line;
  const given = (split: readonly bigint[], more: number): bigint => -part(split) - BigInt(more);
  const [byStation, bySupplier, byPlatform] = [part(parts.station), part(parts.supplier), part(parts.platform)];
  const ahead = part(parts.deposit);
  const paid = BigInt(line.goods) - byStation - bySupplier - byPlatform + part(parts.freight) - ahead;
  const known = [
    share('paid', clearingOf(mode, line.supplier), paid),
    share('deposit', 'depositHeld', ahead),
    share('coupon', 'promoBudget', byStation),
    share('coupon', 'platformDue', byPlatform),
    share('psp', 'pspFee', -part(parts.psp)),
    // Apart from what the price gives for freight, because it goes back by a rule of its own.
    { ...share('freight', 'logistics', -part(parts.freight)), byBuyer: true as const },
    share('freight', 'logistics', -BigInt(own.freight)),
    share('supplier', `salesHeld:${line.supplier}`, bySupplier - BigInt(line.supplierPart)),
    share('station', 'stationCost', given(parts.cost, own.stationCost)),
    share('anchor', 'anchorCost', given(parts.anchor, own.anchorCost)),
    share('platform', 'platformFee', given(parts.fee, own.platformFee)),
    ...own.donations.map((one) => share('donation', `donationHeld:${one.agreement}`, -BigInt(one.fen))),
    ...parts.donations.map(({ agreement, split }) => share('donation', `donationHeld:${agreement}`, -part(split))),
  ];
  return [...known, share('rest', 'stationIncome', -known.reduce((sum, one) => sum + one.fen, 0n))];
}

function splitOver(total: bigint, weights: readonly bigint[]): readonly bigint[] {
  const priced = weights.some((weight) => weight > 0n);
  return splitFen(fen(total), priced ? weights : weights.map(() => 1n));
}
