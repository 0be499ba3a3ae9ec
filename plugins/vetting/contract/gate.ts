import { definePort } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import type { GateReasonCode } from './gate-reasons';

/** Why a product is not shown or not sold: of which paper, kind of paper or lot, and since when. */
export type GateReason = {
  readonly code: GateReasonCode;
  readonly paper?: string;
  /** The kind of the paper; where none was filed this alone says which is missing. */
  readonly kind?: string;
  readonly lot?: string;
  /** A moment in ISO 8601. */
  readonly since?: string;
};

/** Whether a product may be shown and sold now; `until` is the first moment at which that ends by itself. */
export type GateVerdict = {
  readonly showable: boolean;
  readonly sellable: boolean;
  readonly until: Date | null;
  readonly reasons: readonly GateReason[];
};

/** A product that is on the shelf no more. */
export type Suspended = {
  readonly product: string;
  readonly station: string;
  readonly reasons: readonly GateReason[];
};

/** Is this product showable and sellable now, and if not, why (上架闸门). */
export type Gate = {
  /** From memory, under 1 ms. A product nobody knows is neither showable nor sellable. */
  verdictOf(product: string): GateVerdict;
  /**
   * Inside the caller's transaction, by the rows under a share lock, by the database's clock: the products that may not be sold, with
   * reasons; empty means all may. Whoever suspends one of them waits for the caller's end.
   */
  recheck(tx: Tx, products: readonly string[]): Promise<ReadonlyMap<string, GateVerdict>>;
  /** Says what else happens in the transaction that takes a product off the shelf; what throws there undoes it. While starting, once. */
  onSuspended(follow: (tx: Tx, suspended: Suspended) => Promise<void>): void;
};

/** Where the gate is found. */
export const gatePort = definePort<Gate>('vetting.gate');
