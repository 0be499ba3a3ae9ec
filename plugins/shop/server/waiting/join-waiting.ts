import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { ReaderActor, RefusalOf } from '@hearth/cms/contract';
import type { Database } from '@hearth/cms/platform';
import type { shopErrors } from '../../contract';
import { freightOf } from '../freight/freight.rules';
import type { OfferFacts } from '../orders/decide.rules';
import type { PlacingStore } from '../orders/placing-store';
import type { WaitingStore } from './waiting-store';

type Deps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly placing: PlacingStore;
  readonly waiting: WaitingStore;
};
type Refused = RefusalOf<
  typeof shopErrors,
  | 'OFFER_NOT_FOUND'
  | 'NOT_ON_SALE'
  | 'NOT_SOLD_OUT'
  | 'LIMIT_REACHED'
  | 'REGION_MISSING'
  | 'NOT_DELIVERED'
  | 'RETURN_UNCONFIRMED'
>;

/** What somebody waits for, where it is to go as far as the freight goes by it, and what they know of sending it back. */
export type Joining = {
  readonly offer: string;
  readonly quantity: number;
  readonly region?: string;
  readonly noReturn?: boolean;
};

/** Joins the line for what is sold out (候补), under the lock of the stock: nobody joins while there is something for them. */
export async function joinWaiting(
  deps: Deps,
  actor: ReaderActor,
  { offer: id, quantity, region, noReturn = false }: Joining,
): Promise<Result<{ ahead: number }, Refused>> {
  const { station, id: buyer } = actor;
  return deps.database.transaction(async (tx) => {
    const { offers } = await deps.placing.lockOffers(tx, [id]);
    const offer = offers.get(id);
    if (offer?.station !== station) return err('SHOP.OFFER_NOT_FOUND');
    const refused = refusedTo(offer, { quantity, region, noReturn });
    if (refused) return refused;
    const kept = (await deps.placing.keptForWaiting(tx, [id])).get(offer.variant) ?? 0;
    const free = Math.min(offer.free - kept, offer.left ?? offer.free);
    if (free >= quantity) return err('SHOP.NOT_SOLD_OUT');
    return ok({
      ahead: await deps.waiting.join(tx, {
        id: deps.ids.next(),
        station,
        offer: id,
        buyer,
        quantity,
        region: region ?? null,
        noReturn: offer.noReturn,
      }),
    });
  });
}

/** Whoever waits is served by themselves later: what that needs is asked for now. */
function refusedTo(
  { id, onSale, perBuyer, freight, price, weightG, noReturn }: OfferFacts,
  wanted: { readonly quantity: number; readonly region: string | undefined; readonly noReturn: boolean },
): Extract<Result<never, Refused>, { ok: false }> | undefined {
  const { quantity, region } = wanted;
  if (!onSale) return err('SHOP.NOT_ON_SALE');
  if (noReturn && !wanted.noReturn) return err('SHOP.RETURN_UNCONFIRMED', { offer: id });
  if (perBuyer !== null && quantity > perBuyer) return err('SHOP.LIMIT_REACHED', { offer: id, most: perBuyer });
  if (freight === null) return undefined;
  if (region === undefined) return err('SHOP.REGION_MISSING');
  const fee = freightOf(freight, { region, weightG, goods: price });
  return fee === undefined ? err('SHOP.NOT_DELIVERED', { offers: [id] }) : undefined;
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
