import type { Database } from '@hearth/cms/platform';
import type { AskedLot, LotSales, LotSeller } from '@hearth/vetting/contract';
import type { LotStore } from './lot-store';
import { leftOfLots } from './lot.rules';

type Deps = { readonly database: Database; readonly lots: LotStore };

/** The shop, as the recall of a lot meets it: where its units are, and a word to whoever bought some. */
export const createLotSeller = (deps: Deps): LotSeller => ({
  salesOf: (lot) => salesOf(deps, lot),
  tellBuyers: (tx, what) => deps.lots.tell(tx, what),
});

async function salesOf({ database: { read }, lots }: Deps, lot: AskedLot): Promise<LotSales> {
  const [variants, sums, latest] = await Promise.all([
    lots.ofProduct(read, lot.station, lot.product),
    lots.sums(read, lot),
    lots.latest(read, lot),
  ]);
  const isIts = ({ lot: name }: { readonly lot: string }): boolean => name === lot.code || name === lot.id;
  let came = 0;
  let unsold = 0;
  for (const { layers, onHand } of variants) {
    for (const layer of layers.filter(isIts)) came += Math.max(layer.came, 0);
    for (const { units } of leftOfLots(layers, onHand).filter(isIts)) unsold += units;
  }
  return { came, unsold, ...sums, latest };
}
