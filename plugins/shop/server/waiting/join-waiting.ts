import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { shopErrors } from '../../contract';
import type { PlacingStore } from '../orders/placing-store';
import type { WaitingStore } from './waiting-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly placing: PlacingStore;
  readonly waiting: WaitingStore;
};
type Refused = RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'NOT_ON_SALE' | 'NOT_SOLD_OUT' | 'LIMIT_REACHED'>;

/** Joins the line for what is sold out (候补), under the lock of the stock: nobody joins while there is something for them. */
export async function joinWaiting(
  deps: Deps,
  actor: ReaderActor,
  { offer: id, quantity }: { readonly offer: string; readonly quantity: number },
): Promise<Result<{ ahead: number }, Refused>> {
  const { station, id: buyer } = actor;
  return deps.database.transaction(async (tx) => {
    const { offers } = await deps.placing.lockOffers(tx, [id]);
    const offer = offers.get(id);
    if (offer?.station !== station) return err('SHOP.OFFER_NOT_FOUND');
    if (!offer.onSale) return err('SHOP.NOT_ON_SALE');
    if (offer.perBuyer !== null && quantity > offer.perBuyer) {
      return err('SHOP.LIMIT_REACHED', { offer: id, most: offer.perBuyer });
    }
    const kept = (await deps.placing.keptForWaiting(tx, [id])).get(offer.variant) ?? 0;
    const free = Math.min(offer.free - kept, offer.left ?? offer.free);
    if (free >= quantity) return err('SHOP.NOT_SOLD_OUT');
    return ok({ ahead: await deps.waiting.join(tx, { id: deps.ids.next(), station, offer: id, buyer, quantity }) });
  });
}

/** Leaves the line. */
export async function leaveWaiting(
  deps: Deps,
  actor: ReaderActor,
  offer: string,
): Promise<Result<null, RefusalOf<typeof shopErrors, 'WAITING_NOT_FOUND'>>> {
  return deps.database.transaction(async (tx) => {
    const left = await deps.waiting.leave(tx, { offer, buyer: actor.id });
    return left ? ok(null) : err('SHOP.WAITING_NOT_FOUND');
  });
}
