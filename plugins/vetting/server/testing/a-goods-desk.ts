import { createHash } from 'node:crypto';
import type { StaffActor } from '@hearth/cms/contract';
import { clockAt, systemIds, systemRandom, type MovableClock, type Result } from '@hearth/cms/kernel';
import { createLedger, createStations, createVault, parseVaultKeys, type Ledger } from '@hearth/cms/platform';
import { aNode, type BareNode } from '../../../../tests/host/a-node';
import { aBareStation } from '../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../tests/host/database';
import { labelSides, type FilePaper, type Lot, type Paper, type ProductFacts, type ProductFile } from '../../contract';
import { claimStore } from '../claims/claim-store';
import { lotStore } from '../lots/lot-store';
import { openLot } from '../lots/turn-lots';
import { decidePaper } from '../papers/decide-paper';
import { fileForProduct, fileForSupplier } from '../papers/file-paper';
import { fileStore } from '../papers/file-store';
import { daysAfter, dayOf } from '../papers/paper-needs.rules';
import { paperStore } from '../papers/paper-store';
import { notePrice } from '../prices/note-price';
import { priceStore } from '../prices/price-store';
import type { GoodsDeps } from '../products/goods-deps';
import { openProduct } from '../products/open-product';
import { productStore } from '../products/product-store';
import { supplierOfGoodsStore } from '../products/supplier-of-goods-store';
import { turnProduct } from '../products/turn-product';
import { viewProduct } from '../products/view-products';
import { roundStore } from '../rounds/round-store';

/** What a basket of peaches declares. */
export const PEACHES: ProductFacts = {
  ...{ spec: '5 斤装', recipe: '', allergens: [], netWeight: '2.5 kg', shelfLifeDays: 10, label: '', gtin: null },
  ...{
    maker: '云泽果蔬合作社',
    plant: '云泽三号园',
    seller: '云泽果蔬合作社',
    origin: '云泽县',
    storage: '阴凉',
    story: '',
  },
  ...{ prepackaged: false, branded: false, welfare: false, donation: false, marks: [] },
  priceBasis: { fen: 5_990, kind: 'list-price' },
};

const USCC = '91350100M000100Y43';

/** The vetting desk of a city station and a county station below it, on a database without Strapi. */
export type GoodsDesk = {
  readonly db: TestDatabase;
  readonly node: BareNode;
  readonly deps: GoodsDeps;
  readonly ledger: Ledger;
  readonly clock: MovableClock;
  /** Files papers and hands in. */
  readonly clerk: StaffActor;
  /** Judges what the clerk filed. */
  readonly officer: StaffActor;
  readonly neighbour: StaffActor;
  /** Whose verdicts were worked out anew, in order. */
  readonly settled: string[];
  aSupplier(words?: { readonly state?: string; readonly kind?: string; readonly station?: string }): Promise<string>;
  aFile(words?: string): Promise<string>;
  /** A product in draft, of a verified cooperative, without a paper. */
  aDraft(facts?: Partial<ProductFacts>): Promise<ProductFile>;
  aLot(product: string, code?: string): Promise<Lot>;
  filed(product: string, paper: Partial<FilePaper> & Pick<FilePaper, 'kind'>): Promise<Paper>;
  accepted(product: string, paper: Partial<FilePaper> & Pick<FilePaper, 'kind'>): Promise<Paper>;
  /** Everything that a product needs, accepted, with its prices. */
  complete(product: ProductFile): Promise<void>;
  see(product: string): Promise<ProductFile>;
  turn(product: string, turn: Turn, actor?: StaffActor): ReturnType<typeof turnProduct>;
  drop(): Promise<void>;
};

type Turn =
  | { readonly event: 'submit' | 'pass-papers' }
  | { readonly event: 'return-papers' | 'retire'; readonly reason: string }
  | { readonly event: 'veto'; readonly veto: 'report-reused'; readonly reason: string };

