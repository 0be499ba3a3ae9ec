import type { RefusalOf } from '@hearth/cms/contract';
import type { Result } from '@hearth/cms/kernel';
import type { CarrierName, parcelErrors, ParcelStep, ShippingCompany } from '../../contract';

/** What a carrier service refuses: it said no, or nobody knows what it did. */
export type CarrierRefusal = RefusalOf<typeof parcelErrors, 'CARRIER_REFUSED' | 'CARRIER_LOST'>;

/** A parcel as a carrier service is told of it: the same each time, so that a repeated call is the same call. */
export type Watched = {
  readonly company: ShippingCompany;
  readonly number: string;
  readonly callbackUrl: string;
  /** The newest first: pushes are signed with one of them. */
  readonly salts: readonly [string, ...string[]];
  /** Some carriers tell nothing without the phone of who receives. */
  readonly phone: string | null;
};

/** Something that happened to a parcel, as a carrier tells it. */
export type HeardEvent = { readonly at: Date; readonly code: string; readonly text: string };

/** What a carrier service says of a parcel. */
export type CarrierWord = {
  readonly company: string;
  readonly number: string;
  readonly events: readonly HeardEvent[];
  /** What its newest event comes to; null where it knows nothing yet. */
  readonly step: ParcelStep | null;
};

/** A push, once its signature was verified over what was pushed. */
export type HeardPush =
  | { readonly kind: 'word'; readonly word: CarrierWord }
  /** Signed, and of no interest or of a form that we do not know. */
  | { readonly kind: 'ignored' }
  | { readonly kind: 'forged' };

/** Who tells where parcels are. No call of it is made inside a transaction. */
export type Carrier = {
  readonly name: CarrierName;
  /** Asks to be told of a parcel. May be repeated. */
  watch(parcel: Watched): Promise<Result<null, CarrierRefusal>>;
  query(parcel: Watched): Promise<Result<CarrierWord, CarrierRefusal>>;
  hear(body: Buffer, parcel: Watched): HeardPush;
};
