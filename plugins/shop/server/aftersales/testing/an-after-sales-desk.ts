import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { ok, systemIds, unwrap, type Ok } from '@hearth/cms/kernel';
import type { ReadPhoto } from '@hearth/cms/platform';
import sharp from 'sharp';
import type { AskAfterSale, DeskEvent } from '../../../contract';
import { takeCallback } from '../../payments/take-callback';
import { chooseAtTill } from '../../payments/sandbox/choose-at-till';
import { aPayDesk, type LabUrls, type PayDesk } from '../../payments/testing/a-pay-desk';
import { putAddress } from '../../orders/address-order';
import { stepParcel } from '../../parcels/keep-parcel';
import { parcelNotices } from '../../parcels/parcel-notices';
import { shipParcel } from '../../parcels/ship-parcel';
import { aNumber, packer, parcelDepsOn } from '../../parcels/testing/a-parcel-desk';
import type { Shop } from '../../shop-wiring';
import { aKey, aShop, onSale, wanting } from '../../testing/a-shop';
import type { AfterSaleDeps } from '../after-sale-deps';
import { afterSaleNotices } from '../after-sale-notices';
import { afterSaleStore, type KeptSale } from '../after-sale-store';
import { askAfterSale } from '../ask-after-sale';
import { decideAfterSale } from '../decide-after-sale';
import { evidenceStore } from '../evidence-store';
import { saleListStore } from '../sale-list-store';
import { sendEvidence } from '../send-evidence';
import { shareStore } from '../share-store';

/** An order that was paid through a till, and one line of it. */
export type SoldOrder = {
  readonly id: string;
  readonly offer: string;
  readonly amount: number;
  readonly payment: string;
};

/** How something is sold: how many for how much each, and how long ago it arrived; null: it is on its way. */
export type Selling = {
  readonly quantity?: number;
  readonly price?: number;
  readonly hoursAgo?: number | null;
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
  const deps: AfterSaleDeps = {
    ...pay.deps,
    ...{ readPhoto: lookAtPhoto, orders: shop.orders.orders, payments: pay.deps },
    ...{ sales: afterSaleStore, list: saleListStore, shares: shareStore, evidence: evidenceStore },
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
    ...{ pay, shop, deps, buyer: pay.buyer, clerk, arbiter, photo, ask },
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
    drop: () => pay.drop(),
  };
}

type Sellers = { readonly pay: PayDesk; readonly shop: Shop; readonly packer: StaffActor };

async function sell(
  { pay, shop, packer: by }: Sellers,
  { quantity = 1, price = 3_990, hoursAgo = 1, pay: payFor = (order) => atTheTill(pay, order) }: Selling = {},
): Promise<SoldOrder> {
  const goods = await onSale(shop, { units: 50, price });
  shop.memory.forget();
  const { id, amount } = unwrap(await shop.desk.place(pay.buyer, aKey(), wanting(goods, quantity)));
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
  return { id, offer: goods.offer, amount, payment };
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
