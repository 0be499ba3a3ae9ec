import { resealColumn, type Platform, type Slice } from '@hearth/cms/platform';
import { gatePort } from '@hearth/vetting/contract';
import {
  readAddresses,
  readOrders,
  shopErrors,
  stockFreed,
  writeOffers,
  writeOrders,
  writeStock,
} from '../../contract';
import { fillDemoShelf } from '../demo/fill-demo-shelf';
import { offerMachine } from '../offers/offer.machine';
import { offerRoutes } from '../offers/offer-routes';
import { registerPayable } from '../payments/payments-wiring';
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
  machines: [orderMachine, offerMachine],
  permissions: [
    { action: readOrders, displayName: '查看订单 See orders', subCategory: SHOP },
    { action: writeOrders, displayName: '处理订单 Move orders on', subCategory: SHOP },
    { action: readAddresses, displayName: '查看收货地址 See where orders go', subCategory: SHOP },
    { action: writeStock, displayName: '维护规格与库存 Keep variants and stock', subCategory: SHOP },
    { action: writeOffers, displayName: '定价与开售 Set prices and open offers', subCategory: SHOP },
  ],
  // The station's own people begin with these roles; who else may is set in Settings → Roles.
  grants: [
    { roles: ['shop-keeper', 'after-sales-clerk', 'finance', 'compliance-officer'], action: readOrders },
    { roles: ['shop-keeper'], action: writeOrders },
    { roles: ['shop-keeper', 'after-sales-clerk'], action: readAddresses },
    { roles: ['shop-keeper'], action: writeStock },
    { roles: ['shop-keeper'], action: writeOffers },
  ],
  register(platform) {
    keepPersonalData(platform);
    const { outbox, schedule } = platform;
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
  },
  async start(platform) {
    const shop = shopOf(platform);
    platform.ports.take(gatePort).onSuspended((tx, what) => shop.suspended(tx, what));
    registerPayable(platform, shop.payable);
    const { database, vault, log, fastLane } = platform;
    for (const column of [SEALED_ADDRESSES, SEALED_SIGNING_KEYS]) {
      const rows = await resealColumn(database, vault, column);
      if (rows > 0) log.info('resealed under the current vault key', { table: column.table, rows });
    }
    openCounter(fastLane, shop);
  },
  demo: (platform, stage) => fillDemoShelf(shopOf(platform), stage, platform.clock.now()),
  // What was taken is answered before the house closes.
  stop: (platform) => shopOf(platform).desk.finish(),
  routes: (platform) => [...orderRoutes(shopOf(platform)), ...offerRoutes(shopOf(platform))],
};

/** Orders stay when their buyer goes, since books and receipts stand on them; where they went, and where the buyer stood in line, does not. */
function keepPersonalData({ personalData, database, vault }: Platform): void {
  const orders = orderStore(database);
  const addresses = addressStore({ database, vault });
  personalData.register({
    name: 'orders',
    export: async (reader) => ({
      orders: (await orders.byBuyer(reader, undefined, MOST_EXPORTED)).map(shownOrder),
      addresses: await addresses.ofBuyer(reader),
    }),
    erase: async (tx, reader) => {
      await addresses.forget(tx, reader);
      await waitingStore.forget(tx, reader);
    },
  });
}
