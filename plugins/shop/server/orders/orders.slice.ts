import { resealColumn, type Platform, type Slice, type Tx } from '@hearth/cms/platform';
import { gatePort, tracePort } from '@hearth/vetting/contract';
import {
  couponGiverPort,
  holdEvidence,
  plannedOffersPort,
  readAddresses,
  readEvidence,
  readOrders,
  shopErrors,
  stockFreed,
  writeCoupons,
  writeGroups,
  writeOffers,
  writeOrders,
  writeStock,
} from '../../contract';
import { addressBookRoutes } from '../addresses/address-book-routes';
import { addressBookStore, SEALED_ADDRESS_BOOK } from '../addresses/address-book-store';
import { couponBatchStore } from '../coupons/coupon-batch-store';
import { createCouponGiver } from '../coupons/coupon-giver';
import { couponRoutes } from '../coupons/coupon-routes';
import { couponStore } from '../coupons/coupon-store';
import { keptCouponStore } from '../coupons/kept-coupon-store';
import { evidenceRoutes } from '../evidence/evidence-routes';
import { purgeAddresses } from '../evidence/purge-addresses';
import { freightRoutes } from '../freight/freight-routes';
import { groupMachine, leaderMachine } from '../groups/group.machine';
import { groupRoutes } from '../groups/group-routes';
import { leaderStore } from '../groups/leader-store';
import { settleGroups, type SendBack } from '../groups/settle-groups';
import { settleDeposits } from '../deposits/settle-deposits';
import { fillDemoShelf } from '../demo/fill-demo-shelf';
import { offerMachine } from '../offers/offer.machine';
import { offerRoutes } from '../offers/offer-routes';
import { plannedOfferStore } from '../offers/planned-offer-store';
import { openRefund } from '../payments/open-refund';
import { paymentDeps, registerPayable } from '../payments/payments-wiring';
import { shopOf } from '../shop-wiring';
import { serveWaiting } from '../waiting/serve-waiting';
import { waitingStore } from '../waiting/waiting-store';
import { addressStore, SEALED_ADDRESSES } from './address-store';
import { orderMachine } from './order.machine';
import { orderRoutes } from './order-routes';
import { orderStore } from './order-store';
import { shownOrder } from './shown-order';
import { openCounter } from './place-route';
import { settleOverdue } from './settle-overdue';
import { SEALED_SIGNING_KEYS } from './signing-key-store';

const SHOP = '店铺 Shop';
const MOST_EXPORTED = 10_000;

/** Orders (订单), their stock, their offers, and those who wait. */
export const ordersSlice: Slice = {
  name: 'shop.orders',
  errors: [shopErrors],
  machines: [orderMachine, offerMachine, leaderMachine, groupMachine],
  permissions: [
    { action: readOrders, displayName: '查看订单 See orders', subCategory: SHOP },
    { action: writeOrders, displayName: '处理订单 Move orders on', subCategory: SHOP },
    { action: readAddresses, displayName: '查看收货地址 See where orders go', subCategory: SHOP },
    { action: writeStock, displayName: '维护规格与库存 Keep variants and stock', subCategory: SHOP },
    { action: writeOffers, displayName: '定价与开售 Set prices and open offers', subCategory: SHOP },
    { action: readEvidence, displayName: '导出订单证据 Take out evidence of orders', subCategory: SHOP },
    { action: holdEvidence, displayName: '保全订单 Hold orders for disputes', subCategory: SHOP },
    { action: writeGroups, displayName: '组织团购 Gather groups', subCategory: SHOP },
    { action: writeCoupons, displayName: '发优惠券 Give out coupons', subCategory: SHOP },
  ],
  // The station's own people begin with these roles; who else may is set in Settings → Roles.
  grants: [
    { roles: ['shop-keeper', 'after-sales-clerk', 'finance', 'compliance-officer'], action: readOrders },
    { roles: ['shop-keeper'], action: writeOrders },
    { roles: ['shop-keeper', 'after-sales-clerk'], action: readAddresses },
    { roles: ['shop-keeper'], action: writeStock },
    { roles: ['shop-keeper'], action: writeOffers },
    { roles: ['shop-keeper'], action: writeCoupons },
    { roles: ['shop-keeper'], action: writeGroups },
    { roles: ['shop-keeper', 'finance', 'compliance-officer'], action: readEvidence },
    { roles: ['compliance-officer'], action: holdEvidence },
  ],
  register(platform) {
    keepPersonalData(platform);
    const { outbox, schedule, ports } = platform;
    ports.offer(plannedOffersPort, plannedOfferStore);
    ports.offer(couponGiverPort, couponGiverOf(platform));
    outbox.onEveryNode([stockFreed], {
      heard: ({ payload }) => shopOf(platform).memory.freed(payload.variants),
      lost: () => shopOf(platform).memory.forget(),
    });
    outbox.subscribe({
      name: 'shop.serve-waiting',
      events: [stockFreed],
      atOnce: 1,
      handle: async ({ payload }) => {
        await serveWaiting(shopOf(platform).waiting, payload.variants);
      },
    });
    schedule.tick({
      name: 'orders.settle-overdue',
      cron: '*/10 * * * * *',
      missed: 'run-once',
      handle: async () => {
        await settleOverdue(shopOf(platform).orders);
      },
    });
    returnMoney(platform);
    schedule.tick({
      name: 'orders.purge-addresses',
      cron: '20 3 * * *',
      missed: 'run-once',
      handle: async () => {
        await purgeAddresses(shopOf(platform).proving);
      },
    });
  },
  async start(platform) {
    const shop = shopOf(platform);
    platform.ports.take(gatePort).onSuspended((tx, what) => shop.suspended(tx, what));
    platform.ports.take(tracePort).soldBy(shop.lotSeller);
    registerPayable(platform, shop.payable);
    const { database, vault, log, fastLane } = platform;
    for (const column of [SEALED_ADDRESSES, SEALED_ADDRESS_BOOK, SEALED_SIGNING_KEYS]) {
      const rows = await resealColumn(database, vault, column);
      if (rows > 0) log.info('resealed under the current vault key', { table: column.table, rows });
    }
    openCounter(fastLane, shop);
  },
  demo: (platform, stage) => fillDemoShelf(shopOf(platform), stage, platform.clock.now()),
  // What was taken is answered before the house closes.
  stop: (platform) => shopOf(platform).desk.finish(),
  routes: (platform) =>
    [orderRoutes, offerRoutes, freightRoutes, couponRoutes, addressBookRoutes, evidenceRoutes, groupRoutes].flatMap(
      (of) => of(shopOf(platform)),
    ),
};

