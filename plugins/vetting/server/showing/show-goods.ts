import type { Clock } from '@hearth/cms/kernel';
import type { Database, Vault } from '@hearth/cms/platform';
import {
  categories,
  paperKinds,
  VETTING_FILES,
  type Gate,
  type GoodsShower,
  type ShownGoods,
  type ShownPaper,
} from '../../contract';
import { signedAddress } from '../papers/file-address.rules';
import { dayOf } from '../papers/paper-needs.rules';
import type { KeptPaper } from '../papers/paper-store';
import type { GoodsDeps } from '../products/goods-deps';
import type { KeptProduct } from '../products/product-store';
import { openFacts } from '../suppliers/supplier-facts';
import type { ShownGoodsStore } from './shown-goods-store';
import { frontLabel, openClaims, openPapers, shownSeller } from './shown-goods.rules';

type Deps = Pick<GoodsDeps, 'papers' | 'lots' | 'claims'> & {
  readonly database: Database;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly gate: Pick<Gate, 'verdictOf'>;
  readonly shown: ShownGoodsStore;
};

/** What is shown is as old as this at most; whether it may be shown is asked each time. */
const KEPT_MS = 10_000;
const MOST_KEPT = 2_000;

/** Tells what of goods is shown to everybody: what the gate lets be shown, with the papers that hold today. */
export function createGoodsShower(deps: Deps): GoodsShower {
  const kept = new Map<string, { readonly until: number; readonly goods: ShownGoods }>();
  return {
    async of(products) {
      const wanted = [...new Set(products)].filter((id) => deps.gate.verdictOf(id).showable);
      const now = deps.clock.now().getTime();
      if (kept.size + wanted.length > MOST_KEPT) kept.clear();
      const missing = wanted.filter((id) => (kept.get(id)?.until ?? 0) <= now);
      const found = missing.length === 0 ? [] : await deps.shown.products(deps.database.read, missing);
      for (const goods of await Promise.all(found.map((product) => show(deps, product))))
        kept.set(goods.product, { until: now + KEPT_MS, goods });
      return new Map(
        wanted.flatMap((id) => {
          const one = kept.get(id);
          return one ? [[id, one.goods] as const] : [];
        }),
      );
    },
    async categoriesOf(tx, products) {
      const found = await deps.shown.products(tx, products);
      return new Map(found.map(({ id, approved, category }) => [id, approved?.category ?? category]));
    },
  };
}

/** What was approved is shown, not what somebody is changing. */
async function show(deps: Deps, product: KeptProduct): Promise<ShownGoods> {
  const { read } = deps.database;
  const { id, supplier } = product;
  const { category, facts } = product.approved ?? product;
  const [papers, lots, claims, kept] = await Promise.all([
    deps.papers.of(read, { products: [id], suppliers: [supplier.id] }),
    deps.lots.of(read, [id]),
    deps.claims.of(read, id),
    deps.shown.supplier(deps.database, supplier.id),
  ]);
  const day = dayOf(deps.clock.now());
  const openLots = new Set(lots.filter(({ state }) => state === 'open').map((lot) => lot.id));
  const shown = openPapers(papers, { day, openLots });
  const label = frontLabel(papers, { day, openLots });
  const { origin, maker, netWeight, storage, shelfLifeDays, recipe, allergens, story, welfare } = facts;
  return {
    ...{ product: id, category, categoryName: { ...categories[category].name } },
    seller: shownSeller(kept ? openFacts(deps.vault, { ...kept, identity_sealed: null, bank_sealed: null }) : {}),
    picture: label ? addressOf(deps, label) : null,
    facts: { origin, maker, netWeight, storage, shelfLifeDays, recipe, allergens: [...allergens], story, welfare },
    papers: shown.map((paper) => present(deps, paper)),
    claims: [...openClaims(claims, { category, papers, shown, day })],
  };
}

const addressOf = ({ vault, clock }: Deps, { station, fileHash }: KeptPaper): string =>
  signedAddress(vault, { path: `${VETTING_FILES}/${station}/${fileHash}`, now: clock.now() });

function present(deps: Deps, paper: KeptPaper): ShownPaper {
  const { id, kind, number, issuer, validTo, pages, fileType: type } = paper;
  return { id, kind, name: { ...paperKinds[kind] }, number, issuer, validTo, pages, type, url: addressOf(deps, paper) };
}
