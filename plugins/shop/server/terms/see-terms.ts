import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { OfferTerms, shopErrors, TermsLine } from '../../contract';
import type { OfferDeps } from '../offers/make-offer';
import type { KeptOffer } from '../offers/offer-store';
import { unitOf } from './terms.rules';
import type { KeptTerms } from './terms-store';

/** The terms of an offer of the actor's station, with where the price of one unit goes. */
export async function seeTerms(
  { database, offers, terms }: OfferDeps,
  { station }: StaffActor,
  id: string,
): Promise<Result<OfferTerms, RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND'>>> {
  const offer = await offers.find(database.read, station, id);
  if (!offer) return err('SHOP.OFFER_NOT_FOUND');
  return ok(presentTerms(offer, await terms.of(database.read, station, id)));
}

const PAGE = 50;

/** The offers of the actor's station with whom each of them pays, the newest first. */
export async function listTerms(
  { database, terms }: OfferDeps,
  { station }: StaffActor,
  before: string | undefined,
): Promise<Result<{ offers: TermsLine[]; more: boolean }, never>> {
  const found = await terms.list(database.read, { station, before, limit: PAGE + 1 });
  return ok({ offers: found.slice(0, PAGE), more: found.length > PAGE });
}

/** Terms as pages see them. */
export function presentTerms(
  { id, product, state, version, price }: Pick<KeptOffer, 'id' | 'product' | 'state' | 'version' | 'price'>,
  kept: KeptTerms | undefined,
): OfferTerms {
  const offer = { offer: id, product, state, version, price };
  if (!kept) return { ...offer, terms: null };
  const { offer: _offer, station: _station, supplierFen: _fen, setAt, ...terms } = kept;
  const unit = unitOf(price, kept);
  return { ...offer, terms: { ...terms, setAt: setAt.toISOString(), unit: unit.ok ? unit.value : [] } };
}
