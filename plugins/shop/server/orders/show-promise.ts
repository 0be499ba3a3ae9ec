import { err, ok, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { PromiseProof, shopErrors } from '../../contract';
import type { OrderStore } from './order-store';
import { writtenPromise } from './promise.rules';
import { leafNode, pathOf } from '../receipts/merkle';
import type { Signers } from './signing-key-store';

type Deps = { readonly orders: OrderStore; readonly signers: Signers };

/**
 * What was promised when the order was placed, in the bytes that were hashed then, with the way from there to the signed root. Anybody
 * can check it with the station's public key, and the ledger holds the same root.
 */
export async function showPromise(
  { orders, signers }: Deps,
  actor: ReaderActor,
  id: string,
): Promise<Result<PromiseProof, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await orders.ofBuyer(actor.id, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const { station, buyer, batch, place, hash, placedAt, payUntil, goods, freight, discount, amount, lines } = order;
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
