import { err, ok, type Result } from '@hearth/cms/kernel';
import type { RefusalOf } from '@hearth/cms/contract';
import type { shopErrors } from '../../contract';
import type { FreightRuleStore } from './freight-rule-store';
import { freightOf } from './freight.rules';

type Asked = { readonly id: string; readonly region: string; readonly quantity: number };

/** What sending so many of an offer to a region costs; the order itself works it out anew. */
export async function quoteFreight(
  { freight }: { readonly freight: FreightRuleStore },
  { id, region, quantity }: Asked,
): Promise<Result<{ freight: number }, RefusalOf<typeof shopErrors, 'OFFER_NOT_FOUND' | 'NOT_DELIVERED'>>> {
  const offer = await freight.quoted(id);
  if (!offer) return err('SHOP.OFFER_NOT_FOUND');
  const { rule, weightG, price } = offer;
  if (!rule) return ok({ freight: 0 });
  const fee = freightOf(rule, { region, weightG: weightG * quantity, goods: price * quantity });
  return fee === undefined ? err('SHOP.NOT_DELIVERED') : ok({ freight: fee });
}
