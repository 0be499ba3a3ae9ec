import type { Order } from '../../contract';

/** What an order costs, and what of it is paid ahead. */
export type Parted = Pick<Order, 'amount' | 'deposit'>;

/** What the last payment of an order brings: all of it, or what the deposit left. */
export const balanceOf = ({ amount, deposit }: Parted): number => amount - (deposit?.amount ?? 0);

/** What is paid for an order now, and until when; nothing while nothing can be. */
export type Payment = { readonly amount: number; readonly until: string };

/** What is due of an order at a moment: the deposit or all of it while it waits, the balance within its window. */
export function dueOf(order: Parted & Pick<Order, 'state' | 'payUntil'>, now: Date): Payment | undefined {
  const { state, payUntil, amount, deposit } = order;
  if (state === 'awaiting-payment') return { amount: deposit?.amount ?? amount, until: payUntil };
  if (state !== 'reserved' || deposit === null) return undefined;
  const isOpen = now >= new Date(deposit.balanceFrom) && now < new Date(deposit.balanceUntil);
  return isOpen ? { amount: balanceOf(order), until: deposit.balanceUntil } : undefined;
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
