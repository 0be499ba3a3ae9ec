import type { Tx } from '@hearth/cms/platform';
import type { AfterSaleDeps } from './after-sale-deps';
import type { KeptSale } from './after-sale-store';

/** Promises from stock what is sent instead, once; false where there is none, or what there is may not be sold. */
export async function holdReplacement(deps: AfterSaleDeps, tx: Tx, sale: KeptSale): Promise<boolean> {
  const known = await deps.replacements.stateOf(tx, sale.id);
  // What was sent once and did not arrive as it should is not sent a second time.
  if (known !== undefined) return known === 'claimed';
  const goods = await deps.replacements.goodsOf(tx, sale.offer);
  if (!goods || (await deps.gate.recheck(tx, [goods.product])).size > 0) return false;
  return deps.replacements.claim(tx, sale, goods.variant);
}
