import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { ok, systemIds, unwrap, type Ok } from '@hearth/cms/kernel';
import type { ReadPhoto } from '@hearth/cms/platform';
import type { ProductCategory } from '@hearth/vetting/contract';
import type { Knex } from 'knex';
import sharp from 'sharp';
import type { AskAfterSale, DeskEvent, Terms } from '../../../contract';
import { makeFreightRule } from '../../freight/make-freight-rule';
import { bookStore } from '../../books/book-store';
import { createBooks } from '../../books/post';
import { takeCallback } from '../../payments/take-callback';
import { chooseAtTill } from '../../payments/sandbox/choose-at-till';
import { aPayDesk, type LabUrls, type PayDesk } from '../../payments/testing/a-pay-desk';
import { putAddress } from '../../orders/address-order';
import { stepParcel } from '../../parcels/keep-parcel';
import { parcelNotices } from '../../parcels/parcel-notices';
import { shipParcel } from '../../parcels/ship-parcel';
import { aNumber, packer, parcelDepsOn } from '../../parcels/testing/a-parcel-desk';
import type { Shop } from '../../shop-wiring';
import { aKey, aShop, keeper, onSale, wanting, type OnSale } from '../../testing/a-shop';
import type { AfterSaleDeps } from '../after-sale-deps';
import { afterSaleNotices } from '../after-sale-notices';
import { afterSaleStore, type KeptSale } from '../after-sale-store';
import { askAfterSale } from '../ask-after-sale';
import { decideAfterSale } from '../decide-after-sale';
import { evidenceStore } from '../evidence-store';
import { refundCauseStore } from '../refund-cause-store';
import { followRefunds } from '../follow-refunds';
import { replacementStore } from '../replacement-store';
import { saleListStore } from '../sale-list-store';
import { sendEvidence } from '../send-evidence';
import { shareStore } from '../share-store';

/** An order that was paid through a till, and one line of it. */
export type SoldOrder = {
  readonly id: string;
  readonly offer: string;
  /** What was sold, line by line. */
  readonly goods: readonly OnSale[];
  readonly amount: number;
  readonly payment: string;
};

/** How something is sold: how many for how much each, and how long ago it arrived; null: it is on its way. */
export type Selling = {
  readonly quantity?: number;
  readonly price?: number;
  readonly hoursAgo?: number | null;
  /** What a parcel costs; nothing without. */
  readonly freight?: number;
  readonly terms?: Partial<Terms>;
  /** Further lines of the same order. */
  readonly also?: readonly { readonly price: number; readonly terms?: Partial<Terms> }[];
  /** Who carries the money; somebody else pays for it then. */
  readonly pay?: (order: string) => Promise<string>;
};

/** After-sales, orders, parcels and payments of one station on a database without Strapi; somebody's hands do what jobs do. */
export type AfterSalesDesk = {
  readonly pay: PayDesk;
  readonly shop: Shop;
  readonly deps: AfterSaleDeps;
  readonly buyer: ReaderActor;
  readonly clerk: StaffActor;
  readonly arbiter: StaffActor;
  /** Under which category a test says that products were approved. */
  readonly categories: Map<string, ProductCategory>;
  sold(selling?: Selling): Promise<SoldOrder>;
  photo(order: string, by?: ReaderActor): Promise<string>;
  ask(order: SoldOrder, wanted?: Partial<AskAfterSale>): ReturnType<typeof askAfterSale>;
  /** The same, where nothing can go wrong. */
  asked(order: SoldOrder, wanted?: Partial<AskAfterSale>): Promise<KeptSale>;
  decide(
    sale: KeptSale,
    event: DeskEvent,
    more?: { reason?: string; photos?: string[] },
  ): ReturnType<typeof decideAfterSale>;
  sale(id: string): Promise<KeptSale>;
  /** Lets the clock of a request run out. */
  late(id: string): Promise<void>;
  refundsOf(
    order: string,
  ): Promise<readonly { readonly id: string; readonly amount: number; readonly state: string }[]>;
  /** Lets money that is on its way arrive, and requests hear of it. */
  paidBack(): Promise<void>;
  /** What postings of these kinds about an order come to; accounts at zero are left out. */
  booked(order: string, kinds: readonly string[]): Promise<Record<string, number>>;
  drop(): Promise<void>;
};

