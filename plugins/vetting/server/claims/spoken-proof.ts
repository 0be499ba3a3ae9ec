import type { Database, Tx } from '@hearth/cms/platform';
import type { SpokenClaim, SpokenProof } from '../../contract';
import { dayOf, daysAfter } from '../papers/paper-needs.rules';
import type { GoodsDeps } from '../products/goods-deps';
import type { KeptProduct } from '../products/product-store';
import { standingOfClaim, type EvidencePaper } from './claim.rules';
import type { KeptClaim } from './claim-store';

type On = Database['read'] | Tx;
type Deps = Pick<GoodsDeps, 'claims' | 'products' | 'papers' | 'prices' | 'clock'>;

/** Within so many days a host is told that a claim will end. */
const SOON_DAYS = 3;

/** Tells what proves what is spoken of goods, worked out anew each time: papers end by themselves. */
export function createSpokenProof({ claims, products, papers, prices, clock }: Deps): SpokenProof {
  const spoken = async (on: On, kept: readonly KeptClaim[]): Promise<readonly SpokenClaim[]> => {
    const found: SpokenClaim[] = [];
    const today = dayOf(clock.now());
    for (const product of await products.byIds(on, [...new Set(kept.map((claim) => claim.product))])) {
      const known = await papers.of(on, { products: [product.id], suppliers: [product.supplier.id] });
      const byId = new Map(known.map((paper) => [paper.id, paper]));
      const own = kept.filter((one) => one.product === product.id);
      found.push(...own.map((claim) => spokenOf({ claim, product, papers: byId }, today)));
    }
    return found;
  };
  return {
    claims: async (on, ids) => {
      const found = ids.length === 0 ? [] : await spoken(on, await claims.byIds(on, ids));
      return new Map(found.map((claim) => [claim.id, claim]));
    },
    of: async (on, product) => spoken(on, await claims.of(on, product)),
    pricesSeen: (on, wanted) => prices.lastSeen(on, wanted),
  };
}

type Asked = {
  readonly claim: KeptClaim;
  readonly product: KeptProduct;
  readonly papers: ReadonlyMap<string, EvidencePaper>;
};

function spokenOf({ claim, product, papers }: Asked, today: string): SpokenClaim {
  const { id, text, evidence } = claim;
  const asked = { text, evidence, category: product.category };
  const { standing, reasons } = standingOfClaim(asked, papers, today);
  const later = standingOfClaim(asked, papers, daysAfter(today, SOON_DAYS)).standing;
  const endsSoon = standing === 'supported' && later !== 'supported';
  return { id, product: product.id, text, standing, endsSoon, reasons };
}
