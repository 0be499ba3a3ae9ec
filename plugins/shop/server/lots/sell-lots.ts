import type { Database, ReaderNotices, Tx } from '@hearth/cms/platform';
import type { AskedLot, LotSales, LotSeller, RecallWords } from '@hearth/vetting/contract';
import type { LotStore } from './lot-store';
import { leftOfLots } from './lot.rules';
import { recallNotice } from './recall-words.rules';

type Deps = { readonly database: Database; readonly lots: LotStore; readonly readers: ReaderNotices };

/** Of one lot a buyer is told once, however much of it they bought. */
const subjectOf = ({ id }: AskedLot): string => `recall ${id}`;

/** The shop, as the recall of a lot meets it: where its units are, and a word to whoever bought some. */
export const createLotSeller = (deps: Deps): LotSeller => ({
  salesOf: (lot) => salesOf(deps, lot),
  tellBuyers: (tx, what) => tellBuyers(deps, tx, what),
});

/** The word on their orders, and a message to each buyer, in one transaction: neither is there without the other. */
async function tellBuyers({ lots, readers }: Deps, tx: Tx, what: RecallWords): Promise<number> {
  const buyers = await lots.tell(tx, what);
  const title = await lots.titleOf(tx, what.lot);
  if (buyers.length === 0 || !title) return buyers.length;
  const { station, code } = what.lot;
  const news = { station, subject: subjectOf(what.lot), ...recallNotice({ title, code, words: what.words }) };
  await readers.tell(
    tx,
    [...new Set(buyers)].map((reader) => ({ ...news, reader })),
  );
  return buyers.length;
}

async function salesOf({ database: { read }, lots, readers }: Deps, lot: AskedLot): Promise<LotSales> {
  const [variants, sums, latest, notices] = await Promise.all([
    lots.ofProduct(read, lot.station, lot.product),
    lots.sums(read, lot),
    lots.latest(read, lot),
    readers.sums({ station: lot.station, subject: subjectOf(lot) }),
  ]);
  const isIts = ({ lot: name }: { readonly lot: string }): boolean => name === lot.code || name === lot.id;
  let came = 0;
  let unsold = 0;
  for (const { layers, onHand } of variants) {
    for (const layer of layers.filter(isIts)) came += Math.max(layer.came, 0);
    for (const { units } of leftOfLots(layers, onHand).filter(isIts)) unsold += units;
  }
  return { came, unsold, ...sums, latest, notices };
}
