import type { DeliveryEvent, NoticeLane, Urgency } from '../../contract';

/** What is known of a delivery whose answer was lost. */
export type Lost = {
  readonly lane: NoticeLane;
  readonly urgency: Urgency;
  /** How often it was sent again because of a lost answer. */
  readonly resends: number;
  /** Whether its recipient, or anybody of the group, has opened the notice meanwhile. */
  readonly read: boolean;
};

const MAIL_RESENDS = 3;

/**
 * What to do about a lost answer. An e-mail goes out again under the same Message-ID, by which mailboxes know a repeat. A robot has
 * no such mark: only an urgent message is repeated, once, and says that it may be a repeat; silence would be worse. A short message
 * is never repeated, because it costs and confuses.
 */
export function afterLoss({
  lane,
  urgency,
  resends,
  read,
}: Lost): Extract<DeliveryEvent, 'reconcile' | 'resend' | 'give-up'> {
  if (read) return 'reconcile';
  if (lane === 'mail') return resends < MAIL_RESENDS ? 'resend' : 'give-up';
  if (lane === 'group' && urgency === 'high') return resends < 1 ? 'resend' : 'give-up';
  return 'give-up';
}

/** Seconds to wait for other evidence before something is done about a lost answer. */
export function patienceAfterLoss({ lane, urgency, resends }: Omit<Lost, 'read'>): number {
  if (lane === 'mail') return 30 * 2 ** resends;
  return urgency === 'high' ? 120 : 600;
}
