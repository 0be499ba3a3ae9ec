import { createDatabaseTime, type Platform, type Tx } from '@hearth/cms/platform';
import { gatePort, shownGoodsPort, type GoodsShower } from '@hearth/vetting/contract';
import { offerStore } from './offers/offer-store';
import type { OfferDeps } from './offers/make-offer';
import { closeOffersOf } from './offers/move-offer';
import { addressStore } from './orders/address-store';
import type { OrderDeps } from './orders/advance-order';
import { closedGate, type SellingGate } from './orders/gate-port';
import { createGroupCommit } from './orders/group-commit';
import { createOfferMemory, knownOffers } from './orders/offer-memory-store';
import { orderPayable } from './orders/order-payable';
import { orderStore } from './orders/order-store';
import { paymentStore } from './orders/payment-store';
import { createOrderDesk, type DeskDeps, type DeskLimits } from './orders/place-order';
import { wishKey } from './orders/decide.rules';
import { placingStore } from './orders/placing-store';
import { createSigners } from './orders/signing-key-store';
import { createTickets } from './orders/ticket';
import { stockStore } from './stock/stock-store';
import { variantStore } from './variants/variant-store';
import { waitingStore } from './waiting/waiting-store';

/** What the shop takes from the platform; a test gives as much of it by hand. */
export type ShopGround = Pick<Platform, 'database' | 'ids' | 'ledger' | 'vault'> & {
  readonly outbox: Pick<Platform['outbox'], 'append'>;
};

/** What a house may set. */
export type ShopOptions = {
  readonly gate?: SellingGate;
  readonly goods?: GoodsShower;
  readonly limits?: Partial<DeskLimits>;
};

/** Nothing is shown while nobody has said what may be. */
const NOTHING_SHOWN: GoodsShower = { of: () => Promise.resolve(new Map()) };

/** Everything that the verbs of the shop are handed. */
export type Shop = ReturnType<typeof wireShop>;

/** Puts the shop together on a database; the host and the tests do it by the same hand. */
export function wireShop(
  ground: ShopGround,
  { gate = closedGate, goods = NOTHING_SHOWN, limits = {} }: ShopOptions = {},
) {
  const { database, ids, vault } = ground;
  const elapsed = (): number => performance.now();
  const offers = offerStore(database);
  const variants = variantStore(database);
  const orders: OrderDeps = { ...ground, orders: orderStore(database), stock: stockStore };
  const placing = { ...ground, gate, placing: placingStore, signers: createSigners({ database, ids, vault }) };
  const desk: DeskDeps = {
    ...placing,
    orders: orders.orders,
    memory: createOfferMemory(knownOffers(database), elapsed),
    tickets: createTickets(vault, () => Math.round(performance.timeOrigin + elapsed())),
    before: createGroupCommit({
      most: 1_000,
      gather: 5,
      work: async (wishes) => {
        const { orders: known } = await placingStore.known(database.read, wishes);
        return wishes.map((wish) => known.get(wishKey(wish)));
      },
    }),
    limits,
  };
  const offerDeps: OfferDeps = { ...ground, gate, offers, variants };
  return {
    ...{ placing, orders, offers: offerDeps, memory: desk.memory },
    desk: createOrderDesk(desk),
    addressing: { ...orders, addresses: addressStore({ database, vault }) },
    promises: { orders: orders.orders, signers: placing.signers },
    stock: { ...ground, stock: stockStore, variants },
    waiting: { ...placing, waiting: waitingStore },
    shelf: { offers, goods },
    payable: orderPayable({ ...orders, gate, money: paymentStore }),
    time: createDatabaseTime(database),
    /** Follows a suspension, in its own transaction. */
    suspended: (tx: Tx, what: Parameters<typeof closeOffersOf>[2]) => closeOffersOf(offerDeps, tx, what),
  };
}

const shops = new WeakMap<Platform, Shop>();

/** The shop of a host, made once. */
export function shopOf(platform: Platform): Shop {
  const known =
    shops.get(platform) ??
    wireShop(platform, { gate: platform.ports.take(gatePort), goods: platform.ports.take(shownGoodsPort) });
  shops.set(platform, known);
  return known;
}
