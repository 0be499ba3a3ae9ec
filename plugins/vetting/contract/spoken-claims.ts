import { definePort } from '@hearth/cms/contract';
import type { Database, Tx } from '@hearth/cms/platform';
import type { ClaimStanding } from './claims';

/** A claim that is about to be spoken (口播宣称). */
export type SpokenClaim = {
  readonly id: string;
  readonly product: string;
  readonly text: string;
  readonly standing: ClaimStanding;
  /** It may be made today, and within three days a paper ends without which it may not. */
  readonly endsSoon: boolean;
  /** Why it may not be made, by the names of the rules. */
  readonly reasons: readonly string[];
};

/** Tells what proves what is spoken of goods (口播依据). */
export type SpokenProof = {
  /** Claims that nobody knows are not among the answers. */
  claims(on: Database['read'] | Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SpokenClaim>>;
  /** Everything that is claimed of a product. */
  of(on: Database['read'] | Tx, product: string): Promise<readonly SpokenClaim[]>;
  /** When a price of each product was last seen; a product without one is not among the answers. */
  pricesSeen(on: Database['read'] | Tx, products: readonly string[]): Promise<ReadonlyMap<string, Date>>;
};

/** Where it is found. */
export const spokenProofPort = definePort<SpokenProof>('vetting.spoken-proof');
