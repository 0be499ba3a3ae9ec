import { unwrap } from '@hearth/cms/kernel';
import type { DemoStage } from '@hearth/cms/platform';
import { supplierFactsSchema, type ProductFacts } from '../../contract';
import { bindEvidence, makeClaim } from '../claims/make-claims';
import { openLot } from '../lots/turn-lots';
import { daysAfter, dayOf } from '../papers/paper-needs.rules';
import { notePrice } from '../prices/note-price';
import { openProduct } from '../products/open-product';
import { viewProduct } from '../products/view-products';
import { verifySupplier } from '../suppliers/decide-supplier';
import { fileAtDesk } from '../suppliers/file-at-desk';
import type { DemoDesk } from './demo-deps';
import { fileDemoPapers, type Papered } from './file-demo-papers';
import type { DemoGoods, DemoSupplier, GoodsFile } from './goods-file';
import { fillDemoPool, judgeDemoGoods } from './judge-demo-goods';

/** Puts vetted goods into the demo station, each step by the verb and the person that a station has for it; others find them by name. */
export async function loadDemoGoods(desk: DemoDesk, file: GoodsFile, made: DemoStage['made']): Promise<void> {
  await fillDemoPool(desk, file);
  const suppliers = new Map<string, string>();
  for (const supplier of file.suppliers) {
    const id = await aSupplier(desk, supplier);
    suppliers.set(supplier.key, id);
    made.set(`supplier:${supplier.key}`, id);
  }
  for (const goods of file.goods) {
    const supplier = file.suppliers.find(({ key }) => key === goods.supplier);
    if (!supplier) throw new Error(`The demo has goods of an unknown supplier: ${goods.supplier}`);
    const product = await someGoods(desk, goods, suppliers.get(supplier.key) ?? '');
    await fileDemoPapers(desk, { product, goods, supplier });
    await claimed(desk, { product, goods });
    await judgeDemoGoods(desk, product);
    made.set(`goods:${goods.key}`, product);
  }
}

async function aSupplier({ suppliers, keeper, officer }: DemoDesk, demo: DemoSupplier): Promise<string> {
  const { kind, name, uscc, region, address, person, phone, bank } = demo;
  const facts = supplierFactsSchema.parse({
    ...{ who: { kind, name, uscc, idNumber: null }, where: { region, address }, contact: { person, phone } },
    bank: { ...bank, isCard: false },
  });
  const { id, version } = unwrap(await fileAtDesk(suppliers, keeper, { ...facts, station: keeper.station }));
  unwrap(await verifySupplier(suppliers, officer, { id, version, note: '证照与账户已电话核对' }));
  return id;
}

/** Opens a product with a lot and the prices that were seen. */
async function someGoods({ goods: deps, keeper }: DemoDesk, demo: DemoGoods, supplier: string): Promise<string> {
  const { title, category, lot: code, listFen, markets } = demo;
  const seller = await deps.suppliers.find(deps.database.read, keeper.stations, supplier);
  const facts = factsOf(demo, seller?.name ?? '');
  const id = unwrap(await openProduct(deps, keeper, { supplier, title, category, facts }));
  const today = dayOf(deps.clock.now());
  const bestBefore = demo.shelfLifeDays === null ? null : daysAfter(today, demo.shelfLifeDays - 3);
  unwrap(await openLot(deps, keeper, { id, code, madeAt: daysAfter(today, -3), bestBefore, quantity: 500 }));
  const seen = { id, shotHash: null, seenAt: deps.clock.now().toISOString() };
  const list = { venue: '供货方', url: null, fen: listFen, basis: 'list' } as const;
  for (const price of [list, ...markets.map((market) => ({ ...market, basis: 'market' as const }))])
    unwrap(await notePrice(deps, keeper, { ...seen, ...price }));
  return id;
}

function factsOf(demo: DemoGoods, seller: string): ProductFacts {
  const { spec, recipe, netWeight, shelfLifeDays, welfare, origin, storage, story, listFen } = demo;
  return {
    ...{
      spec,
      recipe,
      netWeight,
      shelfLifeDays,
      welfare,
      origin,
      storage,
      story,
      seller,
      maker: seller,
      plant: origin,
    },
    ...{ allergens: [], label: '', gtin: null, prepackaged: false, branded: false, donation: false, marks: [] },
    priceBasis: { fen: listFen, kind: 'list-price' },
  };
}

/** Claims what a paper proves, and says on which page. */
async function claimed(
  { goods: deps, keeper }: DemoDesk,
  { product, goods }: Pick<Papered, 'product' | 'goods'>,
): Promise<void> {
  const { supplier } = unwrap(await viewProduct(deps, keeper, product));
  const papers = await deps.papers.of(deps.database.read, { products: [product], suppliers: [supplier.id] });
  for (const { text, kind, paper: wanted, page } of goods.claims) {
    const paper = papers.find((one) => one.kind === wanted)?.id ?? '';
    const { id, version } = unwrap(await makeClaim(deps, keeper, { id: product, text, kind }));
    unwrap(await bindEvidence(deps, keeper, { id, version, evidence: [{ paper, page }] }));
  }
}
