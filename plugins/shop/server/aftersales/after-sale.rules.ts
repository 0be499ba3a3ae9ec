import type { ProductCategory } from '@hearth/vetting/contract';
import type {
  AfterSalePolicy,
  AfterSaleKind,
  AfterSaleReason,
  AfterSaleState,
  ClockEvent,
  OrderState,
} from '../../contract';

/** How long a state may last, and what happens then. */
export type SaleClock = { readonly hours: number; readonly event: ClockEvent };

/** The clocks of after-sales (时限): the merchant's 48 hours, the station's 72, a week for the buyer. */
export const SALE_CLOCKS: Readonly<Partial<Record<AfterSaleState, SaleClock>>> = {
  review: { hours: 48, event: 'time-out' },
  declined: { hours: 7 * 24, event: 'let-go' },
  arbitration: { hours: 72, event: 'time-out' },
  'awaiting-parcel': { hours: 7 * 24, event: 'lapse' },
  returning: { hours: 15 * 24, event: 'not-come' },
  inspecting: { hours: 48, event: 'time-out' },
  refused: { hours: 7 * 24, event: 'let-go' },
  reshipping: { hours: 48, event: 'time-out' },
  reshipped: { hours: 15 * 24, event: 'let-go' },
};

/** Whose clock it is: so many hours before it runs out they are told. */
export const WARN_HOURS = 12;

/** The states in which somebody of the house has to do something. */
export const OURS: readonly AfterSaleState[] = ['review', 'arbitration', 'inspecting', 'reshipping'];

/** The states in which a request is over. */
export const ENDED: readonly AfterSaleState[] = ['refunded', 'exchanged', 'rejected', 'closed', 'lapsed', 'withdrawn'];

/** What can be said with each reason: whether it needs a photo, and whether money goes before the goods are back. */
export const REASONS: Readonly<
  Record<AfterSaleReason, { readonly photo: boolean; readonly kinds: readonly AfterSaleKind[] }>
> = {
  'bad-fruit': { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  missing: { photo: false, kinds: ['refund-only', 'return', 'exchange'] },
  damaged: { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  wrong: { photo: true, kinds: ['refund-only', 'return', 'exchange'] },
  'no-reason': { photo: false, kinds: ['return'] },
};

/** A rule by which something is granted. */
type AutoRule = {
  readonly reasons: readonly AfterSaleReason[];
  readonly kinds: readonly AfterSaleKind[];
  readonly photos: number;
  readonly withinHours: number;
};

/** What is granted without anybody looking (自动同意): spoilt fresh produce, shown on a photo, soon after it came. */
export const AUTO_RULE: AutoRule = { reasons: ['bad-fruit'], kinds: ['refund-only'], photos: 1, withinHours: 24 };

/** Where a station has set nothing: granted at once, paid for a parcel that comes back, exchanged without one coming back. */
export const USUAL_POLICY: AfterSalePolicy = { autoLimit: 5_000, returnFreight: 1_500, keepBelow: 3_000, version: 0 };

/** What the rule looks at. */
export type AutoFacts = {
  readonly reason: AfterSaleReason;
  readonly kind: AfterSaleKind;
  readonly photos: number;
  readonly amount: number;
  readonly limit: number;
  /** Hours since the goods were delivered; null: they were not, as far as anybody knows. */
  readonly hoursSince: number | null;
  /** Under which category vetting approved the goods; null where nobody vetted them. */
  readonly category: ProductCategory | null;
};

/** What spoils within days (生鲜): whoever says that tea has rotted is looked at by somebody. */
const SPOILS: readonly ProductCategory[] = ['fresh-produce', 'livestock-and-eggs', 'aquatic'];

/** Whether a request is granted without anybody looking. */
export function isAutoApproved({ reason, kind, photos, amount, limit, hoursSince, category }: AutoFacts): boolean {
  const { reasons, kinds, photos: least, withinHours } = AUTO_RULE;
  const isInTime = hoursSince !== null && hoursSince >= 0 && hoursSince <= withinHours;
  if (category !== null && !SPOILS.includes(category)) return false;
  return reasons.includes(reason) && kinds.includes(kind) && photos >= least && amount <= limit && isInTime;
}

/** When something of an order can be asked back: not before it left, and not after the order is over. */
export const ASKING_TIME: Readonly<Record<OrderState, 'early' | 'open' | 'late'>> = {
  ...{ 'awaiting-payment': 'early', reserved: 'early', paid: 'early', held: 'early', shortage: 'early' },
  ...{ confirmed: 'early', picking: 'early', shipped: 'open', delivered: 'open', received: 'open' },
  ...{ closed: 'late', cancelled: 'late', refunded: 'late' },
};

type Line = { readonly offer: string; readonly quantity: number; readonly price: number };

/**
 * What was paid for each line: its price less its part of the discount, by the largest remainder, so that the parts of the discount
 * are the discount to the fen and no line goes below zero.
 */
export function paidByLine(lines: readonly Line[], discount: number): ReadonlyMap<string, number> {
  const prices = lines.map(({ price, quantity }) => BigInt(price) * BigInt(quantity));
  const whole = prices.reduce((sum, price) => sum + price, 0n);
  const cut = BigInt(discount) > whole ? whole : BigInt(discount);
  const parts = prices.map((price) => (whole === 0n ? 0n : (price * cut) / whole));
  const rests = prices.map((price, n) => (whole === 0n ? 0n : price * cut - (parts[n] ?? 0n) * whole));
  let missing = cut - parts.reduce((sum, part) => sum + part, 0n);
  const byRest = rests
    .map((rest, n) => ({ rest, n }))
    .sort((a, b) => Number(b.rest > a.rest) - Number(b.rest < a.rest) || a.n - b.n);
  for (const { n } of byRest) {
    if (missing === 0n) break;
    parts[n] = (parts[n] ?? 0n) + 1n;
    missing -= 1n;
  }
  return new Map(lines.map(({ offer }, n) => [offer, Number((prices[n] ?? 0n) - (parts[n] ?? 0n))]));
}

/** What was paid for a line, and what of it is asked back or went back already. */
export type Share = {
  readonly paid: number;
  readonly taken: number;
  readonly quantity: number;
  readonly claimed: number;
};

/** How many of a line can still be asked for. */
export const unitsLeft = ({ quantity, claimed }: Share): number => Math.max(quantity - claimed, 0);

/**
 * The most that can be asked back for so many of a line: their part of what was paid, and whatever is left with the last of them, so
 * that all requests of a line together are never more than was paid for it and can be all of it.
 */
export function mostFor(share: Share, quantity: number): number {
  const left = Math.max(share.paid - share.taken, 0);
  if (quantity >= unitsLeft(share)) return left;
  return Math.min(Number((BigInt(share.paid) * BigInt(quantity)) / BigInt(share.quantity)), left);
}
