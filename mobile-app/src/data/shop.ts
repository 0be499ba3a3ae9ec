import type {
  OfferPage,
  OwnOrder,
  OwnPayment,
  PromiseProof,
  ShelfOffer,
  ShopAddress,
  WayToPay,
} from '@/contract/types';
import { askFresh } from './etags';
import { ask, query, type Call } from './http';
import { hostOrShelf, type Fetched } from './kept';
import { ok, orThrow, type Result } from './result';
import { askAsReader } from './session';

/** What is on sale; without a net, what was on sale when it was looked at last. */
export function fetchShelf(station: string): Promise<Fetched<readonly ShelfOffer[]>> {
  return hostOrShelf(`shop:${station}`, async () => {
    const answer = await askFresh<{ readonly offers: readonly ShelfOffer[] }>(query('/api/shop/offers', { station }));
    return answer.ok ? ok(answer.value.offers) : answer;
  });
}

export const fetchOffer = async (id: string): Promise<OfferPage> =>
  orThrow(await askFresh<OfferPage>(`/api/shop/offers/${encodeURIComponent(id)}`));

/** Asks below `/api/shop` in the name of the reader. */
export async function askShop<T>(path: string, call: Call = {}): Promise<Result<T>> {
  const answer = await askAsReader(`/api/shop${path}`, call);
  return answer.ok ? ok(answer.value.body as T) : answer; // by the contract of the path
}

export interface WishedLine {
  readonly offer: string;
  readonly quantity: number;
  /** What the buyer saw: another price is refused, never charged. */
  readonly price: number;
}

export interface Wish {
  readonly lines: readonly WishedLine[];
  /** Where it goes, as far as the freight goes by it. */
  readonly region?: string;
  /** They ticked that they know what of it cannot be sent back without a reason. */
  readonly noReturn?: boolean;
  /** A coupon of the buyer's. */
  readonly coupon?: string;
  /** The group that it joins: it is picked up at the leader's. */
  readonly group?: string;
  /** The live over whose picture it is ordered: it counts for that live. */
  readonly session?: string;
}

/** An order as placing answers it; its pages are asked for afterwards. */
export type PlacedOrder = Pick<OwnOrder, 'id' | 'state' | 'payUntil' | 'amount'>;

/** One press is one order, however often it is sent: the key says which press. */
export const placeOrder = (
  { lines, region, noReturn, coupon, group, session }: Wish,
  { key, ticket }: { readonly key: string; readonly ticket: string | null },
) =>
  askShop<PlacedOrder>('/orders', {
    ...{ method: 'POST', key },
    body: {
      lines,
      ...(region === undefined ? {} : { region }),
      ...(noReturn === undefined ? {} : { noReturn }),
      ...(coupon === undefined ? {} : { coupon }),
      ...(group === undefined ? {} : { group }),
      ...(session === undefined ? {} : { session }),
      ...(ticket === null ? {} : { ticket }),
    },
  });

export interface OrdersPage {
  readonly orders: readonly OwnOrder[];
  readonly more: boolean;
}

export const fetchOrders = async (before: string | null): Promise<OrdersPage> =>
  orThrow(await askShop<OrdersPage>(query('/orders', { before })));

export const fetchOrder = async (id: string): Promise<OwnOrder> => orThrow(await askShop<OwnOrder>(`/orders/${id}`));

export const moveOrder = (id: string, event: 'cancel' | 'receive') =>
  askShop<PlacedOrder>(`/orders/${id}/${event}`, { method: 'POST', body: {} });

export const putAddress = (id: string, address: ShopAddress) =>
  askShop<null>(`/orders/${id}/address`, { method: 'PUT', body: address });

/** Where an order goes; null while nobody has said it. */
export async function fetchAddress(id: string): Promise<ShopAddress | null> {
  const answer = await askShop<ShopAddress>(`/orders/${id}/address`);
  if (!answer.ok && answer.refusal.code === 'SHOP.ADDRESS_MISSING') return null;
  return orThrow(answer);
}

export const fetchPromise = (id: string) => askShop<PromiseProof>(`/orders/${id}/promise`);

/** What sending so many of an offer to a region costs. */
export async function fetchFreight(asked: {
  readonly offer: string;
  readonly region: string;
  readonly quantity: number;
}): Promise<Result<number>> {
  const { offer, region, quantity } = asked;
  const path = query(`/api/shop/offers/${encodeURIComponent(offer)}/freight`, { region, quantity: String(quantity) });
  const answer = await askFresh<{ readonly freight: number }>(path);
  return answer.ok ? ok(answer.value.freight) : answer;
}

/** What sending several things as one order costs. */
export async function fetchFreightTogether(
  region: string,
  lines: readonly Omit<WishedLine, 'price'>[],
): Promise<Result<number>> {
  const body = { lines, ...(region === '' ? {} : { region }) };
  const answer = await ask('/api/shop/freight', { method: 'POST', body });
  return answer.ok ? ok((answer.value.body as { readonly freight: number }).freight) : answer; // by the contract of the path
}

export const joinWaiting = (
  offer: string,
  wanted: { readonly quantity: number; readonly region?: string; readonly noReturn?: boolean },
) =>
  askShop<{ readonly ahead: number }>(`/offers/${offer}/waiting`, {
    ...{ method: 'POST', body: wanted },
  });

export const leaveWaiting = (offer: string) => askShop<null>(`/offers/${offer}/waiting`, { method: 'DELETE' });

/** Ways that open a page: the others need a screen or an app that we do not have. */
export async function fetchWays(station: string): Promise<Result<readonly WayToPay[]>> {
  const answer = await askShop<{ readonly ways: readonly WayToPay[] }>(query('/ways-to-pay', { station }));
  return answer.ok ? ok(answer.value.ways.filter(({ methods }) => methods.includes('page'))) : answer;
}

export const beginPayment = (order: string, provider: WayToPay['provider']) =>
  askShop<OwnPayment>('/payments', {
    method: 'POST',
    body: { kind: 'order', subject: order, provider, method: 'page' },
  });
