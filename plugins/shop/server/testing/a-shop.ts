import { randomUUID } from 'node:crypto';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { systemIds, systemRandom, unwrap } from '@hearth/cms/kernel';
import {
  createLedger,
  createListener,
  createLog,
  createOutbox,
  createVault,
  parseVaultKeys,
} from '@hearth/cms/platform';
import type { Database } from '@hearth/cms/platform';
import type { GoodsOfTree } from '@hearth/vetting/contract';
import { makeOffer } from '../offers/make-offer';
import { moveOffer } from '../offers/move-offer';
import type { GateAnswer, SellingGate } from '../orders/gate-port';
import { wireShop, type Shop, type ShopOptions } from '../shop-wiring';
import { moveStock } from '../stock/move-stock';
import { makeVariant } from '../variants/make-variant';
import { setTerms } from '../terms/set-terms';
import type { MakeOffer, Terms } from '../../contract';

/** A gate that a test opens and shuts. */
export type TestGate = SellingGate & { bar(product: string, code: string): void; clear(product: string): void };

/** A gate at which everything may be sold until a test says otherwise. */
export function aGate(): TestGate {
  const barred = new Map<string, GateAnswer>();
  return {
    verdictOf: (product) => barred.get(product) ?? { sellable: true, reasons: [] },
    recheck: (_tx, products) =>
      Promise.resolve(new Map(products.flatMap((one) => (barred.has(one) ? [[one, barred.get(one)!] as const] : [])))),
    bar: (product, code) => void barred.set(product, { sellable: false, reasons: [{ code }] }),
    clear: (product) => void barred.delete(product),
  };
}

/** Goods that every station may sell: who vets them is no matter of most tests. */
const ANYBODYS: GoodsOfTree = { areVettedFor: () => Promise.resolve(true) };

/** The key of a vault in tests. */
export const TEST_VAULT = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

/** The shop on a database alone, as a node would put it together. */
export function aShop(database: Database, options: ShopOptions = {}): Shop {
  const log = createLog({ info: () => undefined, warn: () => undefined, error: () => undefined });
  const listener = createListener({ database, log });
  const outbox = createOutbox({ database, listener, ids: systemIds, random: systemRandom, log });
  const ledger = createLedger({ database, ids: systemIds });
  const vault = createVault(parseVaultKeys(TEST_VAULT), systemRandom);
  const ground = { database, ids: systemIds, random: systemRandom, ledger, vault, outbox };
  return wireShop(ground, { gate: aGate(), vetted: ANYBODYS, ...options });
}

export const keeper: StaffActor = {
  ...{ kind: 'staff', id: randomUUID(), name: '周店长', station: 'yunze' },
  ...{ stations: ['yunze'], roles: ['shop-keeper'] },
};

/** A buyer of the station's app. */
export const aBuyer = (station = 'yunze'): ReaderActor => ({ kind: 'reader', id: randomUUID(), name: '王敏', station });

/** What is on sale for a test. */
export type OnSale = {
  readonly offer: string;
  readonly variant: string;
  readonly product: string;
  readonly price: number;
};

/** Who brings what the tests sell. */
export const SUPPLIER = '0195f000-0000-7000-8000-00000000a001';

/** Terms as they are usual: seven tenths to the supplier, what the provider keeps, the rest to the station. */
export const someTerms = (more: Partial<Terms> = {}): Terms => ({
  ...{ mode: 'station', goodsKind: 'fresh', supplier: SUPPLIER, payee: '青禾村果业合作社', village: '青禾村' },
  ...{ session: null, part: { by: 'share', basisPoints: 7_000 }, stationFen: 0, anchorFen: 0, freightFen: 0 },
  ...{ platformFen: 0, feePoints: 60, donation: null },
  ...more,
});

/** What a test says of an offer that it opens. */
export type Offering = Partial<MakeOffer> & { readonly terms?: Partial<Terms> };

/** Puts a product on sale with so many units. */
export async function onSale(
  shop: Shop,
  { units, ...more }: { readonly units: number; readonly product?: string } & Offering,
  by: StaffActor = keeper,
): Promise<OnSale> {
  const { product = randomUUID(), ...offer } = more;
  const title = { 'zh-Hans': '云泽脐橙', en: 'Navel oranges of Yunze' };
  const variant = unwrap(
    await makeVariant(shop.stock, by, { product, title, spec: `5 斤装 ${randomUUID()}`, weightG: 2500 }),
  );
  if (units > 0) {
    const came = { kind: 'received' as const, quantity: units, reason: '到货', lot: null };
    unwrap(await moveStock(shop.stock, by, { id: variant.id, ...came }));
  }
  return offered(shop, { variant: variant.id, product, ...offer }, by);
}

/** Opens an offer of a variant. */
export async function offered(
  shop: Shop,
  { product, terms, ...more }: { readonly variant: string; readonly product: string } & Offering,
  by: StaffActor = keeper,
): Promise<OnSale> {
  const price = more.price ?? 3_990;
  const made = unwrap(
    await makeOffer(shop.offers, by, {
      ...{
        basePrice: null,
        basis: null,
        basisProof: null,
        perBuyer: null,
        total: null,
        payMinutes: 15,
        freightRule: null,
        deposit: null,
        balanceFrom: null,
        balanceUntil: null,
      },
      ...{ promise: '48 小时内发货', claims: [], opensAt: '2020-01-01T00:00:00Z', closesAt: '2099-01-01T00:00:00Z' },
      ...more,
      price,
    }),
  );
  const { version } = unwrap(await setTerms(shop.offers, by, { ...someTerms(terms), id: made.id, version: 1 }));
  unwrap(await moveOffer(shop.offers, by, { id: made.id, event: 'open', version }));
  return { offer: made.id, variant: more.variant, product, price };
}

/** A wish for one offer, as the app sends it. */
export const wanting = (
  { offer, price }: Pick<OnSale, 'offer' | 'price'>,
  quantity = 1,
): { lines: { offer: string; price: number; quantity: number }[] } => ({ lines: [{ offer, price, quantity }] });

/** A key of its own for each press. */
export const aKey = (): string => randomUUID();