/** A photo as a phone makes one. */
export const aPicture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#B83214' } })
    .jpeg()
    .toBuffer();

/** Makes one for a test file. */
export async function anAfterSalesDesk(labs: LabUrls = {}): Promise<AfterSalesDesk> {
  const made: { shop?: Shop } = {};
  const pay = await aPayDesk(labs, ({ node }) => (made.shop = aShop(node.database)).payable);
  const { shop } = made;
  if (!shop) throw new Error('a desk without a shop');
  pay.node.notices.declare([...afterSaleNotices, ...parcelNotices]);
  const categories = new Map<string, ProductCategory>();
  const deps: AfterSaleDeps = {
    ...pay.deps,
    ...{ readPhoto: lookAtPhoto, orders: shop.orders.orders, payments: pay.deps },
    ...{ sales: afterSaleStore, list: saleListStore, shares: shareStore, evidence: evidenceStore },
    ...{ causes: refundCauseStore, goods: { categoriesOf: () => Promise.resolve(categories) } },
    ...{ books: createBooks({ ids: systemIds, store: bookStore }), time: shop.time },
    ...{ replacements: replacementStore, gate: shop.placing.gate, stock: shop.orders.stock, lots: shop.orders.lots },
  };
  const [clerk, arbiter] = [packer('yunze'), packer('yunze')];
  const { knex } = pay.db;
  const photo = async (order: string, by = pay.buyer): Promise<string> => {
    const [id, bytes] = [systemIds.next(), await aPicture()];
    const sent = { id, order, type: 'image/jpeg', length: bytes.length, read: () => Promise.resolve(bytes) };
    unwrap(await sendEvidence(deps, by, sent));
    return id;
  };
  const ask: AfterSalesDesk['ask'] = async (order, wanted = {}) =>
    askAfterSale(deps, pay.buyer, {
      ...{ id: systemIds.next(), order: order.id, offer: order.offer, kind: 'refund-only', reason: 'missing' },
      ...{ quantity: 1, words: '少了一箱', photos: [] },
      ...wanted,
    });
  return {
    ...{ pay, shop, deps, buyer: pay.buyer, clerk, arbiter, categories, photo, ask },
    sold: (selling) => sell({ pay, shop, packer: clerk }, selling),
    asked: async (order, wanted) => unwrap(await ask(order, wanted)),
    decide: ({ id, version }, event, { reason = '', photos = [] } = {}) =>
      decideAfterSale(deps, clerk, { id, version, event, reason, photos }),
    sale: async (id) => {
      const sale = await afterSaleStore.find(knex, id);
      if (!sale) throw new Error(`no after-sale ${id}`);
      return sale;
    },
    late: async (id) => {
      const due_at = knex.raw(`clock_timestamp() - interval '1 second'`);
      await knex('shop_after_sale').where({ id }).update({ due_at });
    },
    refundsOf: (order) =>
      knex('shop_refund as r')
        .join('shop_payment as p', 'p.id', 'r.payment')
        .where('p.subject', order)
        .orderBy('r.id')
        .select('r.id', knex.raw('r.amount::int AS amount'), 'r.state'),
    paidBack: async () => {
      await pay.due();
      await pay.due();
      await followRefunds(deps);
    },
    booked: (order, kinds) => bookedOf(knex, order, kinds),
    drop: () => pay.drop(),
  };
}