/** What gives coupons away that were kept for it. */
function couponGiverOf({ database, ids }: Platform) {
  return createCouponGiver({ database, ids, batches: couponBatchStore(database), kept: keptCouponStore });
}

/** What sends money back by the house itself: groups that did not gather, and deposits that bought nothing. */
function returnMoney(platform: Platform): void {
  const { schedule } = platform;
  schedule.tick({
    name: 'orders.settle-groups',
    cron: '30 * * * * *',
    missed: 'run-once',
    handle: async () => {
      await settleGroups({ ...shopOf(platform).grouping, sendBack: sendBackOf(platform) });
    },
  });
  schedule.tick({
    name: 'orders.return-deposits',
    cron: '15,45 * * * * *',
    missed: 'run-once',
    handle: async () => {
      const { payments } = paymentDeps(platform);
      const { database, deposits } = shopOf(platform).orders;
      const holdPayment = (tx: Tx, payment: string) => payments.hold(tx, payment);
      await settleDeposits({ database, deposits, holdPayment, sendBack: sendBackOf(platform) });
    },
  });
}

/** Sends money of an order back by the house itself. */
function sendBackOf(platform: Platform): SendBack {
  const deps = paymentDeps(platform);
  return async (tx, { payment, amount, reason }) => {
    const asked = await openRefund(deps, tx, { payment, amount, reason, by: 'house' });
    // Too much: it was asked for before, and somebody let the order go on meanwhile, or gave it back by hand.
    if (!asked.ok && asked.error.code !== 'PAY.TOO_MUCH') {
      throw new Error(`the money of an order cannot go back: ${asked.error.code}`);
    }
  };
}

/**
 * Orders stay when their buyer goes, since books and receipts stand on them. Where they went stays for as long as the law wants it and is shown to nobody
 * once they are over; the address book, unused coupons and places in line do not stay.
 */
function keepPersonalData({ personalData, database, vault }: Platform): void {
  const orders = orderStore(database);
  const addresses = addressStore({ database, vault });
  const book = addressBookStore({ database, vault });
  const coupons = couponStore(database);
  const leaders = leaderStore(database);
  personalData.register({
    name: 'orders',
    export: async (reader) => ({
      orders: (await orders.byBuyer(reader, undefined, MOST_EXPORTED)).map(shownOrder),
      addresses: await addresses.ofBuyer(reader),
      addressBook: await book.of(reader),
      coupons: await coupons.ofBuyer(reader),
    }),
    erase: async (tx, reader) => {
      await addresses.restrict(tx, reader);
      await book.forget(tx, reader);
      await coupons.forget(tx, reader);
      await leaders.forget(tx, reader);
      await waitingStore.forget(tx, reader);
    },
  });
}
