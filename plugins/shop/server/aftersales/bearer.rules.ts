import type { AfterSaleReason, AfterSaleState, Bearer, BorneWhy, SaleMode } from '../../contract';

/** What says who bears a refund. */
export type BearerFacts = {
  /** Who the seller is, by the terms of the offer. */
  readonly mode: SaleMode;
  readonly reason: AfterSaleReason;
  /** The goods are back in the house. */
  readonly cameBack: boolean;
  /** The state whose clock ran out; undefined where a person decided, or the rule. */
  readonly clock: AfterSaleState | undefined;
};

/** Who bears what a refund costs: the goods, the freight, and why. */
export type Borne = {
  readonly bearer: Bearer;
  readonly freightBearer: Exclude<Bearer, 'nobody'>;
  readonly why: BorneWhy;
};

/** Who answers to the buyer: the station where it sells goods of its own, else its supplier. */
const sellerBy = (mode: SaleMode): 'station' | 'supplier' => (mode === 'station' ? 'station' : 'supplier');

/**
 * Who bears what a refund costs (责任承担). What a clock decided is borne by whoever let it run out; what was spoilt, by whoever grew it; what was
 * packed wrong or broke on the way, by the seller, who packs. Goods that came back as they were cost nobody anything but their freight.
 */
export function bearerOf({ mode, reason, cameBack, clock }: BearerFacts): Borne {
  const seller = sellerBy(mode);
  if (reason === 'no-reason' && cameBack) return { bearer: 'nobody', freightBearer: seller, why: 'came-back' };
  if (clock === 'arbitration') return both('station', 'clock-station');
  if (clock !== undefined) return both(seller, 'clock-seller');
  if (reason === 'bad-fruit') return both('supplier', 'quality');
  return both(seller, reason === 'no-reason' ? 'lost-on-return' : 'packing');
}

const both = (who: 'station' | 'supplier', why: BorneWhy): Borne => ({ bearer: who, freightBearer: who, why });
