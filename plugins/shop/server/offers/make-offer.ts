import { err, ok, type Ids, type Result } from '@hearth/cms/kernel';
import type { RefusalOf, StaffActor } from '@hearth/cms/contract';
import type { Database, Ledger, Outbox, Tx } from '@hearth/cms/platform';
import type { GoodsShower } from '@hearth/vetting/contract';
import type { MakeOffer, Offer, shopErrors } from '../../contract';
import type { FreightRuleStore } from '../freight/freight-rule-store';
import type { SellingGate } from '../orders/gate-port';
import type { DonationStore } from '../donations/donation-store';
import type { TermsStore } from '../terms/terms-store';
import type { VariantStore } from '../variants/variant-store';
import { offerMachine } from './offer.machine';
import { checkOffer, type OfferRuleRefusal } from './offer.rules';
import type { OfferStore } from './offer-store';

/** What the verbs of offers are handed. */
export type OfferDeps = {
  readonly database: Database;
  readonly ids: Ids;
  readonly ledger: Ledger;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly gate: SellingGate;
  readonly goods: Pick<GoodsShower, 'categoriesOf'>;
  readonly offers: OfferStore;
  readonly variants: VariantStore;
  readonly freight: FreightRuleStore;
  readonly terms: TermsStore;
  readonly agreements: Pick<DonationStore, 'holdSigned'>;
};

type Refused = OfferRuleRefusal | RefusalOf<typeof shopErrors, 'VARIANT_NOT_FOUND' | 'FREIGHT_RULE_NOT_FOUND'>;

/** Makes an offer as a draft. Its price carries the name of whoever made it. */
export async function makeOffer(deps: OfferDeps, actor: StaffActor, input: MakeOffer): Promise<Result<Offer, Refused>> {
  const checked = checkOffer(input);
  if (!checked.ok) return checked;
  return deps.database.transaction(async (tx) => {
    const variant = await deps.variants.find(tx, actor.station, input.variant);
    if (!variant) return err('SHOP.VARIANT_NOT_FOUND');
    if (!(await isFreightKnown(deps, tx, { station: actor.station, ...input })))
      return err('SHOP.FREIGHT_RULE_NOT_FOUND');
    const id = deps.ids.next();
    const { product } = variant;
    await deps.offers.insert(tx, { ...input, id, product, station: actor.station, by: actor.id });
    const { price, basePrice, basis } = input;
    deps.ledger.append(tx, { actor, action: 'offer.made', subject: id, facts: { price, basePrice, basis, product } });
    const state = offerMachine.table.initial;
    const made = { ...input, id, product, state, version: 1, taken: 0, page: null };
    return ok({ ...made, allowedEvents: [...offerMachine.allowed(state)] });
  });
}

/** Whether the freight rule of an offer, if it has one, is the station's and in use. */
export async function isFreightKnown(
  { freight }: Pick<OfferDeps, 'freight'>,
  tx: Tx,
  { station, freightRule }: { readonly station: string; readonly freightRule: string | null },
): Promise<boolean> {
  if (freightRule === null) return true;
  const rule = await freight.find(tx, station, freightRule);
  return rule !== undefined && !rule.retired;
}
