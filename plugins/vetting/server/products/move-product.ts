import type { Actor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { productMoved, type ProductEvent } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from './goods-deps';
import { productMachine } from './product.machine';
import type { KeptProduct, ProductPatch } from './product-store';

/** One step of a product: the event, who set it off, and what it writes beside the state. */
export type Step = {
  readonly product: KeptProduct;
  readonly event: ProductEvent;
  readonly actor: Actor;
  readonly reason?: string;
  readonly patch?: Omit<ProductPatch, 'state' | 'reason'>;
  readonly facts?: Readonly<Record<string, string | number | readonly string[]>>;
};

/** What a step is handed. */
export type MoveDeps = Pick<GoodsDeps, 'products' | 'ledger' | 'outbox' | 'settled'>;

/**
 * The one way in which a product changes its state, for every verb of vetting: conditional on what was read, in the ledger, in the outbox,
 * and with its verdict worked out anew, all in the caller's transaction.
 */
export async function moveProduct(deps: MoveDeps, tx: Tx, step: Step): Promise<Result<null, GoodsRefusal>> {
  const { product, event, actor, reason = null, facts } = step;
  const next = productMachine.next(product.state, event);
  if (!next.ok)
    return err('GOODS.NOT_NOW', { state: product.state, event, allowed: productMachine.allowed(product.state) });
  const { state } = next.value;
  const { title, category } = product;
  const approved = event === 'approve' ? { approved: { title, category, facts: product.facts } } : {};
  if (!(await deps.products.patch(tx, product, { ...step.patch, ...approved, state, reason })))
    return err('HEARTH.CHANGED_MEANWHILE');
  const revision = product.revision + (step.patch?.raised ? 1 : 0);
  deps.ledger.append(tx, {
    // An entry stands in the chain of the product's own station, whoever acted.
    actor: { ...actor, station: product.station },
    action: `product.${event}`,
    subject: product.id,
    version: String(product.version + 1),
    facts: { ...facts, from: product.state, to: state, revision, ...(reason === null ? {} : { reason }) },
  });
  const { id: productId, station, state: from, version } = product;
  await deps.outbox.append(
    tx,
    productMoved({ station, productId, event, from, to: state, version: version + 1, revision }),
  );
  await deps.settled(tx, [productId]);
  return ok(null);
}
