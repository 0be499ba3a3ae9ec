import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { QuoteTogether, shopErrors } from '../../contract';
import type { OfferMemory } from '../orders/offer-memory-store';
import { freightTo, freightTogether, type PricedLine } from '../orders/order-sums.rules';
import { bySeller } from '../orders/sellers.rules';
import type { FreightRuleStore } from './freight-rule-store';

type Asked = { readonly id: string; readonly region: string; readonly quantity: number };
type Quote = { readonly freight: number };
type Unsent = RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'NOT_DELIVERED'>;
type Untogether = Unsent | RefusalOf<typeof shopErrors, 'REGION_MISSING' | 'SELLERS_MIXED'>;

/** What sending so many of an offer to a region costs; the order itself works it out anew. */
export async function quoteFreight(
  { freight }: { readonly freight: FreightRuleStore },
  { id, region, quantity }: Asked,
): Promise<Result<Quote, Unsent>> {
  const [offer] = await freight.quoted([id]);
  if (!offer) return err('SHOP.OFFER_NOT_FOUND');
  const fee = freightTo([{ ...offer, quantity }], region);
  return fee.ok ? ok({ freight: fee.value }) : fee;
}

/** What a quote for several things stands on: the same memory of sellers as placing has. */
export type QuotingDeps = { readonly freight: FreightRuleStore; readonly memory: Pick<OfferMemory, 'of'> };

/** What sending several things as one order costs, by the rules by which the order is summed. */
export async function quoteTogether(
  { freight, memory }: QuotingDeps,
  { region, lines }: QuoteTogether,
): Promise<Result<Quote, Untogether>> {
  const offers = await freight.quoted(lines.map(({ offer }) => offer));
  const known = new Map(offers.map((offer) => [offer.offer, offer]));
  const priced: PricedLine[] = [];
  const sold: { offer: string; seller: string }[] = [];
  for (const { offer, quantity } of lines) {
    const [terms, seller] = [known.get(offer), (await memory.of(offer))?.seller];
    if (!terms || seller === undefined) return err('SHOP.OFFER_NOT_FOUND');
    priced.push({ ...terms, quantity });
    sold.push({ offer, seller });
  }
  const apart = bySeller(sold);
  if (apart.length > 1) return err('SHOP.SELLERS_MIXED', { apart });
  const fee = freightTogether(priced, region);
  return fee.ok ? ok({ freight: fee.value }) : fee;
}
