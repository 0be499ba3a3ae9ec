import { definePort, type RefusalOf, type StaffActor, type SystemActor } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { bookErrors } from './book-errors';
import type { shopErrors } from './errors';

/** Where an offer stands by the database's clock: nobody sees it, it will begin, it may be bought, or it is over. */
export type OfferPhase = 'draft' | 'coming' | 'on' | 'over';

/** An offer as lives show it: with what is left and how long it goes on, by the database's clock. */
export type LiveOffer = {
  readonly id: string;
  readonly station: string;
  readonly variant: string;
  readonly product: string;
  readonly title: Readonly<Record<string, string>>;
  readonly spec: string;
  readonly price: number;
  readonly basePrice: number | null;
  readonly perBuyer: number | null;
  /** What may be promised now, at most ninety-nine. */
  readonly left: number;
  readonly hasDeposit: boolean;
  readonly page: string | null;
  readonly phase: OfferPhase;
  readonly opensAt: string;
  readonly closesAt: string;
  /** Milliseconds until its phase changes by itself; `null`: never again. */
  readonly changesIn: number | null;
};

/** A price for some minutes (限时价), on the goods of an offer that is open. */
export type LimitedPrice = {
  /** The offer whose goods, promise, freight and terms it has. */
  readonly offer: string;
  /** The live in which it is offered. */
  readonly session: string;
  readonly price: number;
  readonly total: number;
  readonly perBuyer: number;
  /** Seconds until it begins. */
  readonly countdown: number;
  readonly minutes: number;
};

/** Why a price for some minutes is not opened. */
export type LimitedRefusal =
  | RefusalOf<
      typeof shopErrors,
      'OFFER_NOT_FOUND' | 'OFFER_STATE' | 'OFFER_DEPOSIT' | 'LIMITED_NOT_LOWER' | 'NOT_CLEARED' | 'TERMS_MISSING'
    >
  | RefusalOf<typeof shopErrors, 'TERMS_SHORT' | 'OFFER_WINDOW' | 'OFFER_BASIS' | 'VARIANT_NOT_FOUND'>
  | RefusalOf<typeof shopErrors, 'FREIGHT_RULE_NOT_FOUND'>
  | RefusalOf<typeof bookErrors, 'AGREEMENT_NOT_SIGNED'>;

/** What lives ask of offers, and the prices that they set for some minutes (直播报价端口). */
export type LiveOffers = {
  /** Those of a station among some offers, drafts too, in no order. */
  of(station: string, offers: readonly string[]): Promise<readonly LiveOffer[]>;
  /** Of any station. Nothing is locked. */
  among(offers: readonly string[]): Promise<readonly LiveOffer[]>;
  /** The offers of a station whose terms name a live, in the order in which they were made; prices for some minutes are not among them. */
  ofSession(station: string, session: string): Promise<readonly string[]>;
  /**
   * Makes an offer of the same goods and opens it, in the caller's transaction. It is crossed out against the lowest deal of the seven days
   * before (Order 56, article 16), no coupon counts for it, and it begins and ends by the database's clock.
   */
  openLimited(tx: Tx, actor: StaffActor, wanted: LimitedPrice): Promise<Result<LiveOffer, LimitedRefusal>>;
  /** Ends one at once, in the caller's transaction: whoever orders is before it or after it. `false` when it was closed already. */
  close(tx: Tx, actor: StaffActor | SystemActor, offer: string): Promise<boolean>;
};

/** Where it is found. */
export const liveOffersPort = definePort<LiveOffers>('shop.live-offers');
