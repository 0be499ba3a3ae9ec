import type { StaffActor } from '@hearth/cms/contract';
import { err, ok, type Result } from '@hearth/cms/kernel';
import type { Tx } from '@hearth/cms/platform';
import { goodsChanged, type FilePaper, type Paper, type CataloguePaper } from '../../contract';
import type { GoodsDeps, GoodsRefusal } from '../products/goods-deps';
import { lineOf, scopesOf } from './paper-checks.rules';
import { lastDayOf } from './paper-needs.rules';
import { presentPapers, type PaperGround } from './present-papers';

type Filed = Result<Paper, GoodsRefusal>;
type Target = { readonly id: string } & FilePaper;

/** Files a paper for a product, or for one of its lots. */
export async function fileForProduct(deps: GoodsDeps, actor: StaffActor, { id, ...paper }: Target): Promise<Filed> {
  return deps.database.transaction(async (tx): Promise<Filed> => {
    const product = await deps.products.hold(tx, actor.stations, id);
    if (!product) return err('GOODS.NOT_FOUND');
    const isLot = paper.lot !== null;
    if (isLot && !(await deps.lots.of(tx, [id])).some((lot) => lot.id === paper.lot)) return err('GOODS.LOT_NOT_FOUND');
    const ground = { supplier: product.supplier, product };
    return file(deps, tx, { actor, paper, ground, scope: isLot ? 'lot' : 'product' });
  });
}

/** Files a paper for a supplier: it speaks for all their goods. */
export async function fileForSupplier(deps: GoodsDeps, actor: StaffActor, { id, ...paper }: Target): Promise<Filed> {
  return deps.database.transaction(async (tx): Promise<Filed> => {
    const supplier = await deps.suppliers.find(tx, actor.stations, id);
    if (!supplier) return err('GOODS.SUPPLIER_NOT_FOUND');
    return file(deps, tx, { actor, paper, ground: { supplier, product: undefined }, scope: 'supplier' });
  });
}

type Filing = {
  readonly actor: StaffActor;
  readonly paper: FilePaper;
  readonly ground: PaperGround;
  readonly scope: CataloguePaper['scope'];
};

async function file(deps: GoodsDeps, tx: Tx, { actor, paper, ground, scope }: Filing): Promise<Filed> {
  const line = lineOf(paper.kind, scope);
  if (!line || (scope === 'supplier' && paper.lot !== null)) return wrongPlace(paper);
  const { station, of, whose, category } = ownerOf(ground);
  const isThere = await deps.files.lend(tx, paper.fileHash, { from: actor.stations, to: station });
  if (!isThere) return err('GOODS.FILE_NOT_FOUND');
  const id = deps.ids.next();
  const validTo = lastDayOf(line, paper, category);
  const filed = { id, station, filedBy: actor.id, filedByName: actor.name, validTo };
  await deps.papers.insert(tx, { ...paper, ...filed, product: whose.productId, supplier: whose.supplierId });
  const facts = { kind: paper.kind, validFrom: paper.validFrom, file: paper.fileHash, of };
  deps.ledger.append(tx, { actor: { ...actor, station }, action: 'paper.filed', subject: id, version: '1', facts });
  await deps.outbox.append(tx, goodsChanged({ station, ...whose, what: 'paper' }));
  const [shown] = await presentPapers(deps, tx, { papers: await deps.papers.byIds(tx, [id]), ground });
  return shown ? ok(shown) : err('GOODS.PAPER_NOT_FOUND');
}

/** Whose a paper becomes: a product's, or its supplier's where there is none. */
function ownerOf({ product, supplier }: PaperGround) {
  if (!product) {
    const whose = { productId: null, supplierId: supplier.id };
    return { station: supplier.station, of: supplier.id, whose, category: undefined };
  }
  const whose = { productId: product.id, supplierId: null };
  return { station: product.station, of: product.id, whose, category: product.category };
}

const wrongPlace = ({ kind }: FilePaper) => err('GOODS.PAPER_SCOPE', { scope: scopesOf(kind).join(', ') });
