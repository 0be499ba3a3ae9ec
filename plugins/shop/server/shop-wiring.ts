import { createGroupCommit } from '@hearth/cms/kernel';
import {
  createDatabaseTime,
  readerNoticesPort,
  type Platform,
  type ReaderNotices,
  type SharedTime,
  type Tx,
} from '@hearth/cms/platform';
import {
  gatePort,
  goodsOfTreePort,
  shownGoodsPort,
  tracePort,
  type GoodsOfTree,
  type GoodsShower,
  type TraceBook,
} from '@hearth/vetting/contract';
import { liveShelvesPort, type LiveShelves } from '../contract';
import { addressBookStore } from './addresses/address-book-store';
import { couponBatchStore } from './coupons/coupon-batch-store';
import { couponStore, couponUse } from './coupons/coupon-store';
import { evidenceStore } from './evidence/evidence-store';
import { holdStore } from './evidence/hold-store';
import { freightRuleStore } from './freight/freight-rule-store';
import { groupStore } from './groups/group-store';
import { leaderStore } from './groups/leader-store';
import { createPickupCodes } from './groups/pickup-code';
import { refundCauseStore } from './aftersales/refund-cause-store';
import { bookStore } from './books/book-store';
import { borneStore } from './books/borne-store';
import { booksOf } from './books/books-wiring';
import { createBooks, type Books } from './books/post';
import { waterfallStore } from './books/waterfall-store';
import { donationStore } from './donations/donation-store';
import { depositStore } from './deposits/deposit-store';
import { lotStore } from './lots/lot-store';
import { createLotSeller } from './lots/sell-lots';
import { createLotTeller } from './lots/tell-lots';
import { offerStore } from './offers/offer-store';
import type { OfferDeps } from './offers/make-offer';
import { closeOffersOf } from './offers/move-offer';
import { addressStore } from './orders/address-store';
import { closedGate, type SellingGate } from './orders/gate-port';
import { createOfferMemory, knownOffers } from './orders/offer-memory-store';
import { orderExportStore } from './orders/order-export-store';
import { createOrderBooks, type OrderBooks } from './orders/order-books';
import type { NamesOf } from './orders/advance-order';
import { orderPayable } from './orders/order-payable';
import { orderStore, type OrderStore } from './orders/order-store';
import type { PlacingDeps } from './orders/place-batch';
import { paymentStore } from './orders/payment-store';
import { createRoomMemory, shownInRooms } from './orders/room-memory-store';
import { createOrderDesk, type DeskDeps, type DeskLimits } from './orders/place-order';
import { wishKey } from './orders/decide.rules';
import { placingStore } from './orders/placing-store';
import { createSigners } from './orders/signing-key-store';
import { createTickets } from './orders/ticket';
import { holdSettlement } from './settlements/hold-settlement';
import { settlementHoldStore as settlementHolds } from './settlements/settlement-hold-store';
import { stockStore } from './stock/stock-store';
import { termsStore } from './terms/terms-store';
import { variantStore } from './variants/variant-store';
import { waitingStore } from './waiting/waiting-store';

/** What the shop takes from the platform; a test gives as much of it by hand. */
export type ShopGround = Pick<Platform, 'database' | 'ids' | 'ledger' | 'random' | 'vault'> & {
  readonly outbox: Pick<Platform['outbox'], 'append'>;
};

/** What a house may set. */
export type ShopOptions = {
  readonly gate?: SellingGate;
  readonly goods?: GoodsShower;
  /** Whose goods may be sold. */
  readonly vetted?: GoodsOfTree;
  readonly limits?: Partial<DeskLimits>;
  /** The books of the house, where others book in the same transactions. */
  readonly books?: Books;
  readonly namesOf?: NamesOf;
  /** Where sales of lots are written down. */
  readonly trace?: Pick<TraceBook, 'lotsOf' | 'sold'>;
  /** How buyers are told something outside of the app. */
  readonly readers?: ReaderNotices;
  /** What can be ordered in the rooms of lives besides what they showed. */
  readonly shelves?: Pick<LiveShelves, 'of'>;
};

/** Nothing is shown while nobody has said what may be. */
const NOTHING_SHOWN: GoodsShower = {
  of: () => Promise.resolve(new Map()),
  categoriesOf: () => Promise.resolve(new Map()),
};

/** Nobody vouches for anything while nobody vets. */
const NOTHING_VETTED: GoodsOfTree = { areVettedFor: () => Promise.resolve(false) };

/** In a house that traces nothing no lot is known. */
const NOTHING_TRACED: Pick<TraceBook, 'lotsOf' | 'sold'> = {
  lotsOf: () => Promise.resolve([]),
  sold: () => Promise.resolve(),
};

/** Nobody is told anything where there is no way to readers. */
const NOBODY_TOLD: ReaderNotices = {
  tell: () => Promise.resolve(0),
  sums: () => Promise.resolve({ sent: 0, waiting: 0, unsure: 0, unreached: 0 }),
};

