import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Paper } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { presentPapers } from './present-papers';

/** The papers of a product and of who supplies it, newest first. */
export async function listPapers(
  deps: GoodsDeps,
  actor: StaffActor,
  id: string,
): Promise<Result<{ papers: Paper[] }, GoodsRefusal>> {
  const { read } = deps.database;
  const product = await deps.products.find(read, actor.stations, id);
  if (!product) return err('GOODS.NOT_FOUND');
  const papers = await deps.papers.of(read, { products: [id], suppliers: [product.supplier.id] });
  return ok({ papers: await presentPapers(deps, read, { papers, ground: { supplier: product.supplier, product } }) });
}