async function bookedOf(knex: Knex, order: string, kinds: readonly string[]): Promise<Record<string, number>> {
  const rows = await knex('shop_posting as p')
    .join('shop_entry as e', 'e.posting', 'p.id')
    .join('shop_account as a', 'a.id', 'e.account')
    .where('p.ref', order)
    .whereIn('p.kind', [...kinds])
    .groupBy('a.code', 'a.party')
    .havingRaw('sum(e.fen) <> 0')
    .select<{ code: string; party: string; fen: string }[]>('a.code', 'a.party', knex.raw('sum(e.fen) AS fen'));
  return Object.fromEntries(
    rows.map(({ code, party, fen }) => [party === '' ? code : `${code}:${party}`, Number(fen)]),
  );
}

type Sellers = { readonly pay: PayDesk; readonly shop: Shop; readonly packer: StaffActor };

async function sell(
  { pay, shop, packer: by }: Sellers,
  { quantity = 1, hoursAgo = 1, pay: payFor = (order) => atTheTill(pay, order), ...selling }: Selling = {},
): Promise<SoldOrder> {
  const goods = await putOnSale(shop, selling);
  shop.memory.forget();
  const lines = goods.flatMap((one, n) => wanting(one, n === 0 ? quantity : 1).lines);
  const { id, amount } = unwrap(await shop.desk.place(pay.buyer, aKey(), { lines, region: '321002' }));
  const payment = await payFor(id);
  const address = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };
  unwrap(await putAddress(shop.addressing, pay.buyer, { id, address }));
  const parcels = parcelDepsOn(pay.node, shop, '');
  const { parcel } = unwrap(await shipParcel(parcels, by, { id, company: 'yuantong', number: aNumber() }));
  if (hoursAgo !== null) {
    unwrap(await stepParcel(parcels, by, { id: parcel.id, step: 'deliver', version: 1, reason: '' }));
    const { knex } = pay.db;
    const delivered_at = knex.raw(`clock_timestamp() - make_interval(hours => ?)`, [hoursAgo]);
    await knex('shop_parcel').where({ id: parcel.id }).update({ delivered_at });
  }
  return { id, offer: goods[0]?.offer ?? '', goods, amount, payment };
}

/** Puts on sale what an order is made of, all of it in one parcel. */
async function putOnSale(
  shop: Shop,
  { price = 3_990, terms = {}, also = [], freight }: Pick<Selling, 'price' | 'terms' | 'also' | 'freight'>,
): Promise<readonly OnSale[]> {
  const zones = [{ regions: [], served: true, firstG: 1_000_000, first: freight ?? 0, stepG: 1_000, step: 0, cold: 0 }];
  const named = { name: systemIds.next(), freeFrom: null, zones };
  const rule = freight === undefined ? null : unwrap(await makeFreightRule(shop.freighting, keeper, named));
  const lines = [{ price, terms }, ...also];
  return Promise.all(lines.map((line) => onSale(shop, { units: 50, freightRule: rule?.id ?? null, ...line })));
}

/** Pays at the sandbox's till, and lets it call in. */
async function atTheTill(pay: PayDesk, order: string): Promise<string> {
  const payment = await pay.begin(order);
  const handover = payment.handover;
  const token = handover?.kind === 'open' ? (handover.url.split('#')[1] ?? '') : '';
  unwrap(await chooseAtTill(pay.till, { token, choice: 'pay' }));
  await takeCallback(pay.deps, await pay.sandboxCall(await pay.numberOf(payment.id)));
  await pay.apply();
  return payment.id;
}

/** Looks at a photo as the house does, as far as a test without Strapi can: what the first bytes say is asked by the host alone. */
async function lookAtPhoto(bytes: Buffer): Promise<Ok<ReadPhoto> | undefined> {
  try {
    const { width, height } = await sharp(bytes).metadata();
    const picture = await sharp(bytes).jpeg({ quality: 80 }).toBuffer();
    const files = (['picture', 'webp-small', 'webp-large', 'avif-small'] as const).map((kind) => ({
      ...{ kind, type: 'image/jpeg', bytes: picture },
    }));
    return ok({ width, height, blur: '', files });
  } catch {
    return undefined;
  }
}