/** Everything that the verbs of the shop are handed. */
export type Shop = ReturnType<typeof wireShop>;

const nobody: NamesOf = () => Promise.resolve(new Map());

/** Puts the shop together on a database; the host and the tests do it by the same hand. */
export function wireShop(ground: ShopGround, options: ShopOptions = {}) {
  const { gate = closedGate, goods = NOTHING_SHOWN, limits = {}, namesOf = nobody, books } = options;
  const { trace = NOTHING_TRACED, vetted = NOTHING_VETTED, readers = NOBODY_TOLD } = options;
  const { database, ids, ledger, vault } = ground;
  const time = createDatabaseTime(database);
  const offers = offerStore(database);
  const variants = variantStore(database);
  const orders = {
    ...{ ...ground, orders: orderStore(database), stock: stockStore, coupons: couponUse },
    books: orderBooks({ ...ground, time }, books ?? createBooks({ ids, store: bookStore })),
    deposits: depositStore,
    lots: createLotTeller({ lots: lotStore, trace, time }),
  };
  const placing = { ...ground, gate, placing: placingStore, signers: createSigners({ database, ids, vault }) };
  const rooms = createRoomMemory(shownInRooms(database, options.shelves), elapsed);
  const desk = deskOf({ ...placing, rooms }, orders.orders, limits);
  const freight = freightRuleStore(database);
  const sold = { terms: termsStore, agreements: donationStore };
  const offerDeps: OfferDeps = { ...ground, ...sold, gate, goods, offers, variants, freight };
  return {
    ...{ placing, orders, offers: offerDeps, memory: desk.memory },
    desk: createOrderDesk(desk),
    addressing: { ...orders, addresses: addressStore({ database, vault }) },
    proving: {
      ...{ ...ground, orders: orders.orders, signers: placing.signers },
      ...{ evidence: evidenceStore(database), holds: holdStore(database) },
    },
    promises: { orders: orders.orders, signers: placing.signers, ledger },
    exporting: { database, ledger, exports: orderExportStore },
    viewing: { ...orders, variants, gate, namesOf },
    stock: { ...ground, stock: stockStore, variants, vetted },
    waiting: { ...placing, waiting: waitingStore },
    shelf: { offers, goods },
    freighting: { ...ground, freight },
    couponing: { ...ground, batches: couponBatchStore(database), coupons: couponStore(database) },
    grouping: {
      ...{ ...orders, groups: groupStore(database), leaders: leaderStore(database) },
      codes: createPickupCodes(vault),
    },
    addressBook: { ...ground, book: addressBookStore({ database, vault }) },
    payable: orderPayable({ ...orders, gate, money: paymentStore, time }),
    time,
    lotSeller: createLotSeller({ database, lots: lotStore, readers }),
    /** Follows a suspension, in its own transaction. */
    suspended: async (tx: Tx, what: Parameters<typeof closeOffersOf>[2]) => {
      await closeOffersOf(offerDeps, tx, what);
      await holdSettlement({ ...ground, settlementHolds }, tx, what);
    },
  };
}

/** Milliseconds that agree with no other clock. */
const elapsed = (): number => performance.now();

/** The desk of this node, with what it remembers. */
function deskOf(
  placing: PlacingDeps & Pick<ShopGround, 'vault'> & Pick<DeskDeps, 'rooms'>,
  orders: OrderStore,
  limits: Partial<DeskLimits>,
): DeskDeps {
  const { database, vault } = placing;
  return {
    ...placing,
    orders,
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
}

function orderBooks(ground: ShopGround & { readonly time: SharedTime }, books: Books): OrderBooks {
  const stores = {
    ...{ waterfalls: waterfallStore, agreements: donationStore, terms: termsStore, deposits: depositStore },
    ...{ borne: borneStore, causes: refundCauseStore },
  };
  return createOrderBooks({ ...ground, ...stores, books });
}

const shops = new WeakMap<Platform, Shop>();

/** The shop of a host, made once. */
export function shopOf(platform: Platform): Shop {
  const { people, ports } = platform;
  const namesOf: NamesOf = async (ids) =>
    new Map((await people.byIds([...new Set(ids)])).map(({ id, name }) => [id, name['zh-Hans']]));
  const [gate, goods, books] = [ports.take(gatePort), ports.take(shownGoodsPort), booksOf(platform)];
  const [trace, vetted, readers] = [ports.take(tracePort), ports.take(goodsOfTreePort), ports.take(readerNoticesPort)];
  const shelves: Pick<LiveShelves, 'of'> = { of: (live) => ports.take(liveShelvesPort).of(live) };
  const options = { gate, goods, namesOf, books, trace, vetted, readers, shelves };
  const known = shops.get(platform) ?? wireShop(platform, options);
  shops.set(platform, known);
  return known;
}
