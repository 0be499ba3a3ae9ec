import { Bug, err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { DeskOffer, OfferState, shopErrors } from '../../contract';
import { verdictFor } from '../orders/gate-port';
import { nameOf } from '../variants/variant.rules';
import type { OfferDeps } from './make-offer';
import type { KeptOffer } from './offer-store';
import { shownOffer } from './shown-offer';

type Deps = Pick<OfferDeps, 'database' | 'offers' | 'variants' | 'gate'>;
type Asked = { readonly state?: OfferState | undefined; readonly before?: string | undefined };

const PAGE = 50;

/** The offers of the actor's station, the newest first, each with what decides about it. */
export async function listOffers(
  deps: Deps,
  { station }: StaffActor,
  asked: Asked,
): Promise<Result<{ offers: DeskOffer[]; more: boolean }, never>> {
  const found = await deps.offers.list({ ...asked, station, limit: PAGE + 1 });
  return ok({ offers: await onDesk(deps, station, found.slice(0, PAGE)), more: found.length > PAGE });
}

/** One offer of the actor's station. */
export async function viewOffer(
  deps: Deps,
  { station }: StaffActor,
  id: string,
): Promise<Result<DeskOffer, RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND'>>> {
  const offer = await deps.offers.find(deps.database.read, station, id);
  const [shown] = offer ? await onDesk(deps, station, [offer]) : [];
  return shown ? ok(shown) : err('SHOP.OFFER_NOT_FOUND');
}

async function onDesk(
  { offers, variants, gate }: Deps,
  station: string,
  found: readonly KeptOffer[],
): Promise<DeskOffer[]> {
  const ids = [...new Set(found.map(({ variant }) => variant))];
  const [known, waiting] = await Promise.all([variants.among(station, ids), offers.waiting(found.map(({ id }) => id))]);
  const byId = new Map(known.map((variant) => [variant.id, variant]));
  return found.map((offer) => {
    const variant = byId.get(offer.variant);
    // A foreign key holds it.
    if (!variant) throw new Bug(`the variant of offer ${offer.id} is not there`);
    return {
      ...shownOffer(offer),
      ...{ goods: nameOf(variant), free: variant.free, waiting: waiting.get(offer.id) ?? 0 },
      gate: verdictFor(gate, offer.product),
    };
  });
}
