import type { Order } from '../../contract';

/** What an order costs, and what of it is paid ahead. */
export type Parted = Pick<Order, 'amount' | 'deposit'>;

/** What the last payment of an order brings: all of it, or what the deposit left. */
export const balanceOf = ({ amount, deposit }: Parted): number => amount - (deposit?.amount ?? 0);

/** What is paid for an order now, and until when; nothing while nothing can be. */
export type Due = { readonly amount: number; readonly until: string };

const HOUR = 3_600_000;

/** A window may last for weeks and a till may not: it closes with the hour after next, the same for whoever comes back to it meanwhile. */
const tillCloses = (now: Date): number => (Math.floor(now.getTime() / HOUR) + 2) * HOUR;

/** What is due of an order at a moment: the deposit or all of it while it waits, the balance within its window. */
export function dueOf(order: Parted & Pick<Order, 'state' | 'payUntil'>, now: Date): Due | undefined {
  const { state, payUntil, amount, deposit } = order;
  if (state === 'awaiting-payment') return { amount: deposit?.amount ?? amount, until: payUntil };
  if (state !== 'reserved' || deposit === null) return undefined;
  const isOpen = now >= new Date(deposit.balanceFrom) && now < new Date(deposit.balanceUntil);
  if (!isOpen) return undefined;
  const until = Math.min(Date.parse(deposit.balanceUntil), tillCloses(now));
  return { amount: balanceOf(order), until: new Date(until).toISOString() };
}

/** What a payment that came is to an order that has a deposit; nothing when it fits neither. */
export function partOf(
  order: Parted & Pick<Order, 'state'>,
  { amount, at }: { readonly amount: number; readonly at: Date },
): 'deposit' | 'balance' | undefined {
  const { state, deposit } = order;
  if (deposit === null) return undefined;
  if (state === 'awaiting-payment' && amount === deposit.amount) return 'deposit';
  // Who began in time and is told of late has paid in time, for as long as the order waits.
  const isTime = at >= new Date(deposit.balanceFrom);
  return state === 'reserved' && isTime && amount === balanceOf(order) ? 'balance' : undefined;
}
