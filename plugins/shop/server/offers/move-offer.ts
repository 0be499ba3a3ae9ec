import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor, SystemActor, hearthErrors } from '@hearth/cms/contract';
import type { Tx } from '@hearth/cms/platform';
import {
  offerMoved,
  returnRuleOf,
  type bookErrors,
  type Offer,
  type OfferEvent,
  type ReturnRule,
  type shopErrors,
} from '../../contract';
import { codesOf } from '../orders/gate-port';
import { isPromised } from '../terms/set-terms';
import { isAgreedAt } from '../terms/terms.rules';
import type { OfferDeps } from './make-offer';
import { offerMachine } from './offer.machine';
import { pageOf } from './offer.rules';
import type { KeptOffer } from './offer-store';
import { shownOffer } from './shown-offer';

type Unready =
  RefusalOf<typeof shopErrors, 'NOT_CLEARED' | 'TERMS_MISSING'> | RefusalOf<typeof bookErrors, 'AGREEMENT_NOT_SIGNED'>;
type Refused =
  | Unready
  | RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'OFFER_STATE'>
  | RefusalOf<typeof hearthErrors, 'CHANGED_MEANWHILE'>;

/** What somebody does to an offer, and which version of it they saw. */
export type OfferMove = { readonly id: string; readonly event: OfferEvent; readonly version: number };

/**
 * Opens or closes an offer. What may not be sold is not opened, nor what nobody has said about who gets what of it; what it shows is kept
 * under its hash when it opens.
 */
export async function moveOffer(
  deps: OfferDeps,
  actor: StaffActor,
  { id, event, version }: OfferMove,
): Promise<Result<Offer, Refused>> {
  const { station } = actor;
  return deps.database.transaction(async (tx): Promise<Result<Offer, Refused>> => {
    const offer = await deps.offers.find(tx, station, id);
    if (!offer) return err('SHOP.OFFER_NOT_FOUND');
    const next = offerMachine.next(offer.state, event);
    if (!next.ok) return err('SHOP.OFFER_STATE', { state: offer.state });
    if (offer.version !== version) return err('HEARTH.CHANGED_MEANWHILE');
    const { state } = next.value;
    let sealed: SealedPage | undefined;
    if (event === 'open') {
      const ready = await isReady(deps, tx, offer);
      if (!ready.ok) return ready;
      sealed = await keepPage(deps, tx, offer);
    }
    if (!(await deps.offers.move(tx, offer, { state, ...sealed }))) return err('HEARTH.CHANGED_MEANWHILE');
    const { page } = { ...offer, ...sealed };
    const facts = { price: offer.price };
    deps.ledger.append(tx, { actor, action: `offer.${event}`, subject: id, ...(page && { version: page }), facts });
    await deps.outbox.append(tx, offerMoved({ station, offerId: id, state, version: version + 1 }));
    const moved = { ...offer, state, page, version: version + 1, allowedEvents: [...offerMachine.allowed(state)] };
    return ok(shownOffer(moved));
  });
}

/** Whether everything is there that it takes to sell: the gate's word, terms, and the agreement of what it promises to give. */
async function isReady(
  deps: OfferDeps,
  tx: Tx,
  { id, station, product, price }: KeptOffer,
): Promise<Result<void, Unready>> {
  const barred = (await deps.gate.recheck(tx, [product])).get(product);
  if (barred) return err('SHOP.NOT_CLEARED', { codes: codesOf(barred) });
  const terms = await deps.terms.of(tx, station, id);
  // A share is worked out of a price: of another price it has to be agreed anew.
  if (!terms || !isAgreedAt(price, terms)) return err('SHOP.TERMS_MISSING');
  return (await isPromised(deps, tx, { station, terms })) ? ok() : err('BOOKS.AGREEMENT_NOT_SIGNED');
}

type SealedPage = { readonly page: string; readonly returns: ReturnRule };

/** What an offer shows is sealed with the rule by which it goes back: a category that is corrected later changes nothing of what was bought. */
async function keepPage(deps: OfferDeps, tx: Tx, offer: KeptOffer): Promise<SealedPage> {
  const { offers, variants, freight } = deps;
  const { station, freightRule } = offer;
  const variant = await variants.find(tx, station, offer.variant);
  const rule = freightRule === null ? undefined : await freight.find(tx, station, freightRule);
  const terms = rule ? { freeFrom: rule.freeFrom, zones: rule.zones } : null;
  const returns = await returnsOf(deps, tx, offer);
  const ground = { title: variant?.title, spec: variant?.spec ?? '', freight: terms, returns };
  return { page: await offers.keepPage(tx, station, pageOf(shownOffer(offer), ground)), returns };
}

/** Of goods whose category nobody knows nothing is taken from their buyers. */
async function returnsOf({ goods }: OfferDeps, tx: Tx, { product }: KeptOffer): Promise<ReturnRule> {
  const category = (await goods.categoriesOf(tx, [product])).get(product);
  return category === undefined ? 'seven-days' : returnRuleOf(category);
}

/** In the transaction that takes a product off sale: its offers close with it, so that nothing hangs on a message. */
export async function closeOffersOf(
  { offers, ledger, outbox }: Pick<OfferDeps, 'offers' | 'ledger' | 'outbox'>,
  tx: Tx,
  { product, reasons }: { readonly product: string; readonly reasons: readonly { readonly code: string }[] },
): Promise<void> {
  for (const { id, station, version } of await offers.closeOf(tx, product)) {
    const actor: SystemActor = { kind: 'system', id: 'shop.gate', name: 'shop.gate', station };
    const facts = { reasons: reasons.map(({ code }) => code) };
    ledger.append(tx, { actor, action: 'offer.suspended', subject: id, facts });
    await outbox.append(tx, offerMoved({ station, offerId: id, state: 'closed', version }));
  }
}
