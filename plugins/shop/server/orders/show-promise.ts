import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { PromiseProof, shopErrors } from '../../contract';
import type { KeptOrder, OrderStore } from './order-store';
import { writtenPromise } from './promise.rules';
import { leafNode, pathOf } from '../receipts/merkle';
import type { Signers } from './signing-key-store';

/** What showing a promise stands on. */
export type PromiseDeps = { readonly orders: OrderStore; readonly signers: Signers };

type NotFound = RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>;

/**
 * What was promised when the order was placed, in the bytes that were hashed then, with the way from there to the signed root. Anybody
 * can check it with the station's public key, and the ledger holds the same root.
 */
export async function showPromise(
  deps: PromiseDeps,
  actor: ReaderActor,
  id: string,
): Promise<Result<PromiseProof, NotFound>> {
  const order = await deps.orders.ofBuyer(actor.id, id);
  return order ? promiseOf(deps, order) : err('SHOP.ORDER_NOT_FOUND');
}

/** The promise of an order that somebody may see, with its proof. */
export async function promiseOf(
  { orders, signers }: PromiseDeps,
  order: KeptOrder,
): Promise<Result<PromiseProof, NotFound>> {
  const { id, station, buyer, batch, place, hash, placedAt, payUntil, goods, freight, discount, amount, lines } = order;
  const seal = await orders.seal(batch);
  if (!seal) return err('SHOP.ORDER_NOT_FOUND');
  const sums = { goods, freight, discount, amount };
  const promise = writtenPromise({ order: id, station, buyer, at: placedAt, payUntil, ...sums, lines });
  return ok({
    ...{ promise, hash, batch, root: seal.root, signature: seal.signature },
    pages: [...(await orders.pages(lines.map(({ page }) => page)))],
    path: [...pathOf((await orders.hashesOf(batch)).map(leafNode), place)],
    publicKey: await signers.publicKey(seal.signingKey),
  });
}
