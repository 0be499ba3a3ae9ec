import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import type { ChangeProduct } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';
import { moveProduct } from './move-product';
import { productMachine } from './product.machine';
import { changeIn, changesOf, toReview, type FactChange } from './product.rules';
import type { KeptProduct } from './product-store';

type Changed = Result<null, GoodsRefusal>;

/**
 * Changes what is declared of a product. A recipe, a label, a maker, a seller or a price basis that was approved goes back to review, off
 * sale in the same transaction; while people are reviewing, it does not change under their eyes.
 */
export async function changeProduct(
  deps: GoodsDeps,
  actor: StaffActor,
  { id, version, ...described }: ChangeProduct & { readonly id: string },
): Promise<Changed> {
  return deps.database.transaction(async (tx): Promise<Changed> => {
    const product = await deps.products.hold(tx, actor.stations, id);
    if (!product) return err('GOODS.NOT_FOUND');
    if (product.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const changes = changesOf(product, described);
    if (changes.length === 0) return ok(null);
    const reviewed = toReview(changes).map(({ field }) => field);
    const raised = reviewed.length > 0 ? ({ raised: true } as const) : {};
    switch (changeIn(product.state, changes)) {
      case 'over':
        return err('GOODS.NOT_NOW', {
          state: product.state,
          event: 'change',
          allowed: productMachine.allowed(product.state),
        });
      case 'refuse':
        return err('GOODS.UNDER_REVIEW', { fields: reviewed });
      case 're-review':
        return moveProduct(deps, tx, {
          ...{ product, actor, event: 're-review', facts: { changed: reviewed } },
          patch: { described, ...raised, submittedBy: actor.id },
        });
      case 'write':
        return write(deps, tx, { product, actor, patch: { described, ...raised }, changes });
    }
  });
}

type Write = {
  readonly product: KeptProduct;
  readonly actor: StaffActor;
  readonly patch: Parameters<GoodsDeps['products']['patch']>[2];
  readonly changes: readonly FactChange[];
};

async function write(deps: GoodsDeps, tx: Tx, { product, actor, patch, changes }: Write): Promise<Changed> {
  if (!(await deps.products.patch(tx, product, patch))) return err('HEARTH.CHANGED_MEANWHILE');
  deps.ledger.append(tx, {
    actor: { ...actor, station: product.station },
    action: 'product.changed',
    subject: product.id,
    version: String(product.version + 1),
    facts: { changed: changes.map(({ field }) => field) },
  });
  await deps.settled(tx, [product.id]);
  return ok(null);
}