/** Takes what went well, and says by its code what did not. */
export function well<Value>(result: Result<Value>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.details)}`);
  return result.value;
}

/** Makes one for a test file. */
export async function aGoodsDesk(): Promise<GoodsDesk> {
  const db = await aDatabase();
  const node = aNode(db.url);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'qinghe', 'yunze');
  const { database, outbox } = node;
  const ledger = createLedger({ database, ids: systemIds });
  const clock = clockAt(new Date('2026-11-30T02:00:00Z'));
  const settled: string[] = [];
  const deps: GoodsDeps = {
    ...{ database, clock, ids: systemIds, ledger, outbox },
    vault: createVault(parseVaultKeys(`k1:${Buffer.alloc(32, 7).toString('base64')}`), systemRandom),
    stations: createStations({ database, clock }),
    ...{ products: productStore, suppliers: supplierOfGoodsStore, papers: paperStore, files: fileStore },
    ...{ lots: lotStore, claims: claimStore, prices: priceStore, rounds: roundStore },
    settled: (_tx, products) => Promise.resolve(void settled.push(...products)),
  };
  const people = { clerk: anActor('登记员', 'yunze'), officer: anActor('审核员', 'yunze') };
  const ground = { db, deps, clock, ...people };
  return {
    ...{ db, node, deps, ledger, clock, settled, ...people, neighbour: anActor('邻县', 'qinghe') },
    ...builders(ground),
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}

type Ground = Pick<GoodsDesk, 'db' | 'deps' | 'clock' | 'clerk' | 'officer'>;
type Builders = Pick<
  GoodsDesk,
  'aSupplier' | 'aFile' | 'aDraft' | 'aLot' | 'filed' | 'accepted' | 'complete' | 'see' | 'turn'
>;

let count = 0;

function builders({ db, deps, clock, clerk, officer }: Ground): Builders {
  const aSupplier: Builders['aSupplier'] = async ({
    state = 'verified',
    kind = 'cooperative',
    station = 'yunze',
  } = {}) => {
    const id = systemIds.next();
    const row = { id, station, kind, state, name: PEACHES.maker, uscc: USCC, region: '350100', version: 1 };
    await db.knex('vetting_supplier').insert(row);
    return id;
  };
  const aFile: Builders['aFile'] = async (words = `第 ${(count += 1)} 份`) => {
    const bytes = Buffer.from(`%PDF-1.7 ${words} %%EOF`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const file = { hash, type: 'application/pdf', size: bytes.length, station: 'yunze', broughtBy: clerk.id } as const;
    await deps.database.transaction((tx) => deps.files.keep(tx, { ...file, bytes }));
    return hash;
  };
  const see: Builders['see'] = async (id) => well(await viewProduct(deps, clerk, id));
  const filed: Builders['filed'] = async (id, words) => {
    const today = dayOf(clock.now());
    const usual = { lot: null, validFrom: daysAfter(today, -1), validTo: daysAfter(today, 60), pages: 3 };
    const told = { number: null, issuer: null, holder: PEACHES.maker, fields: {} };
    const paper = { ...usual, ...told, fileHash: words.fileHash ?? (await aFile()), ...words };
    const { supplier } = await see(id);
    const isOwn = OF_SUPPLIER.includes(words.kind);
    return well(
      isOwn
        ? await fileForSupplier(deps, clerk, { ...paper, id: supplier.id })
        : await fileForProduct(deps, clerk, { ...paper, id }),
    );
  };
  const accepted: Builders['accepted'] = async (id, words) => {
    const paper = await filed(id, words);
    return well(await decidePaper(deps, officer, { id: paper.id, event: 'accept', version: paper.version }));
  };
  return {
    ...{ aSupplier, aFile, see, filed, accepted },
    aDraft: async (facts = {}) => {
      const supplier = await aSupplier();
      const opened = { supplier, title: `水蜜桃 ${(count += 1)}`, category: 'fresh-produce' } as const;
      return see(well(await openProduct(deps, clerk, { ...opened, facts: { ...PEACHES, ...facts } })));
    },
    aLot: async (id, code = `L${(count += 1)}`) =>
      well(await openLot(deps, clerk, { id, code, madeAt: '2026-11-20', bestBefore: '2026-12-20', quantity: 500 })),
    complete: async ({ id }) => {
      for (const need of (await see(id)).needs) {
        const code =
          need.lot === null ? '' : ((await deps.lots.of(db.knex, [id])).find((lot) => lot.id === need.lot)?.code ?? '');
        const fields = { ...READ, sample: code, side: need.side ?? labelSides[0] };
        await accepted(id, { kind: need.kind, lot: need.lot, number: NUMBERS[need.kind] ?? null, fields });
      }
      const price = { fen: 5_990, shotHash: null, seenAt: clock.now().toISOString() };
      well(await notePrice(deps, clerk, { ...price, id, venue: '供应商', url: null, basis: 'list' }));
      for (const venue of ['甲店', '乙店'])
        well(await notePrice(deps, clerk, { ...price, id, venue, url: 'https://shop.example/1', basis: 'market' }));
    },
    turn: async (id, turn, actor = clerk) =>
      turnProduct(deps, actor, { ...turn, id, version: (await see(id)).version }),
  };
}

const OF_SUPPLIER: readonly string[] = [
  ...['business-licence', 'village-certificate', 'food-trade-licence', 'liability-insurance'],
];
const NUMBERS: Readonly<Record<string, string>> = {
  'business-licence': USCC,
  'food-trade-licence': 'JY13501000000001',
  'production-licence': 'SC10735010000001',
  'test-report': '210020349096',
};
const READ = {
  ...{ quantity: '500', origin: '云泽', subject: '合作社', contact: '合作社', basis: '自检', standard: 'GB 2763' },
  ...{ harvestedAt: '2026-11-20', intervalEndsAt: '2026-11-10', dailyCapacity: '300', carrier: '中通', amount: '50' },
  ...{ beneficiary: '云泽小学', signedAt: '2026-11-01', territory: '全国', channel: '电商', area: '云泽' },
};

const anActor = (name: string, station: string): StaffActor => ({
  ...{ kind: 'staff', id: systemIds.next(), name, station, roles: ['vetting-officer'] },
  stations: station === 'yunze' ? ['yunze', 'qinghe'] : [station],
});
