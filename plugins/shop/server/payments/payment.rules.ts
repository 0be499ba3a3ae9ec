import type { PaymentEvent, PaymentState, PayIdentity, PaymentFacts } from '../../contract';
/** Seconds after which a provider is asked, one after the other; afterwards once an hour. */
export const QUERY_AFTER = [10, 30, 120, 600, 3_600] as const;

/** Above this a refund needs a second person, while a station has said nothing: 500 yuan. */
export const TWO_PERSON_ABOVE = 500_00;

/** How many seconds to wait before a provider is asked for the time after `asked` times. */
export function secondsUntilQuery(asked: number): number {
  return QUERY_AFTER[Math.min(asked, QUERY_AFTER.length - 1)] ?? 3_600;
}

/** What a payment ought to be, as far as a provider names it. */
export type Expected = { readonly outTradeNo: string; readonly amount: number; readonly identity: PayIdentity };

/** One of the marks by which a payment is known to be ours. */
export type Mismatch = 'number' | 'amount' | 'currency' | 'app' | 'merchant';

/** What of a provider's word does not fit. Only a word of money that moved has to name everything. */
export function mismatchesOf({ outTradeNo, amount, identity }: Expected, facts: PaymentFacts): readonly Mismatch[] {
  if (facts.outTradeNo !== outTradeNo) return ['number'];
  if (facts.state !== 'paid') return [];
  const checks: readonly (readonly [Mismatch, boolean])[] = [
    ['amount', facts.amount === amount],
    ['currency', facts.currency === identity.currency],
    ['app', identity.app === null || facts.app === identity.app],
    ['merchant', identity.merchant === null || facts.merchant === identity.merchant],
  ];
  return checks.filter(([, fits]) => !fits).map(([name]) => name);
}

const EVENT: Readonly<Record<PaymentFacts['state'], PaymentEvent | undefined>> = {
  none: undefined,
  paying: 'await',
  paid: 'succeed',
  failed: 'fail',
  closed: 'close',
};

/** The event that a provider's word is to a payment, if any. */
export const eventOf = (facts: Pick<PaymentFacts, 'state'>): PaymentEvent | undefined => EVENT[facts.state];

const OPEN: ReadonlySet<PaymentState> = new Set(['new', 'sent', 'pending']);

/** Whether a payment may still be paid as it was meant. */
export const isOpen = (state: PaymentState): boolean => OPEN.has(state);

/** Whether a refund needs a second person. */
export const needsSecond = (amount: number, twoPersonAbove: number): boolean => amount > twoPersonAbove;
