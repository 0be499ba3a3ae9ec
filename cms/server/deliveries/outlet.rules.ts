import type { Channel, DeliveryProblem, EditionContent, UploadProgress } from '../../contract';

/** How a call says that bytes flow: who is heard keeps the lease, who falls silent loses it. */
export type Flow = {
  bytes(count: number): void;
  /** What the platform has of a film by its own word. */
  reached(far: UploadProgress): void;
};

/** What a driver is given to post, under a key that stays the same however often it is tried. */
export type Parcel = {
  /** The id of the delivery: a platform that knows idempotency keys is given it as such. */
  readonly key: string;
  readonly channel: Channel;
  readonly documentId: string;
  readonly locale: 'zh-Hans' | 'en';
  readonly masterHash: string;
  readonly content: EditionContent;
  /** The post that an update takes the place of. */
  readonly replaces: string | null;
  /** Asked right before the request that makes the post leaves: an embargo, a hold or an order may have come since it was begun. */
  mayGo(): Promise<boolean>;
  /** Opens the credential; the text lives as long as the call. */
  credential(): Promise<string | null>;
  /** Aborts when the lease is nearly over, which it is only after a silence. */
  readonly signal: AbortSignal;
  readonly flow: Flow;
};

/** A post that stands on a platform, or is about to. */
export type Posted = { readonly platformId: string; readonly url: string | null };

/** `ofAccount`: the account is refused, whatever it had posted; `refusesCredential`: until somebody renews its credential. */
type AccountRefused = { readonly ofAccount?: boolean; readonly refusesCredential?: boolean };

/** What came of sending; whatever a driver throws means that nobody knows. */
export type SendOutcome =
  | ({ readonly kind: 'live' | 'accepted' } & Posted)
  | { readonly kind: 'handed-over' }
  /** It may not go any more, and nothing of it was posted. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'unknown'; readonly problem: Omit<DeliveryProblem, 'kind'> }
  | ({ readonly kind: 'final'; readonly problem: Omit<DeliveryProblem, 'kind'> } & AccountRefused)
  /** `wait`: milliseconds before which the platform will not take it, where it says so. */
  | { readonly kind: 'retryable'; readonly problem: Omit<DeliveryProblem, 'kind'>; readonly wait?: number };

/** What a platform shows: the post, that it is being looked at, that it was refused, that there is none, or nothing reliable. */
export type Sight =
  | ({ readonly kind: 'live' | 'accepted' | 'review' } & Posted)
  | { readonly kind: 'rejected'; readonly problem: Omit<DeliveryProblem, 'kind'> }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unclear' };

/** What came of taking a post down. */
export type WithdrawOutcome = { readonly kind: 'removed' | 'failed' | 'by-hand' };

/** A way out to one kind of account (出口). `look` is asked by the key, and by the platform's own id where it is known. */
export type Outlet = {
  send(parcel: Parcel): Promise<SendOutcome>;
  look(parcel: Parcel, posted: Posted | null): Promise<Sight>;
  withdraw(parcel: Parcel, posted: Posted | null): Promise<WithdrawOutcome>;
};

/** The outlet of each channel; undefined where this release has none. */
export type Outlets = (channel: Pick<Channel, 'lane' | 'platform'>) => Outlet | undefined;
