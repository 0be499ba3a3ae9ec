import type { Stations } from '@hearth/cms/platform';
import type { GoodsOfTree } from '../../contract';
import type { ProductStore } from './product-store';

type Deps = { readonly stations: Pick<Stations, 'tree'>; readonly products: Pick<ProductStore, 'find'> };
type Tree = Awaited<ReturnType<Deps['stations']['tree']>>;

/** Knows whose goods a shop may sell. */
export function createGoodsOfTree({ stations, products }: Deps): GoodsOfTree {
  return {
    areVettedFor: async (tx, station, product) =>
      (await products.find(tx, upwardFrom(await stations.tree(), station), product)) !== undefined,
  };
}

/** The station and all above it. Each stands a level higher than the one before, so that this ends. */
function upwardFrom(tree: Tree, station: string): readonly string[] {
  const own = tree.get(station);
  if (!own) return [];
  return own.parent === null ? [station] : [station, ...upwardFrom(tree, own.parent)];
}
