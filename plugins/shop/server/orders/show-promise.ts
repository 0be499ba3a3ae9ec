import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { PromiseProof, shopErrors } from '../../contract';
import type { KeptOrder, OrderStore } from './order-store';
import { writtenPromise } from './promise.rules';
import { leafNode, pathOf } from '../receipts/merkle';
import type { Signers } from './signing-key-store';

type Deps = { readonly orders: OrderStore; readonly signers: Signers };

/**
 * What was promised when the order was placed, in the bytes that were hashed then, with the way from there to the signed root. Anybody
 * can check it with the station's public key, and the ledger holds the same root.
 */
export async function showPromise(
  deps: Deps,
  actor: ReaderActor,
  id: string,
): Promise<Result<PromiseProof, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await deps.orders.ofBuyer(actor.id, id);
  const proof = order && (await promiseProofOf(deps, order));
  return proof ? ok(proof) : err('SHOP.ORDER_NOT_FOUND');
}

/** The promise of an order that the caller may see; nothing when its batch is not there. */
export async function promiseProofOf({ orders, signers }: Deps, order: KeptOrder): Promise<PromiseProof | undefined> {
  const { id, station, buyer, batch, place, hash, placedAt, payUntil, goods, freight, discount, amount, lines } = order;
  const seal = await orders.seal(batch);
  if (!seal) return undefined;
  const sums = { goods, freight, discount, amount };
  const promise = writtenPromise({ order: id, station, buyer, at: placedAt, payUntil, ...sums, lines });
  return {
    ...{ promise, hash, batch, root: seal.root, signature: seal.signature },
    pages: [...(await orders.pages(lines.map(({ page }) => page)))],
    path: [...pathOf((await orders.hashesOf(batch)).map(leafNode), place)],
    publicKey: await signers.publicKey(seal.signingKey),
  };
}
