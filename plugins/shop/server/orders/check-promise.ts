import { createPublicKey, verify } from 'node:crypto';
import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Ledger } from '@hearth/cms/platform';
import type { CheckedPromise, PromiseProof, shopErrors } from '../../contract';
import { rootBy } from '../receipts/merkle';
import { promiseHash } from './promise-hash';
import { promiseOf, type PromiseDeps } from './show-promise';

type Deps = PromiseDeps & { readonly ledger: Pick<Ledger, 'of'> };

/**
 * What an order of the actor's station promised, each part of its proof worked out anew from what is kept now: whoever changed the order,
 * a page or the root behind everybody's back is found here.
 */
export async function checkPromise(
  deps: Deps,
  { station }: StaffActor,
  id: string,
): Promise<Result<CheckedPromise, RefusalOf<typeof shopErrors, 'ORDER_NOT_FOUND'>>> {
  const order = await deps.orders.ofStation(station, id);
  if (!order) return err('SHOP.ORDER_NOT_FOUND');
  const shown = await promiseOf(deps, order);
  if (!shown.ok) return shown;
  const proof = shown.value;
  const told = await deps.ledger.of(station, proof.batch);
  const pages = new Set(proof.pages.map((page) => page.hash));
  return ok({
    ...proof,
    holds: {
      hash: promiseHash(proof.promise) === proof.hash,
      pages:
        proof.pages.every(({ hash, body }) => hashOf(body) === hash) &&
        order.lines.every(({ page }) => pages.has(page)),
      path: rootBy(proof.hash, proof.path) === proof.root,
      signature: isSigned(proof),
      ledger: told.some(({ version }) => version === proof.root),
    },
  });
}

function isSigned({ root, signature, publicKey }: PromiseProof): boolean {
  // A key that is no longer kept signs nothing.
  if (publicKey === '') return false;
  return verify(null, Buffer.from(root, 'hex'), createPublicKey(publicKey), Buffer.from(signature, 'base64'));
}
