import type { Database, Tx } from '@hearth/cms/platform';
import type { PaperNeed } from '../../contract';
import { standingOfClaim } from '../claims/claim.rules';
import { dayOf, needsOf } from '../papers/paper-needs.rules';
import { priceGaps } from '../prices/price.rules';
import type { GoodsDeps } from './goods-deps';
import type { KeptProduct } from './product-store';

type Reading = Pick<GoodsDeps, 'papers' | 'lots' | 'claims' | 'prices' | 'rounds'>;
type On = Database['read'] | Tx;

/** What a product needs on the day of a moment, each product by itself; two reads however many they are. */
export async function needsOfGoods(
  { papers, lots }: Pick<GoodsDeps, 'papers' | 'lots'>,
  on: On,
  { products, now }: { readonly products: readonly KeptProduct[]; readonly now: Date },
): Promise<ReadonlyMap<string, readonly PaperNeed[]>> {
  const ids = products.map(({ id }) => id);
  const suppliers = [...new Set(products.map(({ supplier }) => supplier.id))];
  const known = await papers.of(on, { products: ids, suppliers });
  const open = (await lots.of(on, ids)).filter(({ state }) => state === 'open');
  return new Map(
    products.map(({ id, supplier, category, facts }) => [
      id,
      needsOf(
        { category, supplierKind: supplier.kind, facts },
        {
          papers: known.filter((paper) => paper.product === id || paper.supplier === supplier.id),
          lots: open.filter(({ product }) => product === id).map((lot) => lot.id),
          day: dayOf(now),
        },
      ),
    ]),
  );
}

/** What a step of a product stands on, read in its transaction. */
export async function groundOf(deps: Reading, tx: Tx, { product, now }: { product: KeptProduct; now: Date }) {
  const needs = (await needsOfGoods(deps, tx, { products: [product], now })).get(product.id) ?? [];
  const papers = await deps.papers.of(tx, { products: [product.id], suppliers: [product.supplier.id] });
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  const claims = (await deps.claims.of(tx, product.id)).map(({ text, evidence }) => ({
    text,
    ...standingOfClaim({ text, evidence, category: product.category }, byId, dayOf(now)),
  }));
  const { id, station, supplier, category, title, facts } = product;
  const goods = { id, station, supplier: supplier.id, category, title, gtin: facts.gtin };
  const coolUntil = await deps.rounds.coolUntil(tx, goods);
  return { needs, claims, coolUntil, priceGaps: priceGaps(await deps.prices.of(tx, product.id)) };
}

/** What a step of a product stands on. */
export type Ground = Awaited<ReturnType<typeof groundOf>>;
