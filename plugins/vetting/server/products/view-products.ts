import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import {
  productState,
  type ListProducts,
  type PaperNeed,
  type ProductCard,
  type ProductFile,
  paperCatalogue,
} from '../../contract';
import { firstEnd } from '../papers/paper-needs.rules';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';
import { needsOfGoods } from './product-ground';
import { changesOf, dueAt, ownEvents } from './product.rules';
import type { KeptProduct } from './product-store';

/** What the workbench shows. */
export type Workbench = {
  readonly products: ProductCard[];
  readonly counts: Record<ProductCard['state'], number>;
  readonly late: number;
  readonly total: number;
};

/** The workbench: goods by state, those that wait longest first, with counts and clocks. */
export async function listProducts(deps: GoodsDeps, actor: StaffActor, query: ListProducts): Promise<Workbench> {
  const asked = { ...query, stations: actor.stations };
  const [products, counted] = [
    await deps.products.list(deps.database, asked),
    await deps.products.counts(deps.database, asked),
  ];
  const now = deps.clock.now();
  const needs = await needsOfGoods(deps, deps.database.read, { products, now });
  const all = new Map(counted.map((row) => [row.state, row.all]));
  // One for each state, those without goods too.
  const counts = Object.fromEntries(
    productState.options.map((state) => [state, all.get(state) ?? 0]),
  ) as Workbench['counts'];
  const shown = query.state === undefined ? counted : counted.filter(({ state }) => state === query.state);
  return {
    products: products.map((product) => presentProduct(product, needs.get(product.id) ?? [])),
    counts,
    late: counted.reduce((sum, { late }) => sum + late, 0),
    total: shown.reduce((sum, row) => sum + row.all, 0),
  };
}

/** Suppliers whose goods somebody can open. */
export const listSuppliable = async ({ suppliers, database }: GoodsDeps, actor: StaffActor) =>
  ok({ suppliers: await suppliers.named(database, actor.stations) });

/** The file of a product. */
export async function viewProduct(
  deps: GoodsDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<ProductFile, GoodsRefusal>> {
  const product = await deps.products.find(deps.database.read, actor.stations, id);
  if (!product) return err('GOODS.NOT_FOUND');
  const now = deps.clock.now();
  const needs = (await needsOfGoods(deps, deps.database.read, { products: [product], now })).get(id) ?? [];
  return ok({
    ...presentProduct(product, needs),
    facts: product.facts,
    stateReason: product.reason,
    approvedRevision: product.approvedRevision,
    changes: product.approved ? [...changesOf(product.approved, product)] : [],
    needs: [...needs],
    catalogue: paperCatalogue.version,
  });
}

function presentProduct(product: KeptProduct, needs: readonly PaperNeed[]): ProductCard {
  const { id, station, supplier, category, title, state, since, version, revision } = product;
  return {
    ...{ id, station, category, title, state, version, revision },
    supplier: { id: supplier.id, name: supplier.name, kind: supplier.kind, state: supplier.state },
    since: since.toISOString(),
    dueAt: dueAt(state, since)?.toISOString() ?? null,
    papersEnd: firstEnd(needs),
    allowedEvents: ownEvents(state),
  };
}
