import { err, hashOf, ok, type Result } from '@hearth/cms/kernel';
import type { hearthErrors, RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import { offerMoved, type bookErrors, type OfferTerms, type shopErrors, type Terms } from '../../contract';
import type { OfferDeps } from '../offers/make-offer';
import { supplierFenOf, unitOf } from './terms.rules';
import { presentTerms } from './see-terms';

type Refused =
  | RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'OFFER_STATE' | 'TERMS_SHORT'>
  | RefusalOf<typeof bookErrors, 'AGREEMENT_NOT_SIGNED'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** The terms of an offer, and the version of it that somebody saw. */
export type WantedTerms = Terms & { readonly id: string; readonly version: number };

/**
 * Sets the terms of an offer that nobody could buy yet. They are tried on one unit first. The ledger keeps their hash and numbers, not the
 * names of people that stand in them.
 */
export async function setTerms(
  deps: OfferDeps,
  actor: StaffActor,
  { id, version, ...terms }: WantedTerms,
): Promise<Result<OfferTerms, Refused>> {
  const { station } = actor;
  return deps.database.transaction(async (tx): Promise<Result<OfferTerms, Refused>> => {
    const offer = await deps.offers.find(tx, station, id);
    if (!offer) return err('SHOP.OFFER_NOT_FOUND');
    if (offer.state !== 'draft') return err('SHOP.OFFER_STATE', { state: offer.state });
    if (offer.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const priced = { ...terms, supplierFen: supplierFenOf(offer.price, terms.part) };
    const unit = unitOf(offer.price, priced);
    if (!unit.ok) return unit;
    if (!(await isPromised(deps, tx, { station, terms }))) return err('BOOKS.AGREEMENT_NOT_SIGNED');
    if (!(await deps.offers.move(tx, offer, { state: offer.state }))) return err('HEARTH.CHANGED_MEANWHILE');
    const next = version + 1;
    await deps.terms.insert(tx, { ...priced, offer: id, version: next, station, by: actor.id });
    const { mode, supplier, supplierFen, donation } = priced;
    const facts = { version: next, mode, supplier, supplierFen, donation };
    deps.ledger.append(tx, { actor, action: 'offer.terms-set', subject: id, version: hashOf(terms), facts });
    await deps.outbox.append(tx, offerMoved({ station, offerId: id, state: offer.state, version: next }));
    const kept = await deps.terms.of(tx, station, id);
    return ok(presentTerms({ ...offer, version: next }, kept));
  });
}

/** Whether what each unit gives is promised by an agreement that stands; it is held, so that nobody takes it back meanwhile. */
export async function isPromised(
  { agreements }: Pick<OfferDeps, 'agreements'>,
  tx: Tx,
  { station, terms }: { readonly station: string; readonly terms: Pick<Terms, 'donation'> },
): Promise<boolean> {
  return terms.donation === null || agreements.holdSigned(tx, station, terms.donation.agreement);
}
