import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, hearthErrors } from '@hearth/cms/contract';
import { offerMoved, type ChangeOffer, type Offer, type shopErrors } from '../../contract';
import { isFreightKnown, type OfferDeps } from './make-offer';
import { checkOffer, type OfferRuleRefusal } from './offer.rules';
import { shownOffer } from './shown-offer';

type Refused =
  | OfferRuleRefusal
  | RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'OFFER_STATE' | 'FREIGHT_RULE_NOT_FOUND'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** Changes a draft. What was open once is what buyers saw: another price is another offer. */
export async function changeOffer(
  deps: OfferDeps,
  actor: StaffActor,
  { id, version, ...next }: ChangeOffer & { readonly id: string },
): Promise<Result<Offer, Refused>> {
  const { station } = actor;
  return deps.database.transaction(async (tx) => {
    const offer = await deps.offers.find(tx, station, id);
    if (!offer) return err('SHOP.OFFER_NOT_FOUND');
    if (offer.state !== 'draft') return err('SHOP.OFFER_STATE', { state: offer.state });
    const checked = checkOffer(next);
    if (!checked.ok) return checked;
    if (!(await isFreightKnown(deps, tx, { ...next, station }))) return err('SHOP.FREIGHT_RULE_NOT_FOUND');
    const isNews = offer.version === version && (await deps.offers.change(tx, offer, next));
    if (!isNews) return err('HEARTH.CHANGED_MEANWHILE');
    const { price, basePrice, basis } = next;
    const facts = { price, basePrice, basis, before: offer.price };
    deps.ledger.append(tx, { actor, action: 'offer.changed', subject: id, facts });
    await deps.outbox.append(tx, offerMoved({ station, offerId: id, state: offer.state, version: version + 1 }));
    return ok(shownOffer({ ...offer, ...next, version: version + 1 }));
  });
}
