import { randomUUID } from 'node:crypto';
import type { ReaderActor, StaffActor } from '@hearth/cms/contract';
import { systemClock, systemIds, unwrap } from '@hearth/cms/kernel';
import { aBareStation, aNoticeNode, strapiLogIns, type NoticeNode } from '../../../../../tests/host/a-notice-house';
import { aDatabase, type TestDatabase } from '../../../../../tests/host/database';
import type { KuaidiPapers } from '../../../../../tests/lab/parcels/kuaidi-lab';
import type { ShippingCompany } from '../../../contract';
import { addressStore } from '../../orders/address-store';
import { putAddress } from '../../orders/address-order';
import type { Shop } from '../../shop-wiring';
import { aBuyer, aKey, aShop, keeper, onSale, wanting } from '../../testing/a-shop';
import { boardStore } from '../board-store';
import { carrierStore } from '../carrier-store';
import { createCarriers } from '../carriers';
import { kuaidiCarrier } from '../kuaidi100/kuaidi-carrier';
import type { ParcelDeps } from '../parcel-deps';
import { parcelNotices } from '../parcel-notices';
import { parcelStore, type KeptParcel } from '../parcel-store';
import { setCarrier } from '../set-carrier';
import { shipParcel } from '../ship-parcel';
import { trackStore } from '../track-store';
import { workParcels } from '../work-parcels';

/** An order that was paid and says where it goes. */
export type PaidOrder = {
  readonly id: string;
  readonly offers: readonly string[];
  readonly buyer: ReaderActor;
  readonly variant: string;
};

/** What a test wants to have been bought. */
export type Bought = { readonly quantities?: readonly number[]; readonly price?: number; readonly addressed?: boolean };

/** Somebody who ships for a station of their own. */
export const packer = (station: string): StaffActor => ({
  ...{ kind: 'staff', id: systemIds.next(), name: '打包员', station, stations: [station], roles: ['shop-keeper'] },
});

/** The verbs of parcels on the ground of a shop; the host puts them together the same way. */
export function parcelDepsOn(node: NoticeNode, shop: Shop, base: string): ParcelDeps {
  const { database, vault, notices } = node;
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  return {
    ...shop.orders,
    ...{ ids: systemIds, clock: systemClock, vault, log, notices, addresses: addressStore({ database, vault }) },
    ...{ parcels: parcelStore, tracks: trackStore, board: boardStore, settings: carrierStore },
    carriers: createCarriers({
      ...{ database, vault, settings: carrierStore },
      make: (credential) => kuaidiCarrier({ credential, base, timeout: 1_500 }),
    }),
    due: async () => undefined,
    root: () => 'https://yunze.example',
  };
}

/** Buys on a shop: one line for each quantity, all of the buyer's, paid and addressed. */
export async function bought(
  shop: Shop,
  { quantities = [1], price = 3_990, addressed = true }: Bought = {},
): Promise<PaidOrder> {
  const buyer = aBuyer();
  const goods = await Promise.all(quantities.map(() => onSale(shop, { units: 50, price })));
  shop.memory.forget();
  const lines = goods.flatMap((one, n) => wanting(one, quantities[n] ?? 1).lines);
  const { id, amount } = unwrap(await shop.desk.place(buyer, aKey(), { lines }));
  const payment = { id: randomUUID(), subject: id, amount, number: id, at: new Date() };
  await shop.orders.database.transaction((tx) => shop.payable.paid(tx, payment));
  const address = { region: '321002', name: '王敏', phone: '13800001111', detail: '沿江街 8 号' };
  if (addressed) unwrap(await putAddress(shop.addressing, buyer, { id, address }));
  return { id, buyer, offers: goods.map(({ offer }) => offer), variant: goods[0]?.variant ?? '' };
}

/** Parcels of a city station on a database without Strapi; somebody's hands do what jobs do. */
export type ParcelDesk = {
  readonly db: TestDatabase;
  readonly shop: Shop;
  readonly deps: ParcelDeps;
  buy(bought?: Bought): Promise<PaidOrder>;
  ship(order: string, number: string, company?: ShippingCompany): Promise<KeptParcel>;
  orderState(id: string): Promise<string>;
  parcel(id: string): Promise<KeptParcel>;
  /** Lets the time come for all that is due, and does it. */
  due(): Promise<void>;
  drop(): Promise<void>;
};

/** A number as carriers give them. */
export const aNumber = (): string => `YT${randomUUID().replaceAll('-', '').slice(0, 14).toUpperCase()}`;

/** Makes one for a test file; with papers its station speaks with the stand-in that listens at `url`. */
export async function aParcelDesk(lab?: { readonly url: string; readonly papers: KuaidiPapers }): Promise<ParcelDesk> {
  const db = await aDatabase();
  await strapiLogIns(db.knex);
  await aBareStation(db, 'yunze');
  await aBareStation(db, 'linhai', 'yunze');
  const node = aNoticeNode(db.url);
  node.notices.declare(parcelNotices);
  const shop = aShop(node.database);
  const deps = parcelDepsOn(node, shop, lab?.url ?? '');
  if (lab) unwrap(await setCarrier(deps, keeper, { enabled: true, version: 0, credential: lab.papers }));
  const { knex } = db;
  return {
    ...{ db, shop, deps },
    buy: (wanted) => bought(shop, wanted),
    ship: async (id, number, company = 'yuantong') =>
      unwrap(await shipParcel(deps, keeper, { id, company, number })).parcel,
    orderState: async (id) => (await knex('shop_order').where({ id }).first<{ state: string }>('state')).state,
    parcel: async (id) => {
      const parcel = await parcelStore.find(knex, id);
      if (!parcel) throw new Error(`no parcel ${id}`);
      return parcel;
    },
    due: async () => {
      const past = knex.raw(`clock_timestamp() - interval '1 second'`);
      await knex('shop_parcel').whereNotNull('next_at').update({ next_at: past });
      await workParcels(deps);
    },
    drop: async () => {
      await node.stop();
      await db.drop();
    },
  };
}
