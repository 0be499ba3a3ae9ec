import type { Led, Leader, PickUp, PickUpPoint, ShownGroup } from '@/contract/types';
import { askFresh } from './etags';
import { orThrow, type Result } from './result';
import { askShop } from './shop';

/** The groups that gather for an offer. */
export async function fetchGroups(offer: string): Promise<readonly ShownGroup[]> {
  const path = `/api/shop/offers/${encodeURIComponent(offer)}/groups`;
  return orThrow(await askFresh<{ readonly groups: readonly ShownGroup[] }>(path)).groups;
}

/** Where an order is picked up; null for one that is sent. */
export async function fetchPickUp(order: string): Promise<PickUp | null> {
  const answer = await askShop<PickUp>(`/orders/${order}/pick-up`);
  if (!answer.ok && answer.refusal.code === 'SHOP.ORDER_NOT_FOUND') return null;
  return orThrow(answer);
}

/** Whether the reader leads, and what. */
export const fetchLed = async (): Promise<Led> => orThrow(await askShop<Led>('/lead'));

/** Asks to lead; asked again, it is the same request with other words. */
export const askToLead = (point: PickUpPoint): Promise<Result<Leader>> =>
  askShop<Leader>('/lead', { method: 'PUT', body: point });

export const sayArrived = (group: string, version: number): Promise<Result<null>> =>
  askShop<null>(`/groups/${group}/arrived`, { method: 'POST', body: { version } });

/** What was handed out: the end of an order's number, and how many. */
export interface HandedOut {
  readonly number: string;
  readonly quantity: number;
}

export const handOut = (group: string, code: string): Promise<Result<HandedOut>> =>
  askShop<HandedOut>(`/groups/${group}/pick-ups`, { method: 'POST', body: { code } });
