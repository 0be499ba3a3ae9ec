import type { DonationState, DutyEvidence, Pinned, PriceBasis, Session } from '../../contract';

/** Goods of a live: an offer that it showed, or one whose terms name it. */
export type GoodsFacts = {
  readonly offer: string;
  /** All that a buyer reads: title, name of the variant, promise and claims. */
  readonly texts: readonly string[];
  readonly price: number;
  readonly basePrice: number | null;
  readonly basis: PriceBasis | null;
  readonly basisProof: string | null;
  /** The lowest price at which its variant sold in the seven days before it opened, and the last one before it. */
  readonly lowest: number | null;
  readonly last: number | null;
  readonly page: string;
  /** Whether what is kept of its page still gives its hash; nothing where none is kept. */
  readonly isPageWhole: boolean | null;
  readonly shown: (Pick<Pinned, 'pinnedAt' | 'cleared' | 'seller'> & { readonly hash: string | null }) | null;
  /** Since when vetting lets nobody buy it. */
  readonly barredAt: string | null;
};

/** What the walk through the paid orders of a live found. Of each fault the first hundred orders are named. */
export type OrderFacts = {
  readonly count: number;
  /** SHA-256 over the numbers and hashes of all orders, in the order of their numbers. */
  readonly digest: string;
  /** When the last order of an offer was placed. */
  readonly lastSold: ReadonlyMap<string, string>;
  readonly unsigned: readonly string[];
  readonly changed: readonly string[];
  readonly unconfirmed: readonly string[];
  readonly missing: readonly string[];
};

/** An agreement under which the live gives. */
export type AgreementFacts = {
  readonly id: string;
  readonly hash: string;
  readonly signedAt: string;
  readonly state: DonationState;
  readonly isQualified: boolean;
};

/** What buyers asked for afterwards: how many, and those that nobody answered in time. */
export type SaleFacts = {
  readonly count: number;
  readonly overdue: readonly string[];
  readonly byClock: readonly string[];
};

/** Everything that the checks look at. */
export type LiveFacts = {
  readonly session: Session;
  readonly goods: readonly GoodsFacts[];
  readonly orders: OrderFacts;
  readonly agreements: readonly AgreementFacts[];
  readonly sales: SaleFacts;
  /** Groups on the offers of the live, and whether whoever leads them was ever approved. */
  readonly groups: readonly { readonly id: string; readonly isApproved: boolean }[];
};

/** What a check says: how it stands, and all that it looked at. */
export type Finding = { readonly outcome: 'holds' | 'fails' | 'open'; readonly evidence: readonly DutyEvidence[] };
