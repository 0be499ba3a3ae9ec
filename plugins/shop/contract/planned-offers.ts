import { definePort } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { OfferState, PriceBasis } from './offers';

/** An offer that somebody plans to show (拟讲解报价). */
export type PlannedOffer = {
  readonly id: string;
  readonly product: string;
  readonly variant: string;
  readonly title: Readonly<Record<string, string>>;
  readonly spec: string;
  readonly state: OfferState;
  readonly price: number;
  readonly basePrice: number | null;
  readonly basis: PriceBasis | null;
  readonly opensAt: string;
  readonly closesAt: string;
  /** How many may be promised now. */
  readonly left: number;
  /** Under which agreement it gives, and whether that is signed by now; null where it gives nothing. */
  readonly gift: { readonly agreement: string; readonly isSigned: boolean } | null;
};

/** Offers as whoever plans a live reads them (报价端口). */
export type PlannedOffers = {
  /** Of one station; offers that it does not have are not among the answers. */
  of(
    on: Database['read'] | Tx,
    asked: { readonly station: string; readonly offers: readonly string[] },
  ): Promise<ReadonlyMap<string, PlannedOffer>>;
  /** Those that may still be shown, the newest first; narrowed by words of their goods. */
  choices(
    on: Database['read'] | Tx,
    asked: { readonly station: string; readonly search: string; readonly limit: number },
  ): Promise<readonly PlannedOffer[]>;
};

/** Where they are found. */
export const plannedOffersPort = definePort<PlannedOffers>('shop.planned-offers');
